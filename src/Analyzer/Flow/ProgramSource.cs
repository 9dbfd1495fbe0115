using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <summary>A method, constructor, accessor or initializer with its control-flow graph.</summary>
internal sealed record Body(ISymbol Owner, ControlFlowGraph Graph);

/// <summary>An object that a function captures.</summary>
/// <param name="Value">The object.</param>
/// <param name="IsChangedInside">Whether the function may change it.</param>
/// <param name="IsChangedOutside">Whether code that may run before the function may change it.</param>
internal sealed record SharedObject(Value Value, bool IsChangedInside, bool IsChangedOutside);

/// <summary>The source of the program as the interpreter asks for it. Used by one thread.</summary>
internal sealed class ProgramSource(Compilation compilation, Frameworks frameworks, RelatedSites sites, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, Body?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Body?> _memberInitializers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ControlFlowGraph, BodyShape> _shapes = [];
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<Body>> _initializers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _onlyRead = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _fixed = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<(string Name, IPropertySymbol Property)>> _attributes = new(SymbolEqualityComparer.Default);

    public Frameworks Frameworks { get; } = frameworks;

    public RelatedSites RelatedSites { get; } = sites;

    /// <summary>What stands for a collection whose own type is not a class.</summary>
    public INamedTypeSymbol? CollectionType { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.List`1");

    /// <summary>What a dictionary is enumerated as.</summary>
    public INamedTypeSymbol? EntryType { get; } = compilation.GetTypeByMetadataName("System.Collections.Generic.KeyValuePair`2");

    public BodyShape ShapeOf(ControlFlowGraph graph)
    {
        if (!_shapes.TryGetValue(graph, out var shape))
            _shapes.Add(graph, shape = new(graph));
        return shape;
    }

    public bool IsInSource(ITypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition.ContainingAssembly, compilation.Assembly);

    public bool HasSource(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction || BodyOf(method) is not null;

    public bool IsAssignable(ITypeSymbol from, ITypeSymbol to) => compilation.ClassifyConversion(from, to) is { IsImplicit: true, IsUserDefined: false };

    /// <summary>The body of a method in source; <see langword="null"/> where it has none, as the accessors of an auto-property.</summary>
    public Body? BodyOf(IMethodSymbol? method)
    {
        // The static form of an extension member has the syntax of the member, but parameters of its own.
        if (method is null or { IsImplicitlyDeclared: true, MethodKind: MethodKind.Ordinary } || !IsInSource(method.ContainingType) || Frameworks.FrameworkOf(method.ContainingType) is not null)
            return null;
        var definition = method.OriginalDefinition;
        if (!_bodies.TryGetValue(definition, out var body))
            _bodies.Add(definition, body = CreateBody(definition));
        return body;
    }

    /// <summary>The body that a declaration of a member is.</summary>
    public Body? BodyAt(SyntaxNode declaration, ISymbol owner) => GraphOf(declaration) is { } graph ? new(owner, graph) : null;

    /// <summary>The call of another constructor that a constructor begins with.</summary>
    public IInvocationOperation? ConstructorInitializer(IMethodSymbol constructor) =>
        BodyOf(constructor)?.Graph.OriginalOperation is IConstructorBodyOperation { Initializer: { } initializer }
            ? initializer.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(call => call.TargetMethod.MethodKind == MethodKind.Constructor)
            : null;

    public IReadOnlyList<Body> InstanceInitializersOf(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (!_initializers.TryGetValue(definition, out var bodies))
            _initializers.Add(definition, bodies = [.. definition.GetMembers().Where(member => !member.IsStatic).Select(InitializerBody).OfType<Body>()]);
        return bodies;
    }

    /// <summary>The initializer of a member that nothing else assigns.</summary>
    public Body? InitializerOf(ISymbol member)
    {
        var definition = Storage(member);
        if (!IsInSource(definition.ContainingType) || !IsFixed(definition))
            return null;
        return InitializerBody(definition);
    }

    /// <summary>Whether a member is plain storage that nothing ever assigns.</summary>
    public bool KeepsDefault(ISymbol member)
    {
        var definition = Storage(member);
        return IsInSource(definition.ContainingType)
            && definition is IFieldSymbol or IPropertySymbol { IsAbstract: false }
            && BodyOf((definition as IPropertySymbol)?.GetMethod) is null
            && IsFixed(definition)
            && InitializerBody(definition) is null;
    }

    /// <summary>The attributes of a resource that any rule asks for, with the config properties that hold them.</summary>
    public IReadOnlyList<(string Name, IPropertySymbol Property)> AttributesOf(ResourceKind kind, INamedTypeSymbol config)
    {
        if (!_attributes.TryGetValue(config, out var attributes))
        {
            var asked = RuleCatalog.AttributesByResourceType[kind.TerraformType];
            attributes = [.. kind.AttributesOf(config, Frameworks).Where(pair => asked.Contains(pair.Attribute))];
            _attributes.Add(config, attributes);
        }

        return attributes;
    }

    /// <summary>The property that a read or write of another really concerns, and whether it is certain that it does.</summary>
    public static (IPropertySymbol? Implementation, bool IsExact) Resolve(IPropertySymbol property, HeapObject instance)
    {
        var isOpen = property.IsVirtual || property.IsAbstract || property.IsOverride || property.ContainingType.TypeKind == TypeKind.Interface;
        if (!isOpen)
            return (property.OriginalDefinition, true);
        if (property.ContainingType.TypeKind == TypeKind.Interface)
            return (instance.Type.FindImplementationForInterfaceMember(property) as IPropertySymbol ?? property, instance.IsExact);
        var root = Root(property);
        for (var type = instance.Type; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.GetMembers(property.Name).OfType<IPropertySymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(Root(candidate), root))
                    return (candidate.OriginalDefinition, instance.IsExact || candidate.IsSealed || candidate.ContainingType.IsSealed);
            }
        }

        return (property.OriginalDefinition, instance.IsExact);
    }

    public static IMethodSymbol Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return type.FindImplementationForInterfaceMember(method) as IMethodSymbol ?? method;
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                        return candidate;
                }
            }
        }

        return method;
    }

    /// <summary>What an object keeps a member under: an override shares the place of what it overrides.</summary>
    public static object StorageKey(ISymbol member) => Storage(member) is IPropertySymbol property ? Root(property) : member.OriginalDefinition;

    /// <summary>The definition of a member; for the field behind a property, that of the property.</summary>
    private static ISymbol Storage(ISymbol member) => (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? property : member).OriginalDefinition;

    /// <summary>Whether a member of a new object that was not assigned holds the default of its type.</summary>
    public bool HoldsDefaults(ISymbol member) => member switch
    {
        IParameterSymbol => false,
        _ when IsInSource(member.ContainingType) => true,
        IPropertySymbol property => Frameworks.NameOf(property) is not null && Frameworks.IsData(property.ContainingType),
        _ => false,
    };

    /// <summary>Whether a class in source has a hand in what CDKTF synthesizes of it.</summary>
    public bool SynthesizesByCode(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && IsInSource(current); current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member is IMethodSymbol { IsOverride: true, Name: "SynthesizeAttributes" or "SynthesizeHclAttributes" or "ToTerraform" or "ToHclTerraform" }))
                return true;
        }

        return false;
    }

    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.MethodKind == MethodKind.Constructor && constructor.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is TypeDeclarationSyntax;

    /// <summary>Whether a record, or one that it derives from, has a copy constructor that is written out.</summary>
    public static bool IsCopiedByCode(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.InstanceConstructors.Any(constructor =>
                !constructor.IsImplicitlyDeclared && constructor.Parameters is [{ Type: var original }] && SymbolEqualityComparer.Default.Equals(original, current)))
            {
                return true;
            }
        }

        return false;
    }

    public static IPropertySymbol? PositionalProperty(IParameterSymbol parameter) =>
        parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>()
            .FirstOrDefault(property => property.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is ParameterSyntax);

    /// <summary>The properties of a record that its deconstruction yields.</summary>
    public static IReadOnlyList<IPropertySymbol>? PositionalProperties(INamedTypeSymbol type) =>
        type.IsRecord && type.InstanceConstructors.FirstOrDefault(IsPrimary) is { } constructor
            ? [.. constructor.Parameters.Select(PositionalProperty).OfType<IPropertySymbol>()]
            : null;

    /// <summary>What a member of a framework's resource is known to hold without having been assigned: <c>logGroup.Arn</c>.</summary>
    public Value? FrameworkValueOf(ISymbol member)
    {
        if (member is not IPropertySymbol property || Frameworks.FrameworkOf(property.ContainingType) is not { } framework)
            return null;
        return framework == Framework.Cdktf ? CdktfValueOf(property) : PulumiValueOf(property);
    }

    /// <summary>Whether a member of a class is used nowhere but to read from what it holds, so that what it holds cannot be changed through it.</summary>
    public bool IsOnlyRead(ISymbol member)
    {
        var definition = member is IPropertySymbol or IFieldSymbol or IParameterSymbol ? Storage(member) : null;
        if (definition is null || definition is not IParameterSymbol && definition.DeclaredAccessibility != Accessibility.Private)
            return false;
        if (!_onlyRead.TryGetValue(definition, out var known))
            _onlyRead.Add(definition, known = Mentions(definition.ContainingType, definition.Name).All(IsHarmless));
        return known;
    }

    /// <summary>Whether nothing mentions a member but the body of another one, and the private methods that nothing but this one calls.</summary>
    public static bool IsUsedOnlyIn(ISymbol member, ISymbol body)
    {
        if (Storage(member) is not ((IPropertySymbol or IFieldSymbol) and { DeclaredAccessibility: Accessibility.Private } storage) || body is not IMethodSymbol method || IsPrimary(method))
            return false;
        var type = storage.ContainingType;
        var visited = new HashSet<string>(StringComparer.Ordinal) { storage.Name };
        var pending = new Queue<string>(visited);
        while (pending.Count > 0)
        {
            foreach (var name in Mentions(type, pending.Dequeue()))
            {
                if (method.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == name.SyntaxTree && declared.Span.Contains(name.Span)))
                    continue;
                if (name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } caller || caller.Modifiers.Any(IsVisibleOutside))
                    return false;
                if (visited.Add(caller.Identifier.ValueText))
                    pending.Enqueue(caller.Identifier.ValueText);
            }
        }

        return true;
    }

    private static bool IsVisibleOutside(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.PartialKeyword;

    /// <summary>All that a variable or member is assigned where it is declared or mentioned; <see langword="null"/> for what is not an expression.</summary>
    public static IReadOnlyList<ExpressionSyntax?> AssignedTo(ISymbol variable)
    {
        var values = new List<ExpressionSyntax?>();
        foreach (var declaration in variable.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
        {
            switch (declaration)
            {
                case VariableDeclaratorSyntax { Initializer: var initializer }:
                    values.AddRange(initializer is null ? [] : [initializer.Value]);
                    break;
                case PropertyDeclarationSyntax { Initializer: var initializer, AccessorList: not null }:
                    values.AddRange(initializer is null ? [] : [initializer.Value]);
                    break;
                default:
                    values.Add(null);
                    break;
            }
        }

        var scope = variable is ILocalSymbol ? variable.DeclaringSyntaxReferences.Select(reference => Surroundings(reference.GetSyntax())) : variable.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());
        values.AddRange(scope.SelectMany(syntax => Mentions(syntax, variable.Name)).Where(IsAssigned).Select(name => (Whole(name).Parent as AssignmentExpressionSyntax)?.Right));
        return values;
    }

    /// <summary>Variables captured by a function that are assigned at a time at which it may run.</summary>
    public static IEnumerable<Slot> AssignedLater(SyntaxNode function, State state, Frame? scope) =>
        from slot in Captured(function, state, scope)
        where Mentions(Surroundings(function), ((ISymbol)slot.Variable).Name).Any(name => IsAssigned(name, (ISymbol)slot.Variable) && CanFollow(function, name))
        select slot;

    /// <summary>Objects that a function shares by the variables that it captures with code that may run before it.</summary>
    public IEnumerable<SharedObject> SharedLater(SyntaxNode function, State state, Frame? scope) =>
        from slot in Captured(function, state, scope)
        let value = state.Read(slot)?.Value
        where value is { IsMutable: true }
        let mentions = Mentions(Surroundings(function), ((ISymbol)slot.Variable).Name).ToLookup(name => function.Span.Contains(name.Span))
        let others = mentions[false].Where(name => CanFollow(function, name)).ToList()
        where others.Count > 0
        select new SharedObject(value, !mentions[true].All(IsHarmless), !others.All(IsHarmless));

    /// <summary>Members of the object that a function belongs to, which it uses and which may be assigned, or what they hold changed, before it runs.</summary>
    public IEnumerable<ISymbol> MembersChangedLater(SyntaxNode function, INamedTypeSymbol type)
    {
        var names = NamesIn(function);
        for (var current = type.OriginalDefinition; current is not null && IsInSource(current); current = current.BaseType?.OriginalDefinition)
        {
            foreach (var member in current.GetMembers().Where(member => member is IFieldSymbol or IPropertySymbol { IsIndexer: false } && !member.IsStatic && names.Contains(member.Name)))
            {
                var holds = (member as IFieldSymbol)?.Type ?? ((IPropertySymbol)member).Type;
                if (!(IsOwn(member) && Mentions(current, member.Name).Where(name => IsAssigned(name, member)).All(name => Precedes(name, function)) && (IsUnchangeable(holds) || IsOnlyRead(member))))
                    yield return member;
            }
        }
    }

    /// <summary>Whether nobody but the class of a member can assign it.</summary>
    private static bool IsOwn(ISymbol member) => member.DeclaredAccessibility == Accessibility.Private || Frameworks.IsReadOnly(member);

    /// <summary>Whether an assignment is certainly done when a function that is handed out runs.</summary>
    private static bool Precedes(SyntaxNode assignment, SyntaxNode function) =>
        Surroundings(assignment) is var place && place == Surroundings(function)
            ? !CanFollow(function, assignment)
            : place is ConstructorDeclarationSyntax;

    /// <summary>Whether running a method may create a resource, itself or by what it calls.</summary>
    public bool MayCreate(ISymbol method)
    {
        const int limit = 200;
        var visited = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method.OriginalDefinition };
        var pending = new Queue<ISymbol>(visited);
        while (pending.Count > 0)
        {
            if (visited.Count > limit)
                return true;
            foreach (var reference in pending.Dequeue().DeclaringSyntaxReferences)
            {
                var syntax = reference.GetSyntax(cancellation);
                var model = ModelOf(syntax.SyntaxTree);
                foreach (var node in syntax.DescendantNodes().Where(node => node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or ConstructorInitializerSyntax))
                {
                    if (model.GetSymbolInfo(node, cancellation).Symbol is not IMethodSymbol called)
                        continue;
                    if (called.MethodKind == MethodKind.Constructor && Frameworks.ResourceOf(called.ContainingType) is not null)
                        return true;
                    if (called.DeclaringSyntaxReferences.Length > 0 && visited.Add(called.OriginalDefinition))
                        pending.Enqueue(called.OriginalDefinition);
                }
            }
        }

        return false;
    }

#pragma warning disable RS1030 // Calls are followed into other files, whose models the driver shares through the compilation.
    public SemanticModel ModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private Body? CreateBody(IMethodSymbol method)
    {
        var declared = method.PartialImplementationPart ?? method;
        foreach (var reference in declared.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
            if (HasBody(syntax) && GraphOf(syntax) is { } graph)
                return new(declared, graph);
        }

        return null;
    }

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => true,
        CompilationUnitSyntax => true,
        TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] } => true,
        _ => false,
    };

    private ControlFlowGraph? GraphOf(SyntaxNode syntax) =>
        ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
        {
            IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellation),
            IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
            IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
            _ => null,
        };

    private Body? InitializerBody(ISymbol member)
    {
        if (_memberInitializers.TryGetValue(member, out var known))
            return known;
        var clause = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        var body = clause is null ? null : BodyAt(clause, member);
        _memberInitializers.Add(member, body);
        return body;
    }

    /// <summary>Whether a member holds what its initializer says for good.</summary>
    private bool IsFixed(ISymbol member)
    {
        if (_fixed.TryGetValue(member, out var known))
            return known;
        // An attribute may tell somebody to fill the member by reflection.
        var isFixed = IsOwn(member)
            && member.GetAttributes().IsEmpty
            && Mentions(member.ContainingType, member.Name).All(name => !IsAssigned(name, member));
        _fixed.Add(member, isFixed);
        return isFixed;
    }

    private Value? CdktfValueOf(IPropertySymbol property) =>
        property is { Type: { SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated }, ContainingType: var type } && Frameworks.IsOfProvider(type)
            ? Reference(Frameworks.ReferredOf(type)?.TerraformType ?? "aws_" + AttributeNames.ToTerraform(type.Name), AttributeNames.OfMember(property.Name))
            : null;

    private Value? PulumiValueOf(IPropertySymbol property)
    {
        if (property.Type is not INamedTypeSymbol { Name: "Output", TypeArguments: [var content] } || content.NullableAnnotation == NullableAnnotation.Annotated)
            return null;
        return content.SpecialType == SpecialType.System_String && Frameworks.PulumiTokenOf(property.ContainingType) is { } token
            ? new Value.Lifted(Reference(ResourceSchemas.OfPulumiToken(token)?.Schema.Type ?? token, AttributeNames.OfMember(property.Name)))
            : null;
    }

    private static Value.Text Reference(string type, string attribute) => new(Content.Text.Of([new TextPart.Reference(type, attribute)]));

    private static IPropertySymbol Root(IPropertySymbol property)
    {
        while (property.OverriddenProperty is { } overridden)
            property = overridden;
        return property.OriginalDefinition;
    }

    private static IEnumerable<Slot> Captured(SyntaxNode function, State state, Frame? scope)
    {
        var names = NamesIn(function);
        for (var frame = scope; frame is not null; frame = frame.Scope)
        {
            foreach (var slot in state.Variables.All.Select(pair => pair.Key))
            {
                if (slot.Frame == frame.Id && slot.Variable is ISymbol variable && names.Contains(variable.Name))
                    yield return slot;
            }
        }
    }

    /// <summary>Whether what a call returns is enumerated or awaited where it is called, so that nothing happens in between.</summary>
    public static bool IsConsumedAtOnce(SyntaxNode call)
    {
        for (var current = call; ;)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax outer:
                    current = outer;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax next } access when access.Expression == current:
                    if (name is not ("Select" or "Where" or "Concat" or "Append" or "Prepend" or "OrderBy" or "ThenBy" or "Distinct" or "Cast" or "OfType" or "ConfigureAwait" or "AsEnumerable"))
                        return true;
                    current = next;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } or AwaitExpressionSyntax or SpreadElementSyntax:
                    return true;
                case CommonForEachStatementSyntax loop:
                    return loop.Expression == current;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a variable holds a collection that may be changed behind the place where it is mentioned.</summary>
    public bool IsChangedLater(SyntaxNode collection) =>
        collection is IdentifierNameSyntax name
        && Mentions(Surroundings(name), name.Identifier.ValueText).Any(other => other != name && CanFollow(name, other) && !IsEnumerated(other));

    /// <summary>Whether a collection is only enumerated, counted or indexed where it is mentioned.</summary>
    private bool IsEnumerated(IdentifierNameSyntax name)
    {
        var collection = Whole(name);
        return collection.Parent switch
        {
            CommonForEachStatementSyntax or SpreadElementSyntax => true,
            ElementAccessExpressionSyntax element => !IsAssigned(element),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length", Parent: not InvocationExpressionSyntax } => true,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType.Name: "Enumerable" },
            _ => false,
        };
    }

    private static HashSet<string> NamesIn(SyntaxNode syntax) =>
        new(syntax.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);

    private static SyntaxNode Surroundings(SyntaxNode function) =>
        function.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) ?? function;

    /// <summary>Whether code can run after a function has been handed out.</summary>
    private static bool CanFollow(SyntaxNode function, SyntaxNode code)
    {
        if (code.SpanStart >= function.SpanStart)
            return true;
        return function.Ancestors().Any(node => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && node.Span.Contains(code.Span));
    }

    private static IEnumerable<IdentifierNameSyntax> Mentions(INamedTypeSymbol type, string name) =>
        type.DeclaringSyntaxReferences.SelectMany(reference => Mentions(reference.GetSyntax(), name));

    private static IEnumerable<IdentifierNameSyntax> Mentions(SyntaxNode syntax, string name) =>
        syntax.DescendantNodes().OfType<IdentifierNameSyntax>().Where(identifier => identifier.Identifier.ValueText == name);

    /// <summary>Whether a variable or member is assigned where it is mentioned; one of a value type also by what is assigned to its parts.</summary>
    private static bool IsAssigned(IdentifierNameSyntax name, ISymbol variable)
    {
        var assigned = Whole(name);
        while (TypeOf(variable) is not { IsReferenceType: true } && assigned.Parent is MemberAccessExpressionSyntax part && part.Expression == assigned)
            assigned = part;
        return IsAssigned(assigned);
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsAssigned(ExpressionSyntax expression)
    {
        return expression.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == expression,
            PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } =>
                !expression.Parent.IsKind(SyntaxKind.SuppressNullableWarningExpression),
            ArgumentSyntax { Parent: TupleExpressionSyntax tuple } => IsAssigned(tuple),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            ForEachVariableStatementSyntax loop => loop.Variable == expression,
            RefExpressionSyntax => true,
            _ => false,
        };
    }

    /// <summary>Whether what a variable or member holds is not changed, nor handed to anybody who could, where it is mentioned.</summary>
    private bool IsHarmless(IdentifierNameSyntax name)
    {
        var expression = Whole(name);
        if (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
            return true;
        var read = expression;
        while (read.Parent is MemberAccessExpressionSyntax access && access.Expression == read)
            read = access;
        if (IsReadByFramework(read))
            return true;
        if (read == expression || IsAssigned(read))
            return false;
        var shared = read.Parent is InvocationExpressionSyntax ? ((MemberAccessExpressionSyntax)read).Expression : read;
        return shared != expression && IsUnchangeable(ModelOf(shared.SyntaxTree).GetTypeInfo(shared, cancellation).Type);
    }

    /// <summary>Whether an expression is an argument of a resource's constructor or the like, which copies what it is given.</summary>
    private bool IsReadByFramework(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }
        && Frameworks.FrameworkOf(ModelOf(creation.SyntaxTree).GetTypeInfo(creation, cancellation).Type) is not null;

    /// <summary>Whether nothing that a rule asks for can be changed through a value of a type.</summary>
    private bool IsUnchangeable(ITypeSymbol? type) => type switch
    {
        null or { SpecialType: SpecialType.System_Object } => false,
        { SpecialType: not SpecialType.None, TypeKind: TypeKind.Struct or TypeKind.Class } or { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } => IsUnchangeable(inner),
        INamedTypeSymbol { Name: "Input" or "Output" } named => Frameworks.FrameworkOf(named) == Framework.Pulumi,
        INamedTypeSymbol named => Frameworks.FrameworkOf(named) == Framework.Cdktf && !Frameworks.IsData(named) && !Frameworks.MayBeResource(named),
        _ => false,
    };

    /// <summary>The name with what stands before its dot.</summary>
    private static ExpressionSyntax Whole(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax access } => access,
        _ => name,
    };
}
