using Infra.Analyzers.Rules.CloudTrail;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes;

/// <summary>A log group, role, key or topic that the program has already.</summary>
/// <param name="Name">The variable, parameter, field or property.</param>
/// <param name="HasWildcard">Whether a log group's ARN ends in <c>:*</c> by itself.</param>
/// <param name="Rank">How well it fits; greater is better.</param>
internal sealed record Candidate(string Name, bool HasWildcard, int Rank);

/// <summary>Finds the resources in scope that an attribute can refer to.</summary>
internal sealed class Candidates(FixTarget target)
{
    /// <summary>The classes whose ARN or name an attribute takes, by the end of their name in CDKTF or their whole type token in Pulumi.</summary>
    private static readonly (string Attribute, string Class, bool HasWildcard)[] Classes =
    [
        (Trail.LogGroupArn, ".cloudwatchLogGroup.CloudwatchLogGroup", false),
        (Trail.LogGroupArn, "aws:cloudwatch/logGroup:LogGroup", false),
        (Trail.LogGroupArn, "aws-native:logs:LogGroup", true),
        (Trail.RoleArn, ".iamRole.IamRole", false),
        (Trail.RoleArn, "aws:iam/role:Role", false),
        (Trail.RoleArn, "aws-native:iam:Role", false),
        (Trail.KmsKeyId, ".kmsKey.KmsKey", false),
        (Trail.KmsKeyId, "aws:kms/key:Key", false),
        (Trail.KmsKeyId, "aws-native:kms:Key", false),
        (Trail.SnsTopicName, ".snsTopic.SnsTopic", false),
        (Trail.SnsTopicName, "aws:sns/topic:Topic", false),
    ];

    private readonly Written _written = new(target.Model);

    /// <summary>What can be used at all of these places, the best first.</summary>
    public IReadOnlyList<Candidate> For(string attribute, IReadOnlyList<SyntaxNode> places)
    {
        var definitelyAssigned = places.Select(AssignedBefore).ToList();
        return [..
            from symbol in target.Model.LookupSymbols(places[0].SpanStart)
            let type = TypeOf(symbol)
            where type is not null && KindOf(type, attribute) is not null
            where places.All(place => IsInScope(symbol, place))
            where symbol is not ILocalSymbol || definitelyAssigned.TrueForAll(locals => locals.Contains(symbol))
            where symbol is not (IFieldSymbol or IPropertySymbol) || IsAssignedMember(symbol)
            let creation = CreationOf(symbol)
            where attribute != Trail.RoleArn || MayTrustCloudTrail(creation)
            let candidate = new Candidate(symbol.Name, KindOf(type, attribute) == true, Rank(symbol, creation))
            orderby candidate.Rank descending, Nearness(symbol) descending, candidate.Name
            select candidate];
    }

    private ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => MayBeNull(local) ? null : local.Type,
        IParameterSymbol { RefKind: not RefKind.Out, Type.NullableAnnotation: not NullableAnnotation.Annotated } parameter => parameter.Type,
        IFieldSymbol { Type.NullableAnnotation: not NullableAnnotation.Annotated } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null, Type.NullableAnnotation: not NullableAnnotation.Annotated } property => property.Type,
        _ => null,
    };

    /// <summary>Whether a local is declared to be null or not; one whose type is inferred may be what its initializer may be.</summary>
    private bool MayBeNull(ILocalSymbol local) =>
        local.Type.NullableAnnotation == NullableAnnotation.Annotated
        && local.DeclaringSyntaxReferences is [var declaration]
        && !(declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Type.IsVar: true } }
            && target.Model.GetTypeInfo(value).Nullability.FlowState != NullableFlowState.MaybeNull);

    /// <summary>Whether a class gives the ARN for an attribute with a wildcard; <see langword="null"/> where it does not give it.</summary>
    private bool? KindOf(ITypeSymbol type, string attribute)
    {
        for (var current = type as INamedTypeSymbol; current is not null; current = current.BaseType)
        {
            var name = target.Kind.Framework == Framework.Cdktf ? Frameworks.JsiiNameOf(current) : target.Frameworks.PulumiTokenOf(current);
            foreach (var (_, @class, hasWildcard) in Classes.Where(known => known.Attribute == attribute))
            {
                if (@class[0] == '.' ? name?.EndsWith(@class, StringComparison.Ordinal) == true : name == @class)
                    return hasWildcard;
            }
        }

        return null;
    }

    private bool IsInScope(ISymbol symbol, SyntaxNode place) =>
        target.Model.LookupSymbols(place.SpanStart, name: symbol.Name) is [var found]
        && SymbolEqualityComparer.Default.Equals(found, symbol)
        && (symbol is not ILocalSymbol || symbol.DeclaringSyntaxReferences.All(declaration => declaration.Span.End <= place.SpanStart));

    private HashSet<ISymbol> AssignedBefore(SyntaxNode place)
    {
        var code = place.AncestorsAndSelf().FirstOrDefault(node =>
            node is StatementSyntax and not (BlockSyntax or LocalFunctionStatementSyntax)
            || (node is ExpressionSyntax && node.Parent is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax { Parent: not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } }));
        var flow = code is null ? null : target.Model.AnalyzeDataFlow(code);
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (flow is { Succeeded: true })
            assigned.UnionWith(flow.DefinitelyAssignedOnEntry);
        return assigned;
    }

    /// <summary>Whether a field or property surely has its value where the resource is created.</summary>
    private bool IsAssignedMember(ISymbol member)
    {
        var code = FixTarget.MemberOf(target.Creation);
        if (!member.IsStatic && (code is not BaseMethodDeclarationSyntax and not BasePropertyDeclarationSyntax || code is MethodDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.StaticKeyword)))
            return false;
        if (member.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null } or ParameterSyntax))
            return true;
        if (code is not ConstructorDeclarationSyntax)
            return true;
        return _written.UsesOf(member, code).Any(use =>
            (use.Parent is MemberAccessExpressionSyntax ? use.Parent : use) is var left
            && left.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax { Parent: { } block } statement } assignment
            && assignment.Left == left
            && statement.Span.End <= target.Creation.SpanStart
            && target.Creation.Ancestors().Contains(block));
    }

    /// <summary>The creation that a symbol gets its value from, where it is plain to see.</summary>
    private BaseObjectCreationExpressionSyntax? CreationOf(ISymbol symbol)
    {
        var initializers = symbol.DeclaringSyntaxReferences
            .Where(declaration => declaration.SyntaxTree == target.Root.SyntaxTree)
            .Select(declaration => declaration.GetSyntax() switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            });
        var assigned = _written.UsesOf(symbol, target.Creation)
            .Select(use => use.Parent is MemberAccessExpressionSyntax access && access.Name == use ? (SyntaxNode)access : use)
            .Where(use => use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
            .Select(use => ((AssignmentExpressionSyntax)use.Parent!).Right);
        return initializers.Concat(assigned).OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault();
    }

    /// <summary>A trust policy that names other services only is not one for CloudTrail.</summary>
    private static bool MayTrustCloudTrail(SyntaxNode? role) =>
        role?.ToString() is not { } text || !text.Contains(".amazonaws.com") || text.Contains("cloudtrail.amazonaws.com");

    private int Rank(ISymbol symbol, BaseObjectCreationExpressionSyntax? creation)
    {
        const int trustsCloudTrail = 8, namesCloudTrail = 4, sharesWord = 2, isLocal = 1;
        var text = creation?.ToString() ?? "";
        var named = symbol.Name + text;
        return (text.Contains("cloudtrail.amazonaws.com") ? trustsCloudTrail : 0)
            + (named.IndexOf("trail", StringComparison.OrdinalIgnoreCase) >= 0 ? namesCloudTrail : 0)
            + (WordsOfTarget().Any(word => named.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) ? sharesWord : 0)
            + (symbol is ILocalSymbol or IParameterSymbol ? isLocal : 0);
    }

    private IEnumerable<string> WordsOfTarget()
    {
        const int shortest = 4;
        var names = new[] { target.KeptIn?.Name, target.Id is { } id ? target.Model.GetConstantValue(id).Value as string : null };
        return names.OfType<string>().SelectMany(Identifiers.Words).Where(word => word.Length >= shortest && !word.Equals("trail", StringComparison.OrdinalIgnoreCase));
    }

    private static int Nearness(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => 1 + symbol.Locations[0].SourceSpan.Start,
        IParameterSymbol => 0,
        _ => -1,
    };
}
