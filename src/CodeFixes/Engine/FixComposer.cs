using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>What attributes are set to, as text.</summary>
/// <param name="ByAttribute">The values by the Terraform names of the attributes.</param>
/// <param name="Names">The types that the texts name.</param>
internal sealed record AttributeTexts(IReadOnlyDictionary<string, string> ByAttribute, TypeNames Names);

/// <summary>An expression whose value a variable is to hold.</summary>
/// <param name="Expression">The expression, which the variable replaces.</param>
/// <param name="Variable">The variable.</param>
internal sealed record KeptValue(ExpressionSyntax Expression, string Variable);

/// <summary>Writes what a fix changes: attributes where they are set, and the statements that this takes.</summary>
internal sealed class FixComposer(FixTarget target)
{
    /// <summary>How the program writes the attributes that rules ask for, in the order of the rules.</summary>
    private IReadOnlyList<string> Order =>
    [
        .. RuleCatalog.All.OfType<ResourceRule>()
            .Where(rule => rule is not RelationRule && rule.ResourceTypes.Contains(target.Kind.TerraformType))
            .SelectMany(rule => rule.Attributes)
            .Select(target.Kind.Spelling)
            .Distinct(),
    ];

    /// <summary>A variable for the target's arguments.</summary>
    private string ArgumentsVariable => new Identifiers(target).Unique(target.BaseName + "Args");

    /// <summary>The first of two attempts that is sound: with using directives, and with full names.</summary>
    public Task<Fix?> SoundAsync(
        string title, string key, Func<bool, IEnumerable<TextChange>?> compose, CancellationToken cancellation) =>
        SoundAsync(title, key, inFull => compose(inFull) is { } changes ? new FixContent(changes, []) : null, cancellation);

    /// <inheritdoc cref="SoundAsync(string, string, Func{bool, IEnumerable{TextChange}}, CancellationToken)"/>
    public async Task<Fix?> SoundAsync(string title, string key, Func<bool, FixContent?> compose, CancellationToken cancellation)
    {
        foreach (var inFull in new[] { false, true })
        {
            if (compose(inFull) is { } content
                && await Fix.CreateAsync(title, key, target.Document, content, cancellation).ConfigureAwait(false) is { } fix)
                return fix;
        }

        return null;
    }

    /// <summary>All changes of a fix; <see langword="null"/> where statements cannot be inserted.</summary>
    /// <param name="way">Where the attributes are set.</param>
    /// <param name="values">What to.</param>
    /// <param name="inFull">Whether types are named in full.</param>
    /// <param name="place">Where statements go.</param>
    /// <param name="created">Statements that create what is missing.</param>
    /// <param name="kept">Expressions that variables are to hold from now on, since new statements need their values, too.</param>
    public IEnumerable<TextChange>? Compose(
        IReadOnlyList<Placement> way,
        AttributeTexts values,
        bool inFull,
        StatementPlace? place = null,
        string created = "",
        IReadOnlyList<KeptValue>? kept = null)
    {
        var statements = new List<string>();
        var keptValues = new List<KeptValue>(kept ?? []);
        var assignments = way.OfType<Placement.Statement>().ToList();
        var keepsFirst = assignments.Exists(placement => placement.KeepsFirst);
        if (keepsFirst && target.Id is { } impure && !FixTarget.IsPure(impure) && !keptValues.Exists(value => value.Expression == impure))
            keptValues.Insert(0, new(impure, new Identifiers(target).Unique(target.BaseName + "Id")));
        statements.AddRange(keptValues.Select(Keep));
        if (created.Length > 0)
            statements.Add(created);
        var endOfCreated = statements.Count;
        if (keepsFirst)
        {
            var arguments = new KeptValue(target.Config!, ArgumentsVariable);
            statements.Add(Keep(arguments));
            keptValues.Add(arguments);
        }

        statements.AddRange(
            from placement in assignments
            let receiver = placement.KeepsFirst ? ArgumentsVariable : placement.Receiver.ToString()
            select Assign($"{receiver}.{Spelling(placement)}", Value(placement), placement.Replaces));
        if (statements.Count > 0)
            place ??= StatementPlace.Before(target.Creation, target);
        if (created.Length > 0 && statements.Count > endOfCreated)
            statements.Insert(endOfCreated, "");
        var inserted = statements.Count == 0
            ? []
            : place?.Insert(string.Join("\n", statements), created.Length == 0 ? Spacing.None
                : statements.Count > endOfCreated ? Spacing.Before
                : Spacing.Around);
        if (inserted is null || (inFull && statements.Count == 0 && !values.Names.AreUsed))
            return null;
        var initializers = new InitializerText(target.Text, target.Style, place is null ? target.Style.IndentAt : place.IndentAt, Order);
        return
        [
            .. way.OfType<Placement.Entry>().GroupBy(placement => placement.Creation)
                .SelectMany(group => initializers.Add(group.Key, [.. group.Select(Entry)])),
            .. way.OfType<Placement.Instead>().Select(placement => new TextChange(Whole(placement.Value).Span, Value(placement))),
            .. way.OfType<Placement.Otherwise>().SelectMany(placement => Coalesce(placement, Value(placement))),
            .. way.OfType<Placement.InsteadOfReset>().Select(placement => new TextChange(
                placement.Reset.Span, $"{((MemberAccessExpressionSyntax)placement.Reset.Expression).Expression}.{Entry(placement)}")),
            .. keptValues.Select(value => new TextChange(value.Expression.Span, value.Variable)),
            .. inserted,
            .. values.Names.Imports(),
        ];

        string Keep(KeptValue value)
        {
            var type = target.Style.Declaration == DeclarationStyle.Var ? null : target.Model.GetTypeInfo(value.Expression).ConvertedType;
            var name = type is INamedTypeSymbol { Arity: 0 } named
                ? named.SpecialType == SpecialType.System_String ? "string" : values.Names.Of(named)
                : "var";
            return $"{name} {value.Variable} = {value.Expression};";
        }

        string Entry(Placement placement) => $"{Spelling(placement)} = {Value(placement)}";

        string Spelling(Placement placement) => target.Kind.Spelling(placement.Attribute);

        string Value(Placement placement) => values.ByAttribute[placement.Attribute];
    }

    private static string Assign(string property, string value, Replaced replaced) => replaced switch
    {
        Replaced.Null => $"{property} ??= {value};",
        Replaced.NullOrEmpty => $"if (string.IsNullOrEmpty({property}))\n\t{property} = {value};",
        _ => $"{property} = {value};",
    };

    /// <summary>An unset value with what only stands there because it is unset: <c>null!</c>, <c>(string?)null</c>.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax value) => value.Parent switch
    {
        PostfixUnaryExpressionSyntax sure => Whole(sure),
        ParenthesizedExpressionSyntax inner => Whole(inner),
        CastExpressionSyntax { Parent: AssignmentExpressionSyntax } cast => cast,
        _ => value,
    };

    private static IEnumerable<TextChange> Coalesce(Placement.Otherwise placement, string otherwise)
    {
        var whole = placement.Value.Parent is PostfixUnaryExpressionSyntax sure ? sure : placement.Value;
        var isOperand = whole.Parent is not (AssignmentExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax
            or ParenthesizedExpressionSyntax or ArgumentSyntax);
        var text = (placement.IsText, FixTarget.IsPure(placement.Value)) switch
        {
            (true, true) => $"string.IsNullOrEmpty({placement.Value}) ? {otherwise} : {placement.Value}",
            _ => $"{placement.Value} ?? {otherwise}",
        };
        yield return new(whole.Span, isOperand || whole.Parent is ConditionalExpressionSyntax ? $"({text})" : text);
    }
}
