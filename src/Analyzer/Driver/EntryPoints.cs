using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>Where the runs begin that reach a creation: its own member, or the members that call it where nobody else can.</summary>
internal sealed class EntryPoints(ProgramSource program, CancellationToken cancellation)
{
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<(SyntaxNode Syntax, HashSet<string> Names)>> _members =
        new(SymbolEqualityComparer.Default);

    public IReadOnlyList<Body> Of(SyntaxNode creation, SemanticModel model)
    {
        if (Declaration(creation) is not { } declaration || OwnerOf(declaration, model) is not { } owner)
            return [];
        var entries = new List<Body>();
        var visited = new HashSet<SyntaxNode> { declaration };
        var pending = new Queue<(SyntaxNode Declaration, ISymbol Owner)>([(declaration, owner)]);
        while (pending.Count > 0)
        {
            var (current, symbol) = pending.Dequeue();
            var callers = IsHidden(symbol) ? Callers(symbol, current) : [];
            if (callers.Count == 0 && BodyOf(current, symbol) is { } body)
                entries.Add(body);
            foreach (var caller in callers)
            {
                if (visited.Add(caller) && OwnerOf(caller, program.ModelOf(caller.SyntaxTree)) is { } callerOwner)
                    pending.Enqueue((caller, callerOwner));
            }
        }

        // Private members that only call each other: nobody runs them, or somebody does in a way that cannot be seen.
        return entries.Count == 0 && BodyOf(declaration, owner) is { } own ? [own] : entries;
    }

    /// <summary>The member, accessor or initializer that code belongs to.</summary>
    private static SyntaxNode? Declaration(SyntaxNode code) => code.AncestorsAndSelf().FirstOrDefault(IsDeclaration);

    private static bool IsDeclaration(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax => true,
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } } => true,
        PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

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
                .SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes().Where(IsDeclaration))
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
