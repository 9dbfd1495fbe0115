using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Engine;

/// <summary>An object that a function captures.</summary>
/// <param name="Value">The object.</param>
/// <param name="IsChangedInside">Whether the function may change it.</param>
/// <param name="IsChangedOutside">Whether code that may run before the function may change it.</param>
internal sealed record SharedObject(Value Value, bool IsChangedInside, bool IsChangedOutside);

/// <summary>What code may do to what it mentions, at whatever time it runs: determined from its syntax, without running it.</summary>
internal sealed class SyntacticEffects(ProgramSource program, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, bool> _onlyRead = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, bool> _fixed = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a member of a class is only used to read from what it holds, so that this cannot be changed through it.</summary>
    public bool IsOnlyRead(ISymbol member)
    {
        var definition = member is IPropertySymbol or IFieldSymbol or IParameterSymbol ? Dispatch.StorageOf(member) : null;
        if (definition is null || definition is not IParameterSymbol && definition.DeclaredAccessibility != Accessibility.Private)
            return false;
        if (!_onlyRead.TryGetValue(definition, out var known))
            _onlyRead.Add(definition, known = Mentions.Of(definition.ContainingType, definition.Name).All(IsHarmless));
        return known;
    }

    /// <summary>Variables captured by a function that are assigned at a time at which it may run.</summary>
    public static IEnumerable<Slot> AssignedLater(SyntaxNode function, State state, Frame? scope) =>
        from slot in Captured(function, state, scope)
        let variable = (ISymbol)slot.Variable
        let mentions = Mentions.Of(Mentions.Surroundings(function), variable.Name)
        where mentions.Any(name => Mentions.IsAssigned(name, variable)
            && (Mentions.CanFollow(function, name) || name.Ancestors().Any(node => node is RefExpressionSyntax)))
        select slot;

    /// <summary>Objects that a function shares by the variables that it captures with code that may run before it.</summary>
    /// <param name="function">The function.</param>
    /// <param name="state">What is known.</param>
    /// <param name="scope">The call whose variables it captures.</param>
    /// <param name="until">The code in which it certainly ends; <see langword="null"/> where it may run at any time.</param>
    public IEnumerable<SharedObject> SharedLater(SyntaxNode function, State state, Frame? scope, SyntaxNode? until = null) =>
        from slot in Captured(function, state, scope)
        let value = state.Read(slot)?.Value
        where value is { IsMutable: true }
        let name = ((ISymbol)slot.Variable).Name
        let mentions = Mentions.Of(Mentions.Surroundings(function), name).ToLookup(mention => function.Span.Contains(mention.Span))
        let others = mentions[false]
            .Where(mention => Mentions.CanFollow(function, mention) && until?.Span.Contains(mention.Span) != false)
            .ToList()
        where others.Count > 0
        select new SharedObject(value, !mentions[true].All(IsHarmless), !others.All(IsHarmless));

    /// <summary>
    /// Members of the object that a function belongs to, which it uses and which may be assigned, or what they hold changed, before it
    /// runs.
    /// </summary>
    public IEnumerable<ISymbol> MembersChangedLater(SyntaxNode function, INamedTypeSymbol type)
    {
        var names = Mentions.NamesIn(function);
        for (var current = type.OriginalDefinition;
            current is not null && program.IsInSource(current);
            current = current.BaseType?.OriginalDefinition)
        {
            foreach (var member in current.GetMembers().Where(member => IsInstanceStorage(member) && names.Contains(member.Name)))
            {
                if (!IsSettledBefore(current, member, function))
                    yield return member;
            }
        }
    }

    private static bool IsInstanceStorage(ISymbol member) =>
        !member.IsStatic && member is IFieldSymbol or IPropertySymbol { IsIndexer: false };

    /// <summary>Whether a member holds the same, and what it holds does not change, from when a function is handed out.</summary>
    private bool IsSettledBefore(INamedTypeSymbol type, ISymbol member, SyntaxNode function) =>
        Mentions.IsOwn(member)
        && Mentions.Of(type, member.Name).Where(name => Mentions.IsAssigned(name, member)).All(name => Mentions.Precedes(name, function))
        && (IsUnchangeable(Mentions.TypeOf(member)) || IsOnlyRead(member));

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
                var model = program.ModelOf(syntax.SyntaxTree);
                foreach (var node in syntax.DescendantNodes().Where(IsCall))
                {
                    if (model.GetSymbolInfo(node, cancellation).Symbol is not IMethodSymbol called)
                        continue;
                    if (called.MethodKind == MethodKind.Constructor && program.Types.IsTracked(called.ContainingType))
                        return true;
                    if (called.DeclaringSyntaxReferences.Length > 0 && visited.Add(called.OriginalDefinition))
                        pending.Enqueue(called.OriginalDefinition);
                }
            }
        }

        return false;
    }

    /// <summary>The variables that functions nested in a member can get at, and whether they may assign them.</summary>
    public static IReadOnlyList<(Slot Slot, bool IsAssigned)> CapturedByNested(SyntaxNode member, State state, Frame frame)
    {
        var mentions = member.DescendantNodes(node => !IsFunction(node)).Where(IsFunction)
            .SelectMany(function => function.DescendantNodes().OfType<IdentifierNameSyntax>())
            .ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);
        var captured = new List<(Slot, bool)>();
        for (var scope = frame; scope is not null; scope = scope.Scope)
        {
            foreach (var slot in state.Variables.All.Select(pair => pair.Key).Where(slot => slot.Frame == scope.Id))
            {
                if (slot.Variable is ISymbol variable && mentions.Contains(variable.Name))
                    captured.Add((slot, mentions[variable.Name].Any(name => Mentions.IsAssigned(name, variable))));
            }
        }

        return captured;
    }

    private static bool IsFunction(SyntaxNode node) => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static IEnumerable<Slot> Captured(SyntaxNode function, State state, Frame? scope)
    {
        var names = Mentions.NamesIn(function);
        // What a function declares has no name of a variable around it.
        names.ExceptWith(function.DescendantNodes().OfType<ParameterSyntax>().Select(parameter => parameter.Identifier.ValueText));
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
    public bool IsConsumedAtOnce(SyntaxNode call)
    {
        for (var current = Mentions.QueryOf(call); ;)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax outer:
                    current = outer;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access when access.Expression == current:
                    if (MethodOf(next) is not { } method || !program.Types.IsDeferred(method))
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

    /// <summary>Whether nobody ever asks for what a query yields, so that nothing in it is run.</summary>
    public bool IsNeverEnumerated(SyntaxNode query)
    {
        for (var current = Mentions.QueryOf(query); ;)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax:
                    current = current.Parent;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access when access.Expression == current:
                    if (MethodOf(next) is not { } method || !program.Types.IsDeferred(method)
                        || method.ReturnType.TypeKind != TypeKind.Interface)
                        return false;
                    current = next;
                    break;
                case ExpressionStatementSyntax:
                case AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: var left } when left.ToString() == "_":
                    return true;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
                    when variable.Parent?.Parent is LocalDeclarationStatementSyntax:
                    return !Mentions.Of(Mentions.Surroundings(variable), variable.Identifier.ValueText).Any();
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether a query is enumerated once at most, so that the objects that it makes are the same for all who get them.</summary>
    /// <param name="query">The call that makes it.</param>
    /// <param name="caller">The calls that lead to the code that the call is in.</param>
    public bool IsEnumeratedOnce(SyntaxNode query, CallChain? caller)
    {
        for (var current = Mentions.QueryOf(query); ;)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax:
                    current = current.Parent;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access when access.Expression == current:
                    if (MethodOf(next) is not { } called || !program.Types.IsDeferred(called))
                        return true;
                    current = next;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax next }
                    when MethodOf(next) is { DeclaringSyntaxReferences.IsEmpty: true } method:
                    if (!program.Types.IsDeferred(method))
                        return true;
                    current = next;
                    break;
                case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax { Parent: not null } creation }:
                    return program.ModelOf(creation.SyntaxTree).GetTypeInfo(creation, cancellation).Type is { } type
                        && !program.IsInSource(type);
                case SpreadElementSyntax:
                    return true;
                case CommonForEachStatementSyntax loop:
                    return loop.Expression == current;
                case ReturnStatementSyntax or ArrowExpressionClauseSyntax when !current.Ancestors().TakeWhile(IsInMember).Any(IsLambda):
                    if (caller is null)
                        return true;
                    (current, caller) = (caller.Call, caller.Caller);
                    break;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
                    when variable.Parent?.Parent is LocalDeclarationStatementSyntax:
                    var scope = variable.FirstAncestorOrSelf<BlockSyntax>() ?? Mentions.Surroundings(variable);
                    if (Mentions.Of(scope, variable.Identifier.ValueText).ToList() is not [var only]
                        || only.Ancestors().TakeWhile(node => !node.Span.Contains(variable.Span)).Any(node => RunsAgain(node, only)))
                    {
                        return false;
                    }

                    current = only;
                    break;
                default:
                    return false;
            }
        }

        static bool IsInMember(SyntaxNode node) => node is not (MemberDeclarationSyntax or LocalFunctionStatementSyntax);

        static bool IsLambda(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax;

        static bool RunsAgain(SyntaxNode node, SyntaxNode mention) => node is CommonForEachStatementSyntax loop
            ? !loop.Expression.Span.Contains(mention.Span)
            : node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax || IsFunction(node);
    }

    /// <summary>Whether what a call returns is enumerated where it is called, to its end and with nothing done in between.</summary>
    public static bool IsEnumeratedWhole(SyntaxNode call) =>
        call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToList" or "ToArray" or "ToHashSet" } access
            && access.Expression == call
            && access.Parent is InvocationExpressionSyntax
        || call.Parent is SpreadElementSyntax;

    /// <summary>Whether a variable holds a collection that may be changed after the place where it is mentioned.</summary>
    public bool IsChangedLater(SyntaxNode collection) =>
        collection is IdentifierNameSyntax name
        && Mentions.Of(Mentions.Surroundings(name), name.Identifier.ValueText)
            .Any(other => other != name && Mentions.CanFollow(name, other) && !IsEnumerated(other));

    /// <summary>Whether a collection is only enumerated, counted or indexed where it is mentioned.</summary>
    private bool IsEnumerated(IdentifierNameSyntax name)
    {
        var collection = Mentions.Whole(name);
        return collection.Parent switch
        {
            CommonForEachStatementSyntax or SpreadElementSyntax => true,
            ElementAccessExpressionSyntax element => !Mentions.IsAssigned(element),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length", Parent: not InvocationExpressionSyntax } => true,
            MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } =>
                MethodOf(call) is { } method && program.Types.ReadsOnly(method),
            _ => false,
        };
    }

    /// <summary>Whether what a variable or member holds is not changed, nor handed to anybody who could, where it is mentioned.</summary>
    private bool IsHarmless(IdentifierNameSyntax name)
    {
        var expression = Mentions.Whole(name);
        if (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression)
            return true;
        var read = expression;
        while (read.Parent is MemberAccessExpressionSyntax access && access.Expression == read)
            read = access;
        if (IsReadByFramework(read) || (IsEnumerated(name) && HoldsUnchangeable(name)))
            return true;
        if (read == expression || Mentions.IsAssigned(read))
            return false;
        var shared = read.Parent is InvocationExpressionSyntax ? ((MemberAccessExpressionSyntax)read).Expression : read;
        return shared != expression && IsUnchangeable(program.ModelOf(shared.SyntaxTree).GetTypeInfo(shared, cancellation).Type);
    }

    /// <summary>Whether a collection hands out nothing through which anything could be changed.</summary>
    private bool HoldsUnchangeable(ExpressionSyntax collection) =>
        program.ModelOf(collection.SyntaxTree).GetTypeInfo(collection, cancellation).Type switch
        {
            IArrayTypeSymbol array => IsUnchangeable(array.ElementType),
            INamedTypeSymbol { TypeArguments: { IsEmpty: false } held } type when type.IsOfSystem() =>
                held.All(each => IsUnchangeable(each) || each.TypeKind == TypeKind.Delegate),
            _ => false,
        };

    /// <summary>Whether an expression is an argument of a resource's constructor or the like, which copies what it is given.</summary>
    private bool IsReadByFramework(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }
        && program.Types.IsModeled(program.ModelOf(creation.SyntaxTree).GetTypeInfo(creation, cancellation).Type);

    /// <summary>Whether nothing that a rule asks for can be changed through a value of a type.</summary>
    private bool IsUnchangeable(ITypeSymbol? type) => type switch
    {
        null or { SpecialType: SpecialType.System_Object } => false,
        { SpecialType: not SpecialType.None, TypeKind: TypeKind.Struct or TypeKind.Class } or { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } =>
            IsUnchangeable(inner),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => IsUnchangeable(element.Type)),
        INamedTypeSymbol named => program.Types.IsUnchangeable(named),
        _ => false,
    };

    /// <summary>Whether nothing of an object of a class in source can be changed once it is made, nor of what it holds.</summary>
    public bool IsImmutable(INamedTypeSymbol type) =>
        type is { IsSealed: true, BaseType.SpecialType: SpecialType.System_Object, IsGenericType: false }
        && program.IsInSource(type)
        && type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !IsOfParameter(field)).All(field =>
            (field.IsReadOnly || field.AssociatedSymbol is IPropertySymbol { SetMethod: null or { IsInitOnly: true } })
            && IsUnchangeable(field.Type))
        && type.InstanceConstructors.SelectMany(constructor => constructor.Parameters).All(parameter => IsUnchangeable(parameter.Type)
            || SymbolEqualityComparer.Default.Equals(parameter.Type, type))
        && type.InstanceConstructors.Where(Dispatch.IsPrimary).SelectMany(constructor => constructor.Parameters).All(parameter =>
            Mentions.Of(type, parameter.Name).All(name => !Mentions.IsAssigned(name, parameter)));

    /// <summary>
    /// Whether a member that is assigned once, with a collection that it only lets read, hands out nothing through which anything could be
    /// changed.
    /// </summary>
    public bool IsReadOnlyCollection(ISymbol member) => Mentions.TypeOf(member) is INamedTypeSymbol
    {
        Name: "IReadOnlyList" or "IReadOnlyCollection" or "IReadOnlyDictionary",
        TypeArguments: var held,
    } type && type.IsOfSystem() && held.All(IsUnchangeable);

    /// <summary>The field that the compiler makes of a parameter of the class.</summary>
    private static bool IsOfParameter(IFieldSymbol field) => field is { IsImplicitlyDeclared: true, AssociatedSymbol: null };

    /// <summary>Whether a member holds what its initializer says for good.</summary>
    public bool IsFixed(ISymbol member)
    {
        if (_fixed.TryGetValue(member, out var known))
            return known;
        // An attribute may tell somebody to fill the member by reflection.
        var isFixed = Mentions.IsOwn(member)
            && member.GetAttributes().IsEmpty
            && Mentions.Of(member.ContainingType, member.Name).All(name => !Mentions.IsAssigned(name, member));
        _fixed.Add(member, isFixed);
        return isFixed;
    }

    private static bool IsCall(SyntaxNode node) =>
        node is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or ConstructorInitializerSyntax;

    private IMethodSymbol? MethodOf(InvocationExpressionSyntax call) =>
        program.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol as IMethodSymbol;
}
