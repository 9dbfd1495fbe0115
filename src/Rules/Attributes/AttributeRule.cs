using System.Globalization;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Attributes;

/// <summary>
/// A rule that is data: which attributes resources of some types must have, or must not have, and when. It says what is certainly wrong on
/// every path with its own id, and what is wrong on some of them as <see cref="MayBreakRule"/>.
/// </summary>
/// <remarks>
/// The message's <c>{0}</c> is the resource's name, its <c>{1}</c> what is wrong, such as <c>StorageEncrypted is not set</c>, or the names
/// of the <see cref="Subject"/>.
/// </remarks>
/// <param name="describe">Makes what hosts tell of it.</param>
internal sealed class AttributeRule(Func<RuleMetadata> describe) : ResourceRule
{
    private const int MaxShownTextLength = 40;
    private const string AwsProvider = "aws";

    private readonly IReadOnlyList<string> _types = [];

    /// <summary>The Terraform types of the resources it looks at; an attribute that a type has not is never set there.</summary>
    public required IReadOnlyList<string> Types
    {
        get => _types;
        init => _types = value;
    }

    public override IReadOnlyList<string> ResourceTypes => _types;

    public override string ResourceType => _types[0];

    /// <summary>The major versions of the AWS provider that it is about; all of them where neither end is limited.</summary>
    public MajorRange Provider { get; init; }

    /// <summary>Which of these resources are meant; <see langword="null"/> for all of them.</summary>
    public AttributeCondition? When { get; init; }

    /// <summary>What must hold.</summary>
    public AttributeCondition? Require { get; init; }

    /// <summary>What must not hold.</summary>
    public AttributeCondition? Forbid { get; init; }

    /// <summary>The attributes that the message names, where the condition is about more.</summary>
    public IReadOnlyList<string> Subject { get; init; } = [];

    /// <summary>What the message adds where something else is so, too.</summary>
    public AttributeRemark? Remark { get; init; }

    /// <summary>The constant that puts the one attribute right that a rule of a team's own is about, where it determines one.</summary>
    public RightConstant? Constant { get; init; }

    /// <summary>
    /// The attributes, by type, of which it is not known how CloudFormation has them: there they are not known, and not unset.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<string>> HiddenInCloudFormation { get; init; } =
        new Dictionary<string, IReadOnlyCollection<string>>();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes =>
        [.. Decisive.Concat(Remark?.If.Roots ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>The attributes that a finding is about, without those that only decide whether a resource is meant.</summary>
    public IEnumerable<string> Blamed =>
        Subject.Concat(Require?.Roots ?? []).Concat(Forbid?.Roots ?? []).Distinct(StringComparer.Ordinal);

    private IReadOnlyList<string> Decisive => [.. Blamed.Concat(When?.Roots ?? []).Distinct(StringComparer.Ordinal)];

    protected override RuleMetadata Describe() => describe();

    public override Finding? Check(Resource resource)
    {
        var wrong = new List<Variant>();
        var right = new List<Variant>();
        foreach (var variant in resource.Variants)
        {
            var broken = IsBroken(resource, variant);
            if (broken == Tristate.Yes)
                wrong.Add(variant);
            else if (broken == Tristate.No)
                right.Add(variant);
        }

        if (wrong.Count == resource.Variants.Count)
            return Answer(resource);
        return wrong.Count > 0 && right.Count > 0 ? MayAnswer(resource, wrong, right) : null;
    }

    /// <summary>Whether a resource breaks the rule on every path, or on none.</summary>
    public Tristate IsBroken(Resource resource) =>
        resource.Variants.Select(variant => IsBroken(resource, variant)).Distinct().ToList() is [var only] ? only : Tristate.Maybe;

    private AttributeValue ValueOf(Resource resource, Variant variant, string name) =>
        resource.FollowsCloudFormation && HiddenInCloudFormation.TryGetValue(resource.Type, out var hidden) && hidden.Contains(name)
            ? AttributeValue.Unknown.Value
            : name == ResourceTags.Attribute ? ResourceTags.Merge(variant[name], variant.DefaultTags)
            : variant[name] is AttributeValue.Unset unset && !resource.FollowsCloudFormation
                ? unset with { Defaults = DefaultsOf(resource.Type, name, variant) } : variant[name];

    private static IReadOnlyList<Content> DefaultsOf(string type, string name, Variant variant) =>
        ResourceSchemas.BuiltIn.Of(type)?.ChangedDefaults.FirstOrDefault(changed => changed.Attribute == name)
            ?.In(variant.Graph.ProviderMajors(AwsProvider)) ?? [];

    private Tristate IsFor(Variant variant) =>
        Provider == MajorRange.Unknown ? Tristate.Yes : variant.Graph.ProviderMajors(AwsProvider).IsWithin(Provider);

    private Tristate IsBroken(Resource resource, Variant variant)
    {
        AttributeValue Of(string name) => ValueOf(resource, variant, name);
        var concerns = IsFor(variant).And(When?.Holds(Of, Quantifier.Any) ?? Tristate.Yes);
        if (concerns == Tristate.No)
            return Tristate.No;
        var required = Require?.Holds(Of, Quantifier.Every).Not() ?? Tristate.No;
        return concerns.And(required.Or(Forbid?.Holds(Of, Quantifier.Any) ?? Tristate.No));
    }

    private Finding Answer(Resource resource)
    {
        var calls = resource.Variants.Select(variant => variant.CalledBy).OfType<Condition>().Distinct();
        var (attributes, words) = Describe(resource, resource.Variants);
        return new(Metadata, attributes, [resource.Name, words + Remarked(resource, resource.Variants)], Because: [.. calls])
        {
            RestsOn = Decisive,
            Constant = Constant,
        };
    }

    private Finding MayAnswer(Resource resource, IReadOnlyList<Variant> wrong, IReadOnlyList<Variant> right)
    {
        var because = Decisions.Between(wrong, right);
        var (attributes, words) = Describe(resource, wrong);
        var when = because is [var first, ..] ? $"when {first.Text}" : "on some path";
        return new(MayBreakRule.Instance.Metadata, attributes, [resource.Name, Metadata.Id, Metadata.Title, words, when], because)
        {
            RestsOn = Decisive,
            MayBreak = Metadata,
        };
    }

    /// <summary>What is wrong on some paths: the attributes, and a sentence about them.</summary>
    private (IReadOnlyList<string> Attributes, string Words) Describe(Resource resource, IReadOnlyList<Variant> variants)
    {
        if (Subject.Count > 0)
        {
            var named = Subject.Where(name => variants.Any(variant => variant[name] is not AttributeValue.Unset)).ToList();
            if (named.Count == 0)
                named = [.. Subject];
            return (named, Join(named.Select(resource.Spelling)));
        }

        var evidence = variants.SelectMany(variant => Explain(resource, variant)).ToList();
        return ([.. evidence.Select(each => each.Path.Root).Distinct(StringComparer.Ordinal)],
            Phrases(resource, evidence));
    }

    private IEnumerable<Evidence> Explain(Resource resource, Variant variant)
    {
        AttributeValue Of(string name) => ValueOf(resource, variant, name);
        return (Require?.Explain(Of, Quantifier.Every, outcome: false) ?? [])
            .Concat(Forbid?.Explain(Of, Quantifier.Any, outcome: true) ?? []);
    }

    private string Remarked(Resource resource, IReadOnlyList<Variant> variants)
    {
        if (Remark is not { } remark)
            return "";
        var evidence = new List<Evidence>();
        foreach (var variant in variants)
        {
            AttributeValue Of(string name) => ValueOf(resource, variant, name);
            if (remark.If.Holds(Of, Quantifier.Any) != Tristate.Yes)
                return "";
            evidence.AddRange(remark.If.Explain(Of, Quantifier.Any, outcome: true));
        }

        return string.Format(CultureInfo.InvariantCulture, remark.Format, Phrases(resource, evidence));
    }

    private static string Phrases(Resource resource, IEnumerable<Evidence> evidence) =>
        Join(evidence.GroupBy(each => each.Path).Select(seen => Phrase(resource, seen.Key, seen)));

    private static string Phrase(Resource resource, AttributePath path, IEnumerable<Evidence> evidence)
    {
        var words = evidence.Select(each => each.Value).OfType<AttributeValue>().Select(Describe).Distinct(StringComparer.Ordinal).ToList();
        return words.Count == 0 ? Spell(resource, path) : $"{Spell(resource, path)} is {string.Join(" or ", words)}";
    }

    // The author's language writes what is nested as it writes what is not.
    private static string Spell(Resource resource, AttributePath path)
    {
        var spelled = resource.Spelling(path.Root);
        Func<string, string> inStyle =
            spelled == path.Root ? name => name
            : char.IsUpper(spelled[0]) ? name => NameCase.ToPascal(NameCase.ToCamel(name))
            : NameCase.ToCamel;
        return string.Join(".", path.Names.Skip(1).Select(inStyle).Prepend(spelled));
    }

    private static string Describe(AttributeValue value) => value switch
    {
        AttributeValue.Set { Content: Content.Number number } => number.Value.ToString(CultureInfo.InvariantCulture),
        { Truth: null, Constant: { Length: <= MaxShownTextLength } text } when text.All(IsPlain) => $"'{text}'",
        _ => value.Describe(),
    };

    // Whatever else a text holds has no place in a message.
    private static bool IsPlain(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or ':' or '/' or '*';

    private static string Join(IEnumerable<string> words) => words.Distinct(StringComparer.Ordinal).ToList() switch
    {
        [] => "",
        [var only] => only,
        var several => string.Join(", ", several.Take(several.Count - 1)) + " and " + several[several.Count - 1],
    };
}

/// <summary>What a message adds to what is wrong where a condition holds on every path; nothing is found, or not, because of it.</summary>
/// <param name="If">The condition.</param>
/// <param name="Format">What is added; <c>{0}</c> is what makes the condition hold, such as <c>IsMultiRegionTrail is true</c>.</param>
internal sealed record AttributeRemark(AttributeCondition If, string Format);
