using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>Where the runs begin that reach a creation: its own member, or the members that call it where nobody else can.</summary>
internal sealed class EntryPoints(ProgramSource program, ProgramCallers programCallers, CancellationToken cancellation)
{
    /// <summary>More than that are as good as unknown.</summary>
    private const int MaxMembers = 60;

    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<(SyntaxNode Syntax, HashSet<string> Names)>> _members =
        new(SymbolEqualityComparer.Default);

    public Reach Of(SyntaxNode creation, SemanticModel model)
    {
        if (ProgramCallers.Declaration(creation) is not { } declaration || OwnerOf(declaration, model) is not { } owner)
            return Reach.None;
        var dispatched = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<Body>();
        var visited = new HashSet<SyntaxNode> { declaration };
        var pending = new Queue<(SyntaxNode Declaration, ISymbol Owner)>([(declaration, owner)]);
        while (pending.Count > 0)
        {
            var (current, symbol) = pending.Dequeue();
            var callers = symbol is IFieldSymbol or IPropertySymbol ? HoldersOf(symbol, current, creation)
                : IsHidden(symbol) ? Callers(symbol, current)
                : programCallers.Of(symbol)?.Where(caller => caller != current).ToList() ?? [];
            if (callers.Count > 0 && symbol is IMethodSymbol called)
                dispatched.UnionWith(ProgramCallers.RootsOf(called).Select(root => root.Name));
            if (callers.Count == 0 && BodyOf(current, symbol) is { } body)
                entries.Add(body);
            foreach (var caller in callers)
            {
                if (visited.Count > MaxMembers)
                    return Reach.None;
                if (visited.Add(caller) && OwnerOf(caller, program.ModelOf(caller.SyntaxTree)) is { } callerOwner)
                    pending.Enqueue((caller, callerOwner));
            }
        }

        // Private members that only call each other: nobody runs them, or somebody does in a way that cannot be seen.
        return new(entries.Count == 0 && BodyOf(declaration, owner) is { } own ? [own] : entries, dispatched);
    }

    /// <summary>The member alone that a creation is in, whoever runs it.</summary>
    public Body? Own(SyntaxNode creation, SemanticModel model) =>
        ProgramCallers.Declaration(creation) is { } declaration && OwnerOf(declaration, model) is { } owner
            ? BodyOf(declaration, owner)
            : null;

    /// <summary>Whether only members of its own class can reach a creation.</summary>
    public bool IsPrivate(SyntaxNode creation, SemanticModel model) =>
        ProgramCallers.Declaration(creation) is { } declaration && OwnerOf(declaration, model) is { } owner && IsHidden(owner);

    private ISymbol? OwnerOf(SyntaxNode declaration, SemanticModel model) => declaration switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } =>
            (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
        EqualsValueClauseSyntax { Parent: { } member } => model.GetDeclaredSymbol(member, cancellation),
        PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type } =>
            (model.GetDeclaredSymbol(type, cancellation) as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(Dispatch.IsPrimary),
        CompilationUnitSyntax => model.Compilation.GetEntryPoint(cancellation),
        _ => model.GetDeclaredSymbol(declaration, cancellation),
    };

    private Body? BodyOf(SyntaxNode declaration, ISymbol owner) =>
        owner is IMethodSymbol method ? program.BodyOf(method) : program.BodyAt(declaration, owner);

    private static bool IsHidden(ISymbol symbol) =>
        symbol is IMethodSymbol method
        && method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet
        && (method.AssociatedSymbol ?? method).DeclaredAccessibility == Accessibility.Private
        && method.ExplicitInterfaceImplementations.IsEmpty
        && method is not { IsStatic: true, Name: "Main" };

    /// <summary>
    /// The members that may call a lambda which an initializer stores: those that name a static member, or make the object of an
    /// instance's.
    /// </summary>
    private IReadOnlyList<SyntaxNode> HoldersOf(ISymbol member, SyntaxNode initializer, SyntaxNode creation)
    {
        if (!creation.Ancestors().TakeWhile(node => node != initializer).Any(node => node is AnonymousFunctionExpressionSyntax))
            return [];
        if (member.IsStatic)
        {
            return member.DeclaredAccessibility == Accessibility.Private
                ? Callers(member, initializer)
                : programCallers.OfMember(member)?.Where(caller => caller != initializer).ToList() ?? [];
        }

        var holders = new List<SyntaxNode>();
        foreach (var constructor in member.ContainingType.InstanceConstructors)
        {
            switch (constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation))
            {
                case ConstructorDeclarationSyntax { Initializer: { } other } when other.IsKind(SyntaxKind.ThisConstructorInitializer):
                    break;
                case ConstructorDeclarationSyntax declared:
                    holders.Add(declared);
                    break;
                case TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax primary, ..] }:
                    holders.Add(primary);
                    break;
                case var _ when programCallers.Of(constructor) is { } makers:
                    holders.AddRange(makers);
                    break;
                default:
                    return [];
            }
        }

        return holders;
    }

    private IReadOnlyList<SyntaxNode> Callers(ISymbol symbol, SyntaxNode own)
    {
        var name = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? constructor.ContainingType.Name
            : ((symbol as IMethodSymbol)?.AssociatedSymbol ?? symbol).Name;
        var isConstructor = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };
        return
        [
            .. MembersOf(symbol.ContainingType)
                .Where(member => member.Syntax != own && (member.Names.Contains(name) || (isConstructor && member.Names.Contains("new"))))
                .Select(member => member.Syntax),
        ];
    }

    private IReadOnlyList<(SyntaxNode Syntax, HashSet<string> Names)> MembersOf(INamedTypeSymbol type)
    {
        if (!_members.TryGetValue(type, out var members))
        {
            members = [.. type.DeclaringSyntaxReferences
                .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes().Where(ProgramCallers.IsDeclaration))
                .Select(member => (member, NamesIn(member)))];
            _members.Add(type, members);
        }

        return members;
    }

    private static HashSet<string> NamesIn(SyntaxNode member) =>
        new(
            member.DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.NewKeyword))
                .Select(token => token.ValueText),
            StringComparer.Ordinal);
}

/// <summary>How the program gets to a creation.</summary>
/// <param name="Bodies">Where the runs begin.</param>
/// <param name="Dispatched">The names of the virtual methods, and those of interfaces, on the way.</param>
internal sealed record Reach(IReadOnlyList<Body> Bodies, IReadOnlyCollection<string> Dispatched)
{
    public static readonly Reach None = new([], []);
}
