using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Driver;

/// <summary>Who calls what in a whole compilation. Shared by the analyses of its files.</summary>
/// <remarks>
/// Callers are found by name and then asked what the name means. All callers are known of what no other assembly can name: anything in a
/// compilation with an entry point, and what is internal where no other assembly is let in.
/// </remarks>
internal sealed class ProgramCallers(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>More callers than that are as good as unknown.</summary>
    private const int MaxCallers = 24;

    private static readonly ImmutableHashSet<string> CalledWithoutName = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Add", "Current", "Deconstruct", "Dispose", "DisposeAsync", "GetAsyncEnumerator", "GetAwaiter", "GetEnumerator",
        "GetPinnableReference", "Main", "MoveNext", "MoveNextAsync", "Select", "SelectMany", "Where", "OrderBy", "OrderByDescending",
        "ThenBy", "ThenByDescending", "GroupBy", "Join", "GroupJoin", "Cast");

    private readonly bool _isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
    private readonly Lazy<bool> _letsOthersIn = new(() =>
        compilation.Assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute"));

    private readonly ConcurrentDictionary<SyntaxTree, ILookup<string, SyntaxNode>> _names = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly Lazy<HashSet<string>> _aliases = new(() => [.. compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot(cancellation)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        .OfType<UsingDirectiveSyntax>()
        .Select(directive => directive.Alias?.Name.Identifier.ValueText)
        .OfType<string>()]);

    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<SyntaxNode>?> _callers = new(SymbolEqualityComparer.Default);

    /// <summary>The declarations that call a member, when these are certainly all; <see langword="null"/> where others may.</summary>
    public IReadOnlyList<SyntaxNode>? Of(ISymbol member) =>
        member is IMethodSymbol method && IsClosed(method) ? _callers.GetOrAdd(method.OriginalDefinition, _ => Find(method)) : null;

    /// <summary>
    /// The declarations that name a field, or a property of which there is no other, when these are certainly all;
    /// <see langword="null"/> where others may.
    /// </summary>
    public IReadOnlyList<SyntaxNode>? OfMember(ISymbol member) =>
        member is IFieldSymbol or IPropertySymbol { IsIndexer: false }
            && !IsOpen(member)
            && member.GetAttributes().IsEmpty
            && IsOnlyNamedHere(member)
            ? _callers.GetOrAdd(member.OriginalDefinition, _ => Find(member))
            : null;

    /// <summary>The member, accessor or initializer that code belongs to.</summary>
    public static SyntaxNode? Declaration(SyntaxNode code) => code.AncestorsAndSelf().FirstOrDefault(IsDeclaration);

    /// <summary>Whether a node is a member, accessor or initializer that is run as one.</summary>
    public static bool IsDeclaration(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax => true,
        ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } } => true,
        PrimaryConstructorBaseTypeSyntax => true,
        _ => false,
    };

    /// <summary>Whether nothing but a call that names it, in this compilation, can run a method.</summary>
    private bool IsClosed(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet
        && (method.MethodKind == MethodKind.Ordinary || !IsOpen(method))
        && (method.AssociatedSymbol ?? method).GetAttributes().IsEmpty
        && !IsCalledWithoutName(method)
        && method.AssociatedSymbol is not IPropertySymbol { IsIndexer: true }
        && RootsOf(method).Append(method).All(IsOnlyNamedHere);

    /// <summary>Whether code may call a method by a form of the language; a collection's initializer calls <c>Add</c>.</summary>
    private bool IsCalledWithoutName(IMethodSymbol method)
    {
        var name = (method.AssociatedSymbol ?? method).Name;
        return CalledWithoutName.Contains(name)
            && (name != "Add"
                || method.IsExtensionMethod
                || MayBeEnumerable(method.ContainingType)
                || RootsOf(method).Any(root => MayBeEnumerable(root.ContainingType)));
    }

    private bool MayBeEnumerable(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(each => each.SpecialType == SpecialType.System_Collections_IEnumerable)
        || (!type.IsSealed && compilation.ContainsSymbolsWithName("GetEnumerator", SymbolFilter.Member, cancellation));

    /// <summary>Whether no other assembly can name a member.</summary>
    private bool IsOnlyNamedHere(ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, compilation.Assembly)
        && (_isProgram || (IsInternal(member) && !_letsOthersIn.Value));

    private static bool IsOpen(ISymbol member) =>
        member.IsVirtual || member.IsAbstract || member.IsOverride || (member is IMethodSymbol method && RootsOf(method).Any());

    /// <summary>The methods by which others may call a method: those it overrides, and those of interfaces that it implements.</summary>
    public static IEnumerable<IMethodSymbol> RootsOf(IMethodSymbol method)
    {
        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            yield return overridden.OriginalDefinition;
        if (method.IsStatic || method.MethodKind == MethodKind.Constructor)
            yield break;
        foreach (var implemented in method.ExplicitInterfaceImplementations)
            yield return implemented.OriginalDefinition;
        var candidates = method.ContainingType.AllInterfaces.SelectMany(each => each.GetMembers(method.Name)).OfType<IMethodSymbol>();
        foreach (var candidate in candidates)
        {
            if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(candidate), method))
                yield return candidate.OriginalDefinition;
        }
    }

    private static bool IsInternal(ISymbol member)
    {
        for (var symbol = member; symbol is not (null or INamespaceSymbol); symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return true;
        }

        return false;
    }

    private List<SyntaxNode>? Find(ISymbol member)
    {
        var found = new List<SyntaxNode>();
        var method = member as IMethodSymbol;
        var isConstructor = method?.MethodKind == MethodKind.Constructor;
        var named = method?.AssociatedSymbol ?? member;
        var name = isConstructor ? member.ContainingType.Name : named.Name;
        var meant = new HashSet<ISymbol>(
            (method is null ? [] : RootsOf(method)).Append(named.OriginalDefinition),
            SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var names = _names.GetOrAdd(tree, NamesIn);
            var mentions = meant.Select(each => each.Name).Append(name).Distinct(StringComparer.Ordinal).SelectMany(each => names[each]);
            if (isConstructor)
                mentions = mentions.Concat(names["new"]).Concat(names["this"]).Concat(names["base"]).Concat(names["class"]);
            foreach (var mention in mentions)
            {
                cancellation.ThrowIfCancellationRequested();
                switch (Kind(member, meant, mention, out var caller))
                {
                    case Mention.Other:
                        continue;
                    case Mention.Unknown:
                    case Mention.Call when caller is null:
                        return null;
                }

                if (!found.Contains(caller!))
                    found.Add(caller!);
                if (found.Count > MaxCallers)
                    return null;
            }
        }

        return found;
    }

    private enum Mention
    {
        /// <summary>Something else of that name, or what runs nothing.</summary>
        Other,
        Call,

        /// <summary>A use that lets code which is not seen run it.</summary>
        Unknown,
    }

    private Mention Kind(ISymbol member, HashSet<ISymbol> meant, SyntaxNode mention, out SyntaxNode? caller)
    {
        caller = Declaration(mention);
        var model = _models.GetOrAdd(mention.SyntaxTree, ModelOf);
        return member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            ? KindOfCreation(constructor, mention, model, ref caller)
            : KindOfUse(meant, mention, model);
    }

    private Mention KindOfUse(HashSet<ISymbol> meant, SyntaxNode mention, SemanticModel model)
    {
        var info = model.GetSymbolInfo(mention, cancellation);
        if (info.Symbol is not { } symbol)
        {
            return info.CandidateSymbols.IsEmpty && model.GetDeclaredSymbol(mention, cancellation) is not null
                ? Mention.Other
                : Mention.Unknown;
        }

        var used = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        if (!meant.Contains(used.OriginalDefinition))
        {
            return used.ContainingType is { TypeKind: TypeKind.Interface } contract && MayImplement(contract, meant)
                ? Mention.Unknown
                : Mention.Other;
        }

        if (symbol is IPropertySymbol or IFieldSymbol)
            return Mention.Call;
        var isPart = (mention.Parent is MemberAccessExpressionSyntax access && access.Name == mention)
            || mention.Parent is MemberBindingExpressionSyntax;
        var whole = isPart ? mention.Parent! : mention;
        if (whole.Parent is InvocationExpressionSyntax call && call.Expression == whole)
            return model.GetOperation(call, cancellation) is IInvocationOperation ? Mention.Call : Mention.Unknown;
        return whole.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax named } }
            && named.Identifier.ValueText == "nameof"
            ? Mention.Other
            : Mention.Unknown;
    }

    /// <summary>Whether a class that derives from that of a method implements an interface, which it may do by the method.</summary>
    private bool MayImplement(INamedTypeSymbol contract, HashSet<ISymbol> meant)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var declaration in _names.GetOrAdd(tree, NamesIn)["class"])
            {
                if (_models.GetOrAdd(tree, ModelOf).GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type
                    && type.AllInterfaces.Any(each => IsOf(each, contract))
                    && meant.Any(each => DerivesFrom(type, each.ContainingType)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol other)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (IsOf(parent, other))
                return true;
        }

        return false;
    }

    private Mention KindOfCreation(IMethodSymbol constructor, SyntaxNode mention, SemanticModel model, ref SyntaxNode? caller)
    {
        switch (mention)
        {
            case TypeDeclarationSyntax derived:
                return KindOfDerived(constructor, derived, model, ref caller);
            case ObjectCreationExpressionSyntax { Type: var type } when !MayName(type, constructor.ContainingType):
            case ConstructorInitializerSyntax initializer when !MayBeOf(initializer, constructor.ContainingType):
                return Mention.Other;
            case BaseObjectCreationExpressionSyntax creation
                when model.GetOperation(creation, cancellation) is IDynamicObjectCreationOperation:
                return Mention.Unknown;
            case BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax:
                return IsOf(model.GetSymbolInfo(mention, cancellation).Symbol, constructor) ? Mention.Call : Mention.Other;
        }

        // A type that is named to a generic method, or by typeof, may be created by whoever is told so.
        var isTold = mention.Parent is TypeOfExpressionSyntax
            || (mention.Parent is TypeArgumentListSyntax { Parent: GenericNameSyntax generic } && IsCalled(generic));
        return isTold && IsOf(model.GetSymbolInfo(mention, cancellation).Symbol, constructor.ContainingType)
            ? Mention.Unknown
            : Mention.Other;
    }

    /// <summary>Whether a generic name is that of a method that is called, other than one that only looks at what there is.</summary>
    private static bool IsCalled(GenericNameSyntax name) =>
        name.Identifier.ValueText is not ("OfType" or "Cast" or "Empty")
        && (name.Parent is InvocationExpressionSyntax
            || (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access && access.Name == name));

    /// <summary>Whether a class calls a constructor of its base class by its base list, or without saying so.</summary>
    private Mention KindOfDerived(IMethodSymbol constructor, TypeDeclarationSyntax declaration, SemanticModel model, ref SyntaxNode? caller)
    {
        if (model.GetDeclaredSymbol(declaration, cancellation) is not INamedTypeSymbol { BaseType: { } parent } type
            || !SymbolEqualityComparer.Default.Equals(parent.OriginalDefinition, constructor.ContainingType.OriginalDefinition))
        {
            return Mention.Other;
        }

        if (declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } primary)
        {
            caller = primary;
            return Mention.Call;
        }

        // Constructors without an initializer of their own: who runs them is not asked here.
        return type.InstanceConstructors.Any(each => each.IsImplicitlyDeclared || each.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax { Initializer: null }))
            ? Mention.Unknown
            : Mention.Other;
    }

#pragma warning disable RS1030 // Callers are in other files, whose models the driver shares through the compilation.
    private SemanticModel ModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private bool MayBeOf(ConstructorInitializerSyntax initializer, INamedTypeSymbol type) =>
        initializer.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
        && (initializer.IsKind(SyntaxKind.ThisConstructorInitializer)
            ? declaration.Identifier.ValueText == type.Name
            : declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
                || declaration.BaseList?.Types.Any(each => MayName(each.Type, type)) == true);

    /// <summary>Whether a type that is written out can be a class, as far as its name says; an alias can be any.</summary>
    private bool MayName(TypeSyntax written, INamedTypeSymbol type)
    {
        var name = written switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => null,
        };
        return name is null || name == type.Name || _aliases.Value.Contains(name);
    }

    private static bool IsOf(ISymbol? symbol, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, member.OriginalDefinition);

    /// <summary>The names in a file; creations under <c>new</c>, constructor initializers and classes under their keywords.</summary>
    private ILookup<string, SyntaxNode> NamesIn(SyntaxTree tree) =>
        tree.GetRoot(cancellation).DescendantNodes()
            .Select(node => (Name: NameOf(node), Node: node))
            .Where(pair => pair.Name is not null)
            .ToLookup(pair => pair.Name!, pair => pair.Node, StringComparer.Ordinal);

    private static string? NameOf(SyntaxNode node) => node switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        BaseObjectCreationExpressionSyntax => "new",
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.ValueText,
        TypeDeclarationSyntax { BaseList: not null } => "class",
        _ => null,
    };
}
