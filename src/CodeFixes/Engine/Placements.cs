using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>Finds where the attributes of a resource can be set.</summary>
/// <param name="target">The resource.</param>
/// <param name="attributes">The Terraform names of the attributes that are missing.</param>
/// <param name="keepsValues">Whether the attributes have values on some paths, which stay.</param>
/// <param name="isReplaced">Whether a constant is as good as no value: <see langword="false"/> for what must be true.</param>
internal sealed class Placements(FixTarget target, IReadOnlyList<string> attributes, bool keepsValues,
    Func<object, bool>? isReplaced = null)
{
    private readonly Written _written = new(target.Model, isReplaced);

    /// <summary>The ways of setting all the attributes, the most natural one first.</summary>
    public IEnumerable<IReadOnlyList<Placement>> Ways()
    {
        // What is written to the resource itself wins over its configuration.
        var (onResource, left) = OnResource();
        return left.Count == 0 && onResource.Count > 0
            ? [onResource]
            : ByConfiguration(left)
                .Select(IReadOnlyList<Placement> (way) => [.. onResource, .. way])
                .Where(way => way.Count > 0 && !way.OfType<Placement.Otherwise>().Any(MayStayUnset));
    }

    /// <summary>Whether looking for null alone may not be enough.</summary>
    private bool MayStayUnset(Placement.Otherwise placement) =>
        !(placement.IsText && FixTarget.IsPure(placement.Value)) && _written.MayHaveEmptyText;

    private IEnumerable<IReadOnlyList<Placement>> ByConfiguration(IReadOnlyList<string> left)
    {
        if (target.Config is { } config)
        {
            if (InConfiguration(config, left) is { } inside)
            {
                yield return inside;
                if (inside.Count == 0)
                    yield break;
            }

            if (BeforeCreation(config, left) is { } before)
                yield return before;
        }

        if (!keepsValues && target.Kind.Framework == Framework.Cdktf && CanInitialize(target.Creation, target.Kind.Type))
            yield return [.. left.Select(attribute => new Placement.Entry(attribute, target.Creation))];
    }

    /// <summary>The one expression that an attribute is set to, where it is plain to see.</summary>
    public ExpressionSyntax? ValueOf(string attribute)
    {
        var locals = new List<ILocalSymbol>();
        var creations = target.Config is { } config ? CreationsOf(config, locals) : null;
        var values = (creations ?? []).SelectMany(creation => EntriesOf(creation, attribute))
            .Concat(AssignedTo(locals, attribute))
            .SelectMany(Written.Leaves)
            .ToList();
        return values is [var only] && _written.Judge(only) != Presence.Unset ? only : null;
    }

    /// <summary>
    /// Where CDKTF programs set attributes of the resource itself, in its initializer or later, and the attributes that they do not
    /// always set so.
    /// </summary>
    private (IReadOnlyList<Placement> Placements, IReadOnlyList<string> Left) OnResource()
    {
        if (!target.Kind.Framework.IsJsii())
            return ([], attributes);
        var mutations = target.KeptIn is { } variable ? Mutations(variable).ToList() : [];
        var (placements, left) = (new List<Placement>(), new List<string>());
        foreach (var attribute in attributes)
        {
            var initial = EntriesOf(target.Creation, attribute).ToList();
            var later = (target.KeptIn is { } kept ? AssignedTo([kept], attribute) : [])
                .Concat(mutations.Select(invocation => OverrideOf(invocation, attribute)).OfType<ExpressionSyntax>())
                .ToList();
            placements.AddRange(InValues(attribute, [.. initial, .. later]));
            placements.AddRange(mutations
                .Where(invocation => IsReset(invocation, attribute))
                .Select(invocation => new Placement.InsteadOfReset(attribute, invocation)));
            if (initial.Count == 0 && !later.Exists(IsUnconditional))
                left.Add(attribute);
        }

        return (placements, left);
    }

    /// <summary>
    /// Where the objects that are passed as the configuration are made and changed; <see langword="null"/> where they cannot be seen.
    /// </summary>
    private IReadOnlyList<Placement>? InConfiguration(ExpressionSyntax config, IReadOnlyList<string> left)
    {
        var locals = new List<ILocalSymbol>();
        if (CreationsOf(config, locals) is not { Count: > 0 } creations
            || !creations.TrueForAll(creation => CanInitialize(creation, TypeOf(creation))))
            return null;
        var way = new List<Placement>();
        foreach (var attribute in left)
        {
            var assigned = AssignedTo(locals, attribute).Where(value => value.SpanStart < target.Creation.SpanStart).ToList();
            way.AddRange(InValues(attribute, assigned));
            var isAssignedAnyway = assigned.Exists(IsUnconditional);
            foreach (var creation in creations)
            {
                var entries = EntriesOf(creation, attribute).ToList();
                if (entries.Count > 0)
                    way.AddRange(InValues(attribute, entries));
                else if (!isAssignedAnyway)
                    way.Add(new Placement.Entry(attribute, creation));
            }
        }

        return way;
    }

    /// <summary>Assignments to the configuration before it is passed; one that is not in a variable yet is kept in one first.</summary>
    private IReadOnlyList<Placement>? BeforeCreation(ExpressionSyntax config, IReadOnlyList<string> left)
    {
        var symbol = target.Model.GetSymbolInfo(config).Symbol;
        var isStable = config is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
            && symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol { SetMethod: not null };
        var type = target.Model.GetTypeInfo(config) is { Nullability.FlowState: not NullableFlowState.MaybeNull } info
            ? info.Type as INamedTypeSymbol
            : null;
        if (type is not { TypeKind: TypeKind.Class }
            || !left.All(attribute => PropertyOf(type, attribute) is { SetMethod.IsInitOnly: false }))
            return null;
        var replaced = keepsValues ? ReplacedIn(type, left[0]) : Replaced.Any;
        if (replaced is not { } which || !(isStable || keepsValues || target.Kind.Framework == Framework.Pulumi))
            return null;
        return [.. left.Select(attribute => new Placement.Statement(attribute, target.Creation, config, KeepsFirst: !isStable, which))];
    }

    /// <summary>
    /// The values that an assignment to the attribute's property can tell to be unset; <see langword="null"/> where it cannot tell all.
    /// </summary>
    private Replaced? ReplacedIn(INamedTypeSymbol type, string attribute) =>
        PropertyOf(type, attribute)?.Type.SpecialType == SpecialType.System_String ? Replaced.NullOrEmpty
        : _written.MayHaveEmptyText ? null
        : Replaced.Null;

    private IEnumerable<Placement> InValues(string attribute, IEnumerable<ExpressionSyntax> values) =>
        from leaf in values.SelectMany(Written.Leaves)
        let presence = _written.Judge(leaf)
        where presence != Presence.Set
        select presence == Presence.Unsure && keepsValues
            ? new Placement.Otherwise(attribute, leaf, target.Model.GetTypeInfo(leaf).Type?.SpecialType == SpecialType.System_String)
            : (Placement)new Placement.Instead(attribute, leaf);

    /// <summary>The creations that an expression may be, through locals; <see langword="null"/> where it may be something else.</summary>
    private List<BaseObjectCreationExpressionSyntax>? CreationsOf(ExpressionSyntax expression, List<ILocalSymbol> locals)
    {
        var creations = new List<BaseObjectCreationExpressionSyntax>();
        foreach (var leaf in Written.Leaves(expression))
        {
            if (leaf is BaseObjectCreationExpressionSyntax creation)
            {
                creations.Add(creation);
            }
            else if (leaf is IdentifierNameSyntax && target.Model.GetSymbolInfo(leaf).Symbol is ILocalSymbol local)
            {
                if (locals.Contains(local, SymbolEqualityComparer.Default))
                    continue;
                locals.Add(local);
                if (_written.ValuesOf(local) is not { } values || !_written.UsesOf(local, target.Creation).All(IsPlainUse))
                    return null;
                foreach (var value in values.Where(value => _written.Judge(value) != Presence.Unset))
                {
                    if (CreationsOf(value, locals) is not { } found)
                        return null;
                    creations.AddRange(found);
                }
            }
            else
            {
                return null;
            }
        }

        return creations;
    }

    /// <summary>Whether a use of an object neither gives it another name nor lets other code change it.</summary>
    private bool IsPlainUse(IdentifierNameSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } } => false,
        MemberAccessExpressionSyntax { Parent: ArgumentSyntax { RefKindKeyword.RawKind: not 0 } } => false,
        MemberAccessExpressionSyntax access => access.Expression == use,
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } =>
            target.Frameworks.ResourceOf(TypeOf(creation)) is not null,
        _ => false,
    };

    private bool CanInitialize(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol? type) =>
        type is not null
        && creation.Initializer is null or { RawKind: (int)SyntaxKind.ObjectInitializerExpression, ContainsDirectives: false }
        && attributes.All(attribute => PropertyOf(type, attribute) is { SetMethod: not null });

    private IPropertySymbol? PropertyOf(INamedTypeSymbol type, string attribute)
    {
        var name = target.Kind.Spelling(attribute);
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property)
                return property;
        }

        return null;
    }

    private INamedTypeSymbol? TypeOf(ExpressionSyntax expression) => target.Model.GetTypeInfo(expression).Type as INamedTypeSymbol;

    private IEnumerable<ExpressionSyntax> EntriesOf(BaseObjectCreationExpressionSyntax creation, string attribute) =>
        from assignment in creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? []
        where assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == target.Kind.Spelling(attribute)
        select assignment.Right;

    /// <summary>What is assigned to the attribute's property of the objects in these variables.</summary>
    private IEnumerable<ExpressionSyntax> AssignedTo(IEnumerable<ISymbol> variables, string attribute) =>
        from variable in variables
        from use in _written.UsesOf(variable, target.Creation)
        let receiver = use.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == use
            ? (ExpressionSyntax)own
            : use
        let access = receiver.Parent as MemberAccessExpressionSyntax
        where access is not null && access.Expression == receiver && access.Name.Identifier.ValueText == target.Kind.Spelling(attribute)
        let assignment = access.Parent as AssignmentExpressionSyntax
        where assignment is not null && assignment.Left == access
        select assignment.Right;

    private IEnumerable<InvocationExpressionSyntax> Mutations(ISymbol variable) =>
        _written.UsesOf(variable, target.Creation)
            .Select(use => use.Parent is MemberAccessExpressionSyntax access && access.Expression == use ? access.Parent : null)
            .OfType<InvocationExpressionSyntax>();

    private bool IsReset(InvocationExpressionSyntax invocation, string attribute) =>
        invocation.Expression is MemberAccessExpressionSyntax access
            && access.Name.Identifier.ValueText == "Reset" + target.Kind.Spelling(attribute);

    private ExpressionSyntax? OverrideOf(InvocationExpressionSyntax invocation, string attribute) =>
        invocation.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddOverride" }
        && invocation.ArgumentList.Arguments is [var path, var value]
        && target.Model.GetConstantValue(path.Expression).Value as string == attribute
            ? value.Expression
            : null;

    /// <summary>Whether a value is assigned by a statement that is passed whenever the resource is created.</summary>
    private bool IsUnconditional(ExpressionSyntax value) =>
        value.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax { Parent: { } block }
            && target.Creation.Ancestors().Contains(block is GlobalStatementSyntax ? block.Parent! : block);
}
