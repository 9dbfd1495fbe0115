using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Writes the policy of a trail's bucket, and has the trail wait for it.</summary>
/// <remarks>AWS looks at the policy when the trail is created: without the order, which of the two comes first is left to chance.</remarks>
internal sealed class BucketPolicyFix(FixTarget target, Func<string, bool> isTaken)
{
    private readonly Placements _placements = new(target, [FrameworkCode.DependsOn], keepsValues: false);

    /// <summary>The changes; <see langword="null"/> where the bucket, or its policy, is out of sight.</summary>
    /// <param name="isAtBucket">Whether the policy is created right after the bucket, and not right before the trail.</param>
    /// <param name="inFull">Whether types are named in full.</param>
    public FixContent? Changes(bool isAtBucket, bool inFull)
    {
        if (target.Id is not { } id
            || _placements.ValueOf(Trail.BucketName) is not { } name
            || Written.Source(name, target.Model) is not MemberAccessExpressionSyntax { Expression: var bucket }
            || !FixTarget.IsPure(bucket)
            || target.Model.GetSymbolInfo(bucket).Symbol is not { } symbol
            || HasPolicy(symbol)
            || Prefix() is not { } prefix
            || PlaceFor(symbol, isAtBucket) is not { } place)
        {
            return null;
        }

        var names = new TypeNames(target, inFull);
        var identifiers = new Identifiers(target);
        var ids = new ResourceIds(target, id, identifiers, isTaken);
        var code = FrameworkCode.For(target, names);
        var writer = new ResourceWriter(target, code, names, ids, identifiers);
        var policy = JsonText.Interpolated(
            PolicyTexts.Bucket, target.Language, ("bucket", $"{{{{{bucket}.Arn}}}}"), ("prefix", prefix));
        (string, string)[] attributes = [("bucket", $"{bucket}.Id"), ("policy", code.Text(policy))];
        return !ids.NeedsVariable
            && writer.Keep(Bucket.PolicyType, ["bucket", "policy"], attributes) is { } variable
            && code.WaitFor(variable, _placements) is { } waiting
            && place.Insert(writer.Statements, Spacing.Around) is { } inserted
                ? new([.. inserted, .. waiting, .. names.Imports()], writer.Created)
                : null;
    }

    /// <summary>What the keys of the log files begin with, as the content of a raw string with <c>{{…}}</c>.</summary>
    private string? Prefix()
    {
        if (_placements.ValueOf(Trail.KeyPrefix) is not { } prefix)
            return target.Creation.ToString().Contains(target.Kind.Spelling(Trail.KeyPrefix)) ? null : "";
        return target.Model.GetConstantValue(prefix).Value is string constant
            ? constant.Any(character => character is '"' or '\\' or '{' or '}') ? null : constant + "/"
            : FixTarget.IsPure(prefix) ? $"{{{{{prefix}}}}}/"
            : null;
    }

    /// <summary>Whether the file gives the bucket a policy.</summary>
    private bool HasPolicy(ISymbol bucket) =>
        new Candidates(target).CreationOf(bucket)?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(entry => entry.Left is IdentifierNameSyntax { Identifier.ValueText: "Policy" }) == true
        || target.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => target.Model.GetTypeInfo(creation).Type?.Name.EndsWith("BucketPolicy", StringComparison.Ordinal) == true)
            .Any(creation => Evidence.Of(creation, target.Model).Names(bucket));

    private StatementPlace? PlaceFor(ISymbol bucket, bool isAtBucket)
    {
        if (!isAtBucket)
            return StatementPlace.Before(target.Creation, target) is { IsInLoop: false } before ? before : null;
        return bucket is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
            && declaration.GetSyntax().FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { } statement
            && statement.Declaration.Variables is [{ Initializer.Value: BaseObjectCreationExpressionSyntax }]
                ? StatementPlace.After(statement, target)
                : null;
    }
}
