using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>A resource in scope that an attribute can refer to.</summary>
/// <param name="Symbol">The variable, parameter, field or property that holds it.</param>
/// <param name="Class">Its class.</param>
/// <param name="Creation">Where it is created, where that is plain to see.</param>
internal sealed record Candidate(ISymbol Symbol, ResourceClass Class, BaseObjectCreationExpressionSyntax? Creation)
{
    /// <summary>How the program calls it.</summary>
    public string Name => Symbol.Name;

    /// <summary>How well it fits; greater is better.</summary>
    public int Rank { get; init; }
}

/// <summary>Finds the resources in scope that an attribute can refer to.</summary>
internal sealed class Candidates(FixTarget target)
{
    private readonly Written _written = new(target.Model);

    /// <summary>What can be used at all of these places, the best first.</summary>
    /// <param name="terraformType">The type of the resource.</param>
    /// <param name="places">The places.</param>
    /// <param name="rank">How well a candidate fits by what it is for; <see langword="null"/> where it does not.</param>
    public IReadOnlyList<Candidate> For(string terraformType, IReadOnlyList<SyntaxNode> places, Func<Candidate, int?> rank)
    {
        var definitelyAssigned = places.Select(AssignedBefore).ToList();
        return [..
            from symbol in target.Model.LookupSymbols(places[0].SpanStart)
            let type = TypeOf(symbol)
            where type is not null
            let known = ResourceClass.Of(type, target)
            where known is not null && known.TerraformType == terraformType
            where places.All(place => IsInScope(symbol, place))
            where symbol is not ILocalSymbol || definitelyAssigned.TrueForAll(locals => locals.Contains(symbol))
            where symbol is not (IFieldSymbol or IPropertySymbol) || IsAssignedMember(symbol)
            let candidate = new Candidate(symbol, known, CreationOf(symbol))
            let fit = rank(candidate)
            where fit is not null
            let ranked = candidate with { Rank = fit.Value + Rank(candidate) }
            orderby ranked.Rank descending, Nearness(symbol) descending, ranked.Name
            select ranked];
    }

    private ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => MayBeNull(local) ? null : local.Type,
        IParameterSymbol { RefKind: not RefKind.Out, Type.NullableAnnotation: not NullableAnnotation.Annotated } parameter =>
            parameter.Type,
        IFieldSymbol { Type.NullableAnnotation: not NullableAnnotation.Annotated } field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null, Type.NullableAnnotation: not NullableAnnotation.Annotated } property =>
            property.Type,
        _ => null,
    };

    /// <summary>Whether a local is declared to be null or not; one whose type is inferred may be what its initializer may be.</summary>
    private bool MayBeNull(ILocalSymbol local) =>
        local.Type.NullableAnnotation == NullableAnnotation.Annotated
        && local.DeclaringSyntaxReferences is [var declaration]
        && !(InferredFrom(declaration.GetSyntax()) is { } value
            && target.Model.GetTypeInfo(value).Nullability.FlowState != NullableFlowState.MaybeNull);

    /// <summary>The initializer that a local's type is inferred from.</summary>
    private static ExpressionSyntax? InferredFrom(SyntaxNode declaration) =>
        declaration is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } variable
            ? variable.Initializer?.Value
            : null;

    private bool IsInScope(ISymbol symbol, SyntaxNode place) =>
        target.Model.LookupSymbols(place.SpanStart, name: symbol.Name) is [var found]
        && SymbolEqualityComparer.Default.Equals(found, symbol)
        && (symbol is not ILocalSymbol || symbol.DeclaringSyntaxReferences.All(declaration => declaration.Span.End <= place.SpanStart));

    private HashSet<ISymbol> AssignedBefore(SyntaxNode place)
    {
        var code = place.AncestorsAndSelf().FirstOrDefault(IsFlowRegion);
        var flow = code is null ? null : target.Model.AnalyzeDataFlow(code);
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (flow is { Succeeded: true })
            assigned.UnionWith(flow.DefinitelyAssignedOnEntry);
        return assigned;
    }

    /// <summary>
    /// Whether the compiler analyzes the data flow of a node: a statement, or the expression that is a body or an initializer.
    /// </summary>
    private static bool IsFlowRegion(SyntaxNode node) => node switch
    {
        StatementSyntax => node is not (BlockSyntax or LocalFunctionStatementSyntax),
        ExpressionSyntax { Parent: ArrowExpressionClauseSyntax } => true,
        ExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: var declaration } } =>
            declaration is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax },
        _ => false,
    };

    /// <summary>Whether a field or property surely has its value where the resource is created.</summary>
    private bool IsAssignedMember(ISymbol member)
    {
        var code = FixTarget.MemberOf(target.Creation);
        if (!member.IsStatic && !IsInstanceCode(code))
            return false;
        if (member.DeclaringSyntaxReferences.Any(declaration => declaration.GetSyntax()
            is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null }
                or ParameterSyntax))
        {
            return true;
        }

        if (code is not ConstructorDeclarationSyntax)
            return true;
        return _written.UsesOf(member, code).Any(use =>
            (use.Parent is MemberAccessExpressionSyntax ? use.Parent : use) is var left
            && left.Parent is AssignmentExpressionSyntax
            {
                RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
                Parent: ExpressionStatementSyntax { Parent: { } block } statement,
            } assignment
            && assignment.Left == left
            && statement.Span.End <= target.Creation.SpanStart
            && target.Creation.Ancestors().Contains(block));
    }

    private static bool IsInstanceCode(SyntaxNode code) => code switch
    {
        MethodDeclarationSyntax { Modifiers: var modifiers } => !modifiers.Any(SyntaxKind.StaticKeyword),
        BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax => true,
        _ => false,
    };

    /// <summary>The creation that a symbol gets its value from, where it is plain to see.</summary>
    public BaseObjectCreationExpressionSyntax? CreationOf(ISymbol symbol)
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

    /// <summary>How well a candidate fits by its name and its place.</summary>
    private int Rank(Candidate candidate)
    {
        const int sharesWord = 2, isLocal = 1;
        var named = candidate.Name + candidate.Creation;
        return (WordsOfTarget().Any(word => named.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) ? sharesWord : 0)
            + (candidate.Symbol is ILocalSymbol or IParameterSymbol ? isLocal : 0);
    }

    /// <summary>The words by which the program calls the target, without those that only say what it is.</summary>
    private IEnumerable<string> WordsOfTarget()
    {
        const int shortest = 4;
        var names = new[] { target.KeptIn?.Name, target.Id is { } id ? target.Model.GetConstantValue(id).Value as string : null };
        return names.OfType<string>().SelectMany(Identifiers.Words)
            .Where(word => word.Length >= shortest && target.Kind.Type.Name.IndexOf(word, StringComparison.OrdinalIgnoreCase) < 0);
    }

    private static int Nearness(ISymbol symbol) => symbol switch
    {
        ILocalSymbol => 1 + symbol.Locations[0].SourceSpan.Start,
        IParameterSymbol => 0,
        _ => -1,
    };
}
