using System.Globalization;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>What is created for a trail.</summary>
/// <param name="Statements">The statements that create it, as <see cref="SourceStyle.Lay"/> takes them.</param>
/// <param name="Values">The values of the attributes that refer to it, by their Terraform names.</param>
/// <param name="Kept">The expressions that variables have to hold for this.</param>
/// <param name="Created">The resources that the statements create.</param>
internal sealed record Provision(
    string Statements, IReadOnlyDictionary<string, string> Values, IReadOnlyList<KeptValue> Kept, IReadOnlyList<CreatedResource> Created);

/// <summary>Writes the log group, the role and the role's policy that a trail needs to deliver to CloudWatch Logs.</summary>
/// <param name="target">The trail.</param>
/// <param name="code">How its framework writes resources.</param>
/// <param name="names">The names of types in the new code.</param>
/// <param name="identifiers">The names in scope.</param>
/// <param name="isTaken">Whether the project has such a string literal already.</param>
internal sealed class Provisioning(
    FixTarget target, FrameworkCode code, TypeNames names, Identifiers identifiers, Func<string, bool> isTaken)
{
    /// <summary>How long a new log group keeps events; for ever, unless it is told, and billed for it.</summary>
    /// <remarks>One of the numbers that CloudWatch Logs accepts; PCI DSS 10.5.1 asks for a year.</remarks>
    private const int RetentionInDays = 365;

    /// <summary>Creates a policy that lets a role write to a log group, and those of the two that are not there.</summary>
    /// <param name="given">The log group's streams; <see langword="null"/> for a new one.</param>
    /// <param name="role">The role, an expression; <see langword="null"/> for a new one.</param>
    /// <param name="place">Where the statements go.</param>
    /// <returns>What is created; <see langword="null"/> where it cannot be.</returns>
    public Provision? Create(LogStreams? given, string? role, StatementPlace place)
    {
        if (target.Id is not { } id)
            return null;
        var ids = new ResourceIds(target, id, identifiers, isTaken);
        if (ids.NeedsVariable && !place.IsDirectlyBefore(target.Creation))
            return null;
        if (code is AwsCdkCode cdk)
            return CreateConstructs(cdk, given, role, ids);
        var streams = given?.Text;
        var writer = new ResourceWriter(target, code, names, ids, identifiers);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (streams is null)
        {
            var retention = (LogGroup.Retention, RetentionInDays.ToString(CultureInfo.InvariantCulture));
            if (writer.Keep(LogGroup.Type, ["log", "group"], retention) is not { } logGroup)
                return null;
            values[Trail.LogGroupArn] = LogGroupArn.ValueOf(logGroup, code, target);
            streams = LogGroupArn.StreamsOf(logGroup, target);
        }

        if (role is null)
        {
            role = writer.Keep(Role.Type, ["role"], (Role.TrustPolicy, JsonText.Literal(PolicyTexts.Trust, target.Language)));
            if (role is null)
                return null;
            values[Trail.RoleArn] = $"{role}.Arn";
        }

        var policy = code.Text(JsonText.Interpolated(PolicyTexts.Logging, target.Language, ("streams", streams)));
        return writer.Add(Role.PolicyType, ["role", "policy"], ("role", $"{role}.Id"), ("policy", policy))
            ? new(writer.Statements, values, [.. Kept()], writer.Created)
            : null;

        IEnumerable<KeptValue> Kept() => KeptFor(ids, id, given);
    }

    /// <summary>The same with constructs of AWS CDK, where the policy is part of the role.</summary>
    private Provision? CreateConstructs(AwsCdkCode cdk, LogStreams? given, string? role, ResourceIds ids)
    {
        var writer = new ResourceWriter(target, cdk, names, ids, identifiers);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var streams = given?.Text is ['{', '{', .., '}', '}'] text ? text.Substring(2, text.Length - 4) : null;
        if (given is null)
        {
            if (cdk.NameOf("Logs", "RetentionDays") is not { } retention
                || writer.Keep(LogGroup.Type, ["log", "group"], ("Retention", retention + ".ONE_YEAR")) is not { } logGroup)
            {
                return null;
            }

            values[Trail.LogGroupArn] = streams = LogGroupArn.ValueOf(logGroup, cdk, target);
        }

        // What a role may do that is given is for whoever gives it to say.
        if (role is not null
            || streams is null
            || cdk.PoliciesToWrite(streams) is not { } policies
            || cdk.NameOf("IAM", "ServicePrincipal") is not { } principal)
        {
            return null;
        }

        var trust = ("AssumedBy", $"new {principal}(\"cloudtrail.amazonaws.com\")");
        if (writer.Keep(Role.Type, ["role"], trust, ("InlinePolicies", policies)) is not { } created)
            return null;
        values[Trail.RoleArn] = created + ".RoleArn";
        return new(writer.Statements, values, [.. KeptFor(ids, target.Id!, given)], writer.Created);
    }

    private static IEnumerable<KeptValue> KeptFor(ResourceIds ids, ExpressionSyntax id, LogStreams? given)
    {
        if (ids.NeedsVariable)
            yield return new(id, ids.Variable);
        if (given?.Kept is { } kept)
            yield return kept;
    }
}
