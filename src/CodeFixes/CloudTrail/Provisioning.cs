using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>What is created for a trail.</summary>
/// <param name="Statements">The statements that create it, as <see cref="SourceStyle.Lay"/> takes them.</param>
/// <param name="Values">The values of the missing attributes, by their Terraform names.</param>
internal sealed record Provision(string Statements, IReadOnlyDictionary<string, string> Values);

/// <summary>Writes the log group, the role and the role's policy that a trail needs to deliver to CloudWatch Logs.</summary>
internal sealed class Provisioning(FixTarget target, FrameworkCode code, TypeNames names, ResourceIds ids, Identifiers identifiers)
{
    private const string Wildcard = ":*";

    private const string TrustPolicy =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "cloudtrail.amazonaws.com" },
              "Action": "sts:AssumeRole"
            }
          ]
        }
        """;

    private const string LoggingPolicy =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
              "Resource": "{{streams}}"
            }
          ]
        }
        """;

    /// <summary>What a trail lacks; <see langword="null"/> where it cannot be created at the place.</summary>
    /// <param name="missing">The attributes that are not set.</param>
    /// <param name="existing">The value of an attribute that is.</param>
    /// <param name="place">Where the statements go.</param>
    public Provision? Create(IReadOnlyList<string> missing, Func<string, ExpressionSyntax?> existing, StatementPlace place)
    {
        if (ids.NeedsVariable && !place.IsDirectlyBefore(target.Creation))
            return null;
        var writer = new ResourceWriter(target, code, names, ids, identifiers);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string streams;
        if (missing.Contains(Trail.LogGroupArn))
        {
            if (writer.Keep(LogGroup.Type, ["log", "group"]) is not { } logGroup)
                return null;
            values[Trail.LogGroupArn] = code.Text($"$\"{{{logGroup}.Arn}}{Wildcard}\"");
            streams = $"{{{{{logGroup}.Arn}}}}{Wildcard}";
        }
        else if (existing(Trail.LogGroupArn) is { } group && StreamsOf(group) is { } known)
        {
            streams = known;
        }
        else
        {
            return null;
        }

        string role;
        if (missing.Contains(Trail.RoleArn))
        {
            if (writer.Keep(Role.Type, ["role"], (Role.TrustPolicy, JsonText.Literal(TrustPolicy, target.Language))) is not { } variable)
                return null;
            values[Trail.RoleArn] = $"{variable}.Arn";
            role = variable;
        }
        else if (existing(Trail.RoleArn) is { } arn && RoleOf(arn) is { } known)
        {
            role = known;
        }
        else
        {
            return null;
        }

        var policy = code.Text(JsonText.Interpolated(LoggingPolicy, target.Language, ("streams", streams)));
        return writer.Add(Role.PolicyType, ["role", "policy"], ("role", $"{role}.Id"), ("policy", policy))
            ? new(writer.Statements, values)
            : null;
    }

    /// <summary>The role whose ARN an expression gives.</summary>
    private string? RoleOf(ExpressionSyntax arn) =>
        Source(arn) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Arn", Expression: var role } && FixTarget.IsPure(role)
            ? role.ToString()
            : null;

    /// <summary>The streams of the log group whose ARN an expression gives, as the content of a raw string with <c>{{…}}</c>.</summary>
    private string? StreamsOf(ExpressionSyntax arn) => Source(arn) switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Arn" } bare when FixTarget.IsPure(bare) => $"{{{{{bare}}}}}{Wildcard}",
        InterpolatedStringExpressionSyntax
        {
            Contents:
            [
                InterpolationSyntax { AlignmentClause: null, FormatClause: null, Expression: var hole },
                InterpolatedStringTextSyntax { TextToken.ValueText: Wildcard },
            ],
        } when FixTarget.IsPure(hole) => $"{{{{{hole}}}}}{Wildcard}",
        BinaryExpressionSyntax { Left: var left, Right: LiteralExpressionSyntax { Token.Value: Wildcard } } when FixTarget.IsPure(left) =>
            $"{{{{{left}}}}}{Wildcard}",
        IdentifierNameSyntax name => $"{{{{{name}}}}}",
        _ => null,
    };

    /// <summary>Where a value comes from: through the local that holds it and through <c>Output.Format</c>.</summary>
    private ExpressionSyntax Source(ExpressionSyntax value)
    {
        var source = value;
        if (value is IdentifierNameSyntax
            && target.Model.GetSymbolInfo(value).Symbol is ILocalSymbol local
            && new Written(target.Model).ValuesOf(local) is [var only])
        {
            source = only;
        }

        if (source is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Format" },
                ArgumentList.Arguments: [var format],
            })
        {
            source = format.Expression;
        }

        return source is MemberAccessExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax ? source : value;
    }
}
