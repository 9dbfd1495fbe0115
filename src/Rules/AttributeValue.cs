namespace Infra.Analyzers.Rules;

/// <summary>What a front end can tell about one attribute of a resource.</summary>
/// <remarks>
/// The AWS provider stores "not written", <c>null</c> and <c>""</c> alike, so all three are <see cref="Unset"/>. A front end that
/// cannot decide says <see cref="Unknown"/>; a rule never guesses.
/// </remarks>
internal abstract record AttributeValue
{
    private AttributeValue()
    {
    }

    /// <summary>Certainly not set.</summary>
    /// <param name="Form">How it came to be unset; messages say so.</param>
    public sealed record Unset(UnsetForm Form) : AttributeValue
    {
        public static readonly Unset Absent = new(UnsetForm.Absent);
        public static readonly Unset Null = new(UnsetForm.Null);
        public static readonly Unset Empty = new(UnsetForm.Empty);
        public static readonly Unset Disabled = new(UnsetForm.Disabled);

        /// <summary>
        /// What AWS or its provider may make of it, where a rule about values must know that; empty where it is nothing to speak of.
        /// </summary>
        public IReadOnlyList<Content> Defaults { get; init; } = [];
    }

    /// <summary>Certainly set.</summary>
    /// <param name="Content">What it is set to, as far as it is known.</param>
    public sealed record Set(Content? Content = null) : AttributeValue
    {
        public static readonly Set Opaque = new();
    }

    /// <summary>Not set on some paths, set on others.</summary>
    public sealed record MaybeSet : AttributeValue
    {
        public static readonly MaybeSet Value = new();
    }

    /// <summary>Cannot be determined here: the next layer decides.</summary>
    public sealed record Unknown : AttributeValue
    {
        public static readonly Unknown Value = new();
    }

    /// <summary>The value in words that fit after "is".</summary>
    public string Describe() => this switch
    {
        Unset { Form: UnsetForm.Null } => "null",
        Unset { Form: UnsetForm.Empty } => "empty",
        Unset { Form: UnsetForm.Disabled } => "false",
        Unset => "not set",
        _ => Truth switch
        {
            true => "true",
            false => "false",
            null => "set",
        },
    };

    /// <summary>The string, where it is set to one and all of it is known.</summary>
    public string? Constant => this is Set { Content: Content.Text text } ? text.Constant : null;

    /// <summary>
    /// Whether it is <see langword="true"/> or <see langword="false"/>, in text too; <see langword="null"/> where it is neither, or not
    /// known.
    /// </summary>
    public bool? Truth => this switch
    {
        Set { Content: Content.Boolean boolean } => boolean.Value,
        // Terraform converts text to a truth value wherever it expects one.
        Set { Content: Content.Text { Constant: "true" } } => true,
        Set { Content: Content.Text { Constant: "false" } } => false,
        _ => null,
    };

    /// <summary>
    /// The nested blocks that it stands for, each <see langword="null"/> where nothing is known of it; <see langword="null"/> where it is
    /// not known how many there are. JSON writes a single block without a list.
    /// </summary>
    public IReadOnlyList<Content.Object?>? Blocks => this switch
    {
        Unset => [],
        Set { Content: Content.Object only } => [only],
        Set { Content: Content.List list } => [.. list.Items.Select(item => (item as Set)?.Content as Content.Object)],
        _ => null,
    };

    /// <summary>The items of a list; <see langword="null"/> where it is not known how many there are.</summary>
    public IReadOnlyList<AttributeValue>? Items => this switch
    {
        Unset => [],
        Set { Content: Content.List list } => list.Items,
        _ => null,
    };

    /// <summary>The value of a merge of two paths: the least that both are.</summary>
    /// <remarks>
    /// Associative, commutative and idempotent, so that what is said of a resource does not depend on the order of its paths. Of two ways
    /// of not setting an attribute, the one that says less about the program stands for both: absent, then null, then empty, then
    /// disabled.
    /// </remarks>
    public static AttributeValue Join(AttributeValue left, AttributeValue right) => (left, right) switch
    {
        _ when left == right => left,
        (Unknown, _) or (_, Unknown) => Unknown.Value,
        (Unset a, Unset b) => a.Form < b.Form ? a : b,
        (Set, Set) => Set.Opaque,
        _ => MaybeSet.Value,
    };

    /// <summary>Whether this value is one of those that another stands for.</summary>
    public bool IsWithin(AttributeValue other) => Join(this, other) == other;
}

/// <summary>The ways of not setting an attribute.</summary>
internal enum UnsetForm
{
    /// <summary>Not written at all.</summary>
    Absent,

    /// <summary>Written as <c>null</c>.</summary>
    Null,

    /// <summary>Written as the empty string.</summary>
    Empty,

    /// <summary>Switched off by <c>false</c>, where a construct sets it by a switch.</summary>
    Disabled,
}
