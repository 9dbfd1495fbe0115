using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>The attributes that some code may set.</summary>
internal sealed partial class AttributeEffects(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
{
    private readonly HashSet<string> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<SyntaxNode> _seen = [];
    private readonly ConstructTargets _targets = new(frameworks, cancellation);
    private bool _isUnbounded;
    private bool _readsFixedMember;

    public bool Include(IReadOnlyList<string> attributes) => _isUnbounded || attributes.Any(_attributes.Contains);

    /// <summary>Whether the code of a function is counted, or may be.</summary>
    public bool MayCover(SyntaxNode function) => _isUnbounded || Covers(function);

    /// <summary>Whether the code of a function is counted.</summary>
    public bool Covers(SyntaxNode function) =>
        _seen.Any(code => code.SyntaxTree == function.SyntaxTree && code.Span == function.Span);

    public void AddUnknown() => _isUnbounded = true;

    private void AddType(ITypeSymbol? type)
    {
        if (type is null or { TypeKind: TypeKind.Interface or TypeKind.TypeParameter } || type.DeclaringSyntaxReferences.IsEmpty)
        {
            AddUnknown();
            return;
        }

        for (var current = type; current is { DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType)
            AddDeclarations(current);
    }

    /// <summary>The options of a stack: where code that is not seen makes them, its transformations may do anything.</summary>
    public bool MakesOptionsUnseen(ExpressionSyntax options)
    {
#pragma warning disable RS1030 // Asked of what holds for the whole program, only when there is a finding.
        var model = compilation.GetSemanticModel(options.SyntaxTree);
#pragma warning restore RS1030
        return options is InvocationExpressionSyntax or MemberAccessExpressionSyntax
            && model.GetTypeInfo(options, cancellation).Type is { Name: "StackOptions" } type
            && frameworks.FrameworkOf(type) == Framework.Pulumi
            && model.GetSymbolInfo(
                options,
                cancellation).Symbol is { DeclaringSyntaxReferences.IsEmpty: true, ContainingType: var maker }
            && frameworks.FrameworkOf(maker) is null;
    }

    /// <summary>A call of code that is not seen, which is given a stack: it may look for anything in it.</summary>
    public void AddStackGivenAway(InvocationExpressionSyntax call, SemanticModel model)
    {
        var given = call.ArgumentList.Arguments.Select(argument => argument.Expression)
            .Concat(call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } ? [receiver] : []);
        if (given.Any(expression => frameworks.IsStack(model.GetTypeInfo(expression, cancellation).Type))
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method
            && IsUnseen(method))
        {
            AddUnknown();
        }
    }

    private bool IsUnseen(IMethodSymbol method) =>
        frameworks.FrameworkOf(method.ContainingType) is null
            && ((method.ContainingNamespace?.ToDisplayString() ?? "") + ".").StartsWith("System.", StringComparison.Ordinal) != true;

    /// <summary>The changes of constructs that the code did not create itself but may have found in the construct tree.</summary>
    /// <param name="root">The file.</param>
    /// <param name="model">Its model.</param>
    /// <param name="tree">What can be found.</param>
    /// <param name="isOwn">Whether to add the changes of what a variable holds that was found, or those of what it leads to.</param>
    public void AddChangesOfOthers(SyntaxNode root, SemanticModel model, ConstructTree tree, bool isOwn)
    {
        _readsFixedMember = ReflectsOnFixedNames(root, model);
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment:
                    foreach (var target in Targets(assignment.Left).Where(IsFound))
                        AddTarget(target, model);
                    break;
                case InvocationExpressionSyntax call
                    when model.GetSymbolInfo(
                        call,
                        cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: true } method:
                    var isOfFramework = frameworks.FrameworkOf(method.ContainingType) is not null;
                    if (isOfFramework ? IsFound(call.Expression) : IsReflection(method))
                        AddCall(call, method, model);
                    else if (isOwn && !isOfFramework && IsUnseen(method) && IsGivenResource(call, model))
                        AddUnknown();
                    break;
                case InvocationExpressionSyntax when model.GetTypeInfo(node, cancellation).Type is IDynamicTypeSymbol:
                    AddUnknown();
                    break;
            }
        }

        bool IsFound(ExpressionSyntax access) =>
            tree.MayHaveFound(access, model) && isOwn == !(access is MemberAccessExpressionSyntax
            {
                Expression: not (IdentifierNameSyntax or ThisExpressionSyntax or ParenthesizedExpressionSyntax)
                    and var owner,
            } && !IsHandedOut(owner, model));
    }

    /// <summary>Whether a call is given a resource, or what may be one.</summary>
    private bool IsGivenResource(InvocationExpressionSyntax call, SemanticModel model) => call.ArgumentList.Arguments.Any(argument =>
        frameworks.MayBeResource(model.GetTypeInfo(argument.Expression, cancellation).Type));

    /// <summary>Whether an expression is what a method in source returns, which it has as a variable has what it holds.</summary>
    private bool IsHandedOut(ExpressionSyntax owner, SemanticModel model) =>
        owner is InvocationExpressionSyntax
        && model.GetSymbolInfo(owner, cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>What is done to a construct by an access to one of its members.</summary>
    public void AddUse(ExpressionSyntax access, SemanticModel model)
    {
        if (model.GetSymbolInfo(access, cancellation).Symbol is null)
            AddUnknown();
        else if (access.Parent is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method)
            AddCall(call, method, model);
        else if (Mentions.IsAssigned(access))
            AddTarget(access, model);
    }

    public void AddFunctions(SyntaxNode expression, SemanticModel model)
    {
        // Anything but lambdas and methods in source may hold a function from anywhere.
        var functions = expression.DescendantNodesAndSelf().Where(node => node is AnonymousFunctionExpressionSyntax).ToList();
        var methods = expression.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax)
            .OfType<SimpleNameSyntax>()
            .Select(name => model.GetSymbolInfo(name, cancellation).Symbol)
                .OfType<IMethodSymbol>()
                .Where(method => method.Name != "Add")
                .ToList();
        if (functions.Count == 0 && methods.Count == 0)
            AddUnknown();
        foreach (var function in functions)
            Add(function);
        foreach (var method in methods)
            AddMethod(method);
    }

    private void AddMethod(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        // What is called is known only when the program runs.
        if (method.MethodKind == MethodKind.DelegateInvoke || IsLateBound(method))
            AddUnknown();
        else if (!method.DeclaringSyntaxReferences.IsEmpty)
        {
            if (method.IsAbstract)
                AddUnknown();
            AddDeclarations(method);
            if (method.IsVirtual || method.IsOverride)
                AddOverrides(method);
        }
        else if (IsReflection(method))
            _isUnbounded |= method.Name is "SetValue" or "Invoke" && !_readsFixedMember;
        else if (IsUnseen(method))
            AddUnknown();
    }

    /// <summary>The members that a call of a virtual one may run instead.</summary>
    private void AddOverrides(ISymbol member)
    {
        foreach (var other in compilation.GetSymbolsWithName(member.Name, SymbolFilter.Member, cancellation).Where(each => each.IsOverride))
            AddDeclarations(other);
    }

    private static bool IsLateBound(IMethodSymbol method) =>
        method.Name is "DynamicInvoke" or "InvokeMember" || method.ContainingType.Name == "PropertyDescriptor";

    /// <summary>What code names without calling it: functions that others call, and properties and indexers with a body of their own.</summary>
    private void AddNamed(ExpressionSyntax name, SemanticModel model)
    {
        switch (model.GetSymbolInfo(name, cancellation).Symbol)
        {
            case IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false } method:
                AddMethod(method);
                break;
            case IFieldSymbol { Type.TypeKind: TypeKind.Delegate } or IParameterSymbol { Type.TypeKind: TypeKind.Delegate }
                or IPropertySymbol { Type.TypeKind: TypeKind.Delegate } or IEventSymbol:
                AddUnknown();
                break;
            case IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: false } property:
                if (property.IsAbstract)
                    AddUnknown();
                AddDeclarations(property);
                if (property.IsVirtual || property.IsOverride)
                    AddOverrides(property);
                break;
        }
    }

    /// <summary>The name that an access or a call by name ends in.</summary>
    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsLookup(string method, bool ofAll = false) => ofAll
        ? method is "GetProperties" or "GetFields" or "GetMethods"
        : method is "GetProperty" or "GetField" or "GetMethod";

    private static bool IsReflection(IMethodSymbol method) =>
        method.ContainingType.Name is "PropertyInfo" or "FieldInfo" or "MethodInfo" or "MethodBase" or "Activator";

    private void AddDeclarations(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
            Add(reference.GetSyntax(cancellation));
    }

    private void Add(SyntaxNode code)
    {
        if (!_seen.Add(code))
            return;
#pragma warning disable RS1030 // As above.
        var model = compilation.GetSemanticModel(code.SyntaxTree);
#pragma warning restore RS1030
        _readsFixedMember = ReflectsOnFixedNames(code, model);
        foreach (var node in code.DescendantNodes())
        {
            if (node is SimpleNameSyntax or ElementAccessExpressionSyntax)
                AddNamed((ExpressionSyntax)node, model);
            switch (node)
            {
                case BaseObjectCreationExpressionSyntax creation
                    when model.GetTypeInfo(creation, cancellation).Type is { DeclaringSyntaxReferences.IsEmpty: false } created:
                    AddType(created);
                    break;
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax or ElementAccessExpressionSyntax } assignment:
                    AddName(((BracketedArgumentListSyntax)assignment.Left.ChildNodes().Last()).Arguments[0].Expression, model);
                    break;
                case AssignmentExpressionSyntax assignment:
                    foreach (var target in Targets(assignment.Left))
                        AddTarget(target, model);
                    break;
                case InvocationExpressionSyntax call when model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method:
                    AddCall(call, method, model);
                    break;
                case InvocationExpressionSyntax or ElementAccessExpressionSyntax
                    when model.GetTypeInfo(node, cancellation).Type is IDynamicTypeSymbol:
                    AddUnknown();
                    break;
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> Targets(ExpressionSyntax left) =>
        left is TupleExpressionSyntax tuple ? tuple.Arguments.SelectMany(argument => Targets(argument.Expression)) : [left];

    private void AddTarget(ExpressionSyntax target, SemanticModel model)
    {
        if (model.GetSymbolInfo(target, cancellation).Symbol is IPropertySymbol property && frameworks.NameOf(property) is { } name)
            AddProperty(property, name);
        else if (target is MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var member }
            && model.GetTypeInfo(receiver, cancellation).Type is IDynamicTypeSymbol)
        {
            AddMember(member);
        }
    }

    private void AddCall(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        var isOfFramework = frameworks.FrameworkOf(method.ContainingType) is not null;
        if (frameworks.FrameworkOf(method.ContainingType) == Framework.AwsCdk && AddAwsCdkChange(call, method, model))
            return;
        if (isOfFramework && method.Name == "AddOverride")
            AddName(call.ArgumentList.Arguments.FirstOrDefault()?.Expression, model);
        else if (isOfFramework && AttributeNames.OfMutator(method) is { } attribute)
            _attributes.Add(attribute);
        else if (method.Name is "Add" or "SetItem" or "TryAdd"
            && method.ContainingType.Name.EndsWith("Dictionary", StringComparison.Ordinal))
        {
            AddName(call.ArgumentList.Arguments.FirstOrDefault()?.Expression, model);
        }
        else
            AddMethod(method);
    }

    /// <summary>Adds the attribute that a key or a path names; any, where it cannot be determined.</summary>
    private void AddName(ExpressionSyntax? name, SemanticModel model)
    {
        if (name is not null && model.GetConstantValue(name, cancellation) is { HasValue: true, Value: string text })
            _attributes.Add(AttributeNames.ToTerraform(text.Split('.')[0]));
        else
            AddUnknown();
    }

    /// <summary>
    /// Whether code that uses reflection asks for members by constant names only, none of which holds an attribute of ours.
    /// </summary>
    private bool ReflectsOnFixedNames(SyntaxNode code, SemanticModel model)
    {
        var lookups = code.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax access && IsLookup(access.Name.Identifier.ValueText))
            .ToList();
        if (code.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => IsLookup(name.Identifier.ValueText, ofAll: true)))
            return false;
        foreach (var lookup in lookups)
        {
            if (lookup.ArgumentList.Arguments is not [{ Expression: var name }, ..]
                || model.GetConstantValue(name, cancellation) is not { Value: string text })
            {
                return false;
            }

            AddMember(text);
        }

        return true;
    }
}
