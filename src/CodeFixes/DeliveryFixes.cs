using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes;

/// <summary>The ways of making a trail deliver to CloudWatch Logs.</summary>
internal sealed class DeliveryFixes
{
    /// <summary>The key of the first fix of every finding: applied to all, each gets the best there is for it.</summary>
    public const string BestKey = "DeliverToCloudWatchLogs";

    /// <summary>The key of the fix that creates a log group and a role, where it is not the first.</summary>
    public const string CreateKey = "DeliverToCloudWatchLogs.Create";

    private const int MaxUses = 3;

    private static readonly IReadOnlyList<Candidate?> NotNeeded = [null];

    private readonly FixTarget _target;
    private readonly IReadOnlyList<string> _missing;
    private readonly Placements _placements;
    private readonly Func<string, bool> _isTaken;
    private readonly CancellationToken _cancellation;

    private DeliveryFixes(FixTarget target, IReadOnlyList<string> missing, bool keepsValues, Func<string, bool> isTaken, CancellationToken cancellation)
    {
        (_target, _missing, _isTaken, _cancellation) = (target, missing, isTaken, cancellation);
        _placements = new(target, missing, keepsValues);
    }

    /// <summary>The fixes of a finding, the best first.</summary>
    /// <param name="document">The document.</param>
    /// <param name="position">Where the trail's creation begins.</param>
    /// <param name="missing">The Terraform names of the attributes to set.</param>
    /// <param name="keepsValues">Whether they have values on some paths, which stay.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<IReadOnlyList<Fix>> ForAsync(Document document, int position, IReadOnlyList<string> missing, bool keepsValues, CancellationToken cancellation)
    {
        if (missing.Count == 0 || await FixTarget.FindAsync(document, position, cancellation).ConfigureAwait(false) is not { } target)
            return [];
        var texts = new List<string>();
        foreach (var other in document.Project.Documents)
            texts.Add((await other.GetTextAsync(cancellation).ConfigureAwait(false)).ToString());
        var fixes = new DeliveryFixes(target, missing, keepsValues, id => texts.Exists(text => text.Contains($"\"{id}\"")), cancellation);
        return await fixes.AllAsync().ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Fix>> AllAsync()
    {
        var fixes = new List<Fix>();
        foreach (var use in Uses())
        {
            var key = fixes.Count == 0 ? BestKey : $"{BestKey}.{use.Title}";
            if (fixes.Count < MaxUses && await SoundAsync(use.Title, key, inFull => Compose(use.Way, use.Values(inFull), inFull)).ConfigureAwait(false) is { } fix)
                fixes.Add(fix);
        }

        var createKey = fixes.Count == 0 ? BestKey : CreateKey;
        foreach (var way in _placements.Ways())
        {
            if (await SoundAsync(CreateTitle, createKey, inFull => Create(way, inFull)).ConfigureAwait(false) is not { } fix)
                continue;
            fixes.Add(fix);
            break;
        }

        return fixes;
    }

    private string CreateTitle => _missing.Count > 1 ? "Create a log group and a role, and deliver to CloudWatch Logs"
        : _missing[0] == Trail.RoleArn ? "Create a role, and deliver to CloudWatch Logs"
        : "Create a log group, and deliver to CloudWatch Logs";

    /// <summary>A variable for the trail's arguments.</summary>
    private string ArgumentsVariable => new Identifiers(_target).Unique((_target.KeptIn is { Name: var name } ? Identifiers.Camel(Identifiers.Words(name)) : null) is { } kept ? kept + "Args" : "trailArgs");

    /// <summary>The first of two attempts that is sound: with using directives, and with full names.</summary>
    private async Task<Fix?> SoundAsync(string title, string key, Func<bool, IEnumerable<TextChange>?> compose)
    {
        foreach (var inFull in new[] { false, true })
        {
            if (compose(inFull) is { } changes && await Fix.CreateAsync(title, key, _target.Document, changes, _cancellation).ConfigureAwait(false) is { } fix)
                return fix;
        }

        return null;
    }

    private sealed record Use(string Title, int Rank, IReadOnlyList<Placement> Way, Func<bool, ValueTexts> Values);

    private sealed record ValueTexts(IReadOnlyDictionary<string, string> ByAttribute, TypeNames Names);

    /// <summary>The log groups and roles at hand, combined, the best first.</summary>
    private IEnumerable<Use> Uses()
    {
        var candidates = new Candidates(_target);
        var uses =
            from way in _placements.Ways()
            let groups = _missing.Contains(Trail.LogGroupArn) ? candidates.For(Trail.LogGroupArn, Places(way, Trail.LogGroupArn)) : NotNeeded
            let roles = _missing.Contains(Trail.RoleArn) ? candidates.For(Trail.RoleArn, Places(way, Trail.RoleArn)) : NotNeeded
            from @group in groups
            from role in roles
            select new Use(
                "Deliver to CloudWatch Logs with " + string.Join(" and ", new[] { @group, role }.OfType<Candidate>().Select(candidate => $"'{candidate.Name}'")),
                (@group?.Rank ?? 0) + (role?.Rank ?? 0),
                way,
                inFull => ValuesOf(@group, role, inFull));
        return uses.GroupBy(use => use.Title, StringComparer.Ordinal).Select(group => group.First()).OrderByDescending(use => use.Rank);
    }

    private static IReadOnlyList<SyntaxNode> Places(IReadOnlyList<Placement> way, string attribute)
    {
        var places = way.Where(placement => placement.Attribute == attribute).Select(placement => placement.Node).ToList();
        return places.Count > 0 ? places : [way[0].Node];
    }

    private ValueTexts ValuesOf(Candidate? logGroup, Candidate? role, bool inFull)
    {
        var names = new TypeNames(_target, inFull);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (logGroup is not null)
            values[Trail.LogGroupArn] = logGroup.HasWildcard ? $"{logGroup.Name}.Arn" : FrameworkCode.For(_target, names).Text($"$\"{{{logGroup.Name}.Arn}}:*\"");
        if (role is not null)
            values[Trail.RoleArn] = $"{role.Name}.Arn";
        return new(values, names);
    }

    private IEnumerable<TextChange>? Create(IReadOnlyList<Placement> way, bool inFull)
    {
        var first = way.OrderBy(placement => placement.Node.SpanStart).First().Node;
        if (_target.Id is not { } id
            || StatementPlace.Before(first, _target) is not { } place
            || !place.RunsNoMoreOftenThan(_target.Creation)
            || !way.All(placement => placement.Node.AncestorsAndSelf().Contains(place.Scope)))
        {
            return null;
        }

        var names = new TypeNames(_target, inFull);
        var identifiers = new Identifiers(_target);
        var ids = new ResourceIds(_target, id, identifiers, _isTaken);
        var provisioning = new Provisioning(_target, FrameworkCode.For(_target, names), names, ids, identifiers);
        return provisioning.Create(_missing, _placements.ValueOf, place) is { } provision
            ? Compose(way, new(provision.Values, names), inFull, place, provision.Statements, ids.NeedsVariable ? ids.Variable : null)
            : null;
    }

    /// <summary>All changes of a fix; <see langword="null"/> where statements cannot be inserted.</summary>
    /// <param name="way">Where the attributes are set.</param>
    /// <param name="values">What to.</param>
    /// <param name="inFull">Whether types are named in full.</param>
    /// <param name="place">Where statements go.</param>
    /// <param name="created">Statements that create what is missing.</param>
    /// <param name="idVariable">The variable that the trail's id is to be kept in.</param>
    private IEnumerable<TextChange>? Compose(
        IReadOnlyList<Placement> way, ValueTexts values, bool inFull, StatementPlace? place = null, string created = "", string? idVariable = null)
    {
        var statements = new List<string>();
        var changes = new List<TextChange>();
        var assignments = way.OfType<Placement.Statement>().ToList();
        var keepsFirst = assignments.Exists(placement => placement.KeepsFirst);
        if (keepsFirst && _target.Id is { } impure && !FixTarget.IsPure(impure))
            idVariable ??= new Identifiers(_target).Unique("trailId");
        if (idVariable is not null)
        {
            statements.Add($"{(_target.Style.Declaration == DeclarationStyle.Var ? "var" : "string")} {idVariable} = {_target.Id};");
            changes.Add(new(_target.Id!.Span, idVariable));
        }

        if (created.Length > 0)
            statements.Add(created);
        if (keepsFirst)
        {
            statements.Add($"{(_target.Style.Declaration == DeclarationStyle.Var ? "var" : values.Names.Of(_target.ConfigType))} {ArgumentsVariable} = {_target.Config};");
            changes.Add(new(_target.Config!.Span, ArgumentsVariable));
        }

        statements.AddRange(assignments.Select(placement => Assign($"{(placement.KeepsFirst ? ArgumentsVariable : placement.Receiver)}.{Spelling(placement)}", Value(placement), placement.Replaces)));
        if (statements.Count > 0)
            place ??= StatementPlace.Before(_target.Creation, _target);
        var inserted = statements.Count == 0 ? [] : place?.Insert(string.Join("\n", statements));
        if (inserted is null || (inFull && statements.Count == 0 && !values.ByAttribute.ContainsKey(Trail.LogGroupArn)))
            return null;
        var initializers = new InitializerText(_target.Text, _target.Style, place is null ? _target.Style.IndentAt : place.IndentAt);
        return
        [
            .. way.OfType<Placement.Entry>().GroupBy(placement => placement.Creation)
                .SelectMany(group => initializers.Add(group.Key, [.. group.Select(placement => $"{Spelling(placement)} = {Value(placement)}")])),
            .. way.OfType<Placement.Instead>().Select(placement => new TextChange(Whole(placement.Value).Span, Value(placement))),
            .. way.OfType<Placement.Otherwise>().SelectMany(placement => Coalesce(placement, Value(placement))),
            .. way.OfType<Placement.InsteadOfReset>().Select(placement => new TextChange(
                placement.Reset.Span, $"{((MemberAccessExpressionSyntax)placement.Reset.Expression).Expression}.{Spelling(placement)} = {Value(placement)}")),
            .. changes,
            .. inserted,
            .. values.Names.Imports(),
        ];

        string Spelling(Placement placement) => _target.Kind.Spelling(placement.Attribute);

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
        var isOperand = whole.Parent is not (AssignmentExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionArmSyntax or ParenthesizedExpressionSyntax or ArgumentSyntax);
        var text = (placement.IsText, FixTarget.IsPure(placement.Value)) switch
        {
            (true, true) => $"string.IsNullOrEmpty({placement.Value}) ? {otherwise} : {placement.Value}",
            _ => $"{placement.Value} ?? {otherwise}",
        };
        yield return new(whole.Span, isOperand || whole.Parent is ConditionalExpressionSyntax ? $"({text})" : text);
    }
}
