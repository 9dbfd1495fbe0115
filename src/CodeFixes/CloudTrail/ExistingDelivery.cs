using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>The log group and the role that a trail is given already.</summary>
internal sealed class ExistingDelivery(FixTarget target, Placements placements)
{
    /// <summary>The streams of the log group; <see langword="null"/> where they cannot be written down at a place.</summary>
    /// <param name="identifiers">The names in scope.</param>
    /// <param name="place">The place.</param>
    public LogStreams? Streams(Identifiers identifiers, StatementPlace place) =>
        placements.ValueOf(Trail.LogGroupArn) is { } arn ? LogGroupArn.StreamsOf(arn, target, identifiers, place) : null;

    /// <summary>The role, an expression; <see langword="null"/> where only its ARN is known.</summary>
    public string? Role() =>
        placements.ValueOf(Trail.RoleArn) is { } arn
        && Written.Source(arn, target.Model) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Arn", Expression: var role }
        && FixTarget.IsPure(role)
            ? role.ToString()
            : null;

    /// <summary>The variable, parameter, field or property whose ARN an attribute is given, and where what it holds is created.</summary>
    public (ISymbol? Symbol, BaseObjectCreationExpressionSyntax? Creation) Referred(string attribute) =>
        placements.ValueOf(attribute) is { } value
        && LogGroupArn.SymbolOf(value, target.Model) is { } symbol
        && TypeOf(symbol) is { } type
        && ResourceClass.Of(type, target)?.TerraformType == TrailReferences.ReferredBy(attribute)?.TerraformType
            ? (symbol, new Candidates(target).CreationOf(symbol))
            : (null, null);

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
