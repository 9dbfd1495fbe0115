namespace Infra.Analyzers.Rules;

/// <summary>Something that must hold wherever a front end sees infrastructure.</summary>
internal abstract class Rule
{
    private readonly Lazy<RuleMetadata> _metadata;

    protected Rule() => _metadata = new(Describe);

    /// <summary>What hosts tell their users about the rule: always the same object, made when it is first asked for.</summary>
    public RuleMetadata Metadata => _metadata.Value;

    /// <summary>Makes <see cref="Metadata"/>. Most scans report few of the rules, and making all of it takes as long as a small scan.</summary>
    protected abstract RuleMetadata Describe();
}

/// <summary>Something that must hold for every resource of a type, alone or together with what it refers to.</summary>
internal abstract class ResourceRule : Rule
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NothingRelated = [];

    /// <summary>The Terraform type of the resources it looks at.</summary>
    public abstract string ResourceType { get; }

    /// <summary>All of those types, where there are several.</summary>
    public virtual IReadOnlyList<string> ResourceTypes => [ResourceType];

    /// <summary>The Terraform names of the attributes it asks for; front ends need not read others.</summary>
    public abstract IReadOnlyList<string> Attributes { get; }

    /// <summary>
    /// What it asks the <see cref="IResourceGraph"/> for: the attributes by resource type, with the prefix <c>data.</c> for a data source.
    /// Front ends keep these, and need not judge them.
    /// </summary>
    public virtual IReadOnlyDictionary<string, IReadOnlyList<string>> Related => NothingRelated;

    /// <summary>
    /// The constant that makes the attributes right which its findings are about; <see langword="null"/> where there is none.
    /// </summary>
    public virtual LiteralFix? Fix { get; init; }

    /// <summary>
    /// The rule's answer about a resource of one of <see cref="ResourceTypes"/>, or <see langword="null"/> where it has no objection.
    /// </summary>
    public abstract Finding? Check(Resource resource);
}

/// <summary>A rule's answer. The front end that saw what it is about knows the place.</summary>
/// <param name="Rule">The rule that answers.</param>
/// <param name="Attributes">The Terraform names of the attributes the finding is about; a code fix sets these.</param>
/// <param name="Arguments">What fills <see cref="RuleMetadata.MessageFormat"/>.</param>
/// <param name="Because">The decisions of the program that explain the finding.</param>
internal sealed record Finding(
    RuleMetadata Rule,
    IReadOnlyList<string> Attributes,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<Condition> Because)
{
    /// <summary>Where to look, where that is not the resource itself.</summary>
    public IPlace? Place { get; init; }

    /// <summary>Other resources that have a part in it.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>The attributes beside <see cref="Attributes"/> that must be what they seem for it to hold.</summary>
    public IReadOnlyList<string> RestsOn { get; init; } = [];

    /// <summary>
    /// The rule that the resource may break, where <see cref="Rule"/> only says so: where that one is off, nobody is to hear of this.
    /// </summary>
    public RuleMetadata? MayBreak { get; init; }

    /// <summary>The constant that puts its attribute right, where the rule itself, which is a team's own, determines it.</summary>
    public RightConstant? Constant { get; init; }

    /// <summary>The places that explain it, in the order in which hosts show them.</summary>
    public IEnumerable<Note> Related => Notes.Concat(Because.Select(condition => new Note($"When {condition.Text}.", condition.Place)));

    /// <summary>The message, in one sentence.</summary>
    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.MessageFormat, [.. Arguments]);
}

/// <summary>A place that helps to understand a finding.</summary>
/// <param name="Text">What is to be seen there, in a sentence.</param>
/// <param name="Place">Where it is.</param>
internal sealed record Note(string Text, IPlace Place);
