namespace Infra.Analyzers.Rules.Aws;

/// <summary>
/// A construct of AWS CDK's L2 layer, which makes a resource, and others that belong to it: it is judged by what it synthesizes.
/// </summary>
/// <param name="JsiiClass">Its jsii name, such as <c>aws-cdk-lib.aws_cloudtrail.Trail</c>.</param>
/// <param name="Resource">The resource that it makes.</param>
internal sealed record ConstructSchema(string JsiiClass, ResourceSchema Resource)
{
    /// <summary>The properties that it is given, each with the attribute of the resource that follows from it.</summary>
    public IReadOnlyList<ConstructProperty> Properties { get; init; } = [];

    /// <summary>The attributes that it always sets, whatever it is given.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Always { get; init; } = new Dictionary<string, AttributeValue>();

    /// <summary>
    /// C# properties that do nothing where no attribute is set by another one, though they look as if they would set it.
    /// </summary>
    public IReadOnlyList<string> Idle { get; init; } = [];

    /// <summary>
    /// The attributes that are known of it where another resource refers to it, of a construct that is there for others only;
    /// <see langword="null"/> for one that is judged.
    /// </summary>
    public IReadOnlyList<string>? Told { get; init; }

    /// <summary>The selectors that its methods add, if it has such methods.</summary>
    public ConstructSelectors? Selectors { get; init; }

    /// <summary>The simple name of its C# class.</summary>
    public string ClassName => JsiiClass.Substring(JsiiClass.LastIndexOf('.') + 1);

    /// <summary>The full name of its C# class, where <see cref="Namespace"/> says where that is.</summary>
    public string MetadataName => Namespace + "." + ClassName;

    /// <summary>The C# namespace of its class.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The C# property by which an attribute is set.</summary>
    public string? Spelling(string attribute) => Properties.FirstOrDefault(known => known.Attribute == attribute)?.Name;

    /// <summary>The C# property that is a switch for an attribute.</summary>
    public string? SwitchFor(string attribute) =>
        Properties.FirstOrDefault(known => known.Attribute == attribute && known.Made is not null)?.Name;
}

/// <summary>A property of a construct, and an attribute that follows from it.</summary>
/// <param name="Attribute">The Terraform name of the attribute.</param>
/// <param name="Name">The C# name of the property.</param>
internal sealed record ConstructProperty(string Attribute, string Name)
{
    /// <summary>What the attribute is where the property is not given, or null.</summary>
    public AttributeValue Default { get; init; } = AttributeValue.Unset.Absent;

    /// <summary>
    /// What the attribute refers to where the property is <see langword="true"/>: something that the construct makes;
    /// <see langword="null"/> where the property is no such switch.
    /// </summary>
    public Content.Text? Made { get; init; }

    /// <summary>What a construct that the property is given is to the attribute.</summary>
    public TextPart.Reference? Given { get; init; }

    /// <summary>The policy that the construct writes for what it is given, where that may lack something.</summary>
    public ConstructPolicy? Policy { get; init; }

    /// <summary>
    /// Whether the construct that is made leaves the given one as it is, so that rules may ask which one that is.
    /// </summary>
    public bool LeavesGiven { get; init; }
}

/// <summary>Nested blocks that select events: one that a construct has from the start, and those that its methods add.</summary>
/// <param name="Attribute">The Terraform name of the blocks.</param>
/// <param name="Choice">The C# property of the props that makes the first, and decides what all others have unless they say so.</param>
/// <param name="None">The member of its enumeration that makes none.</param>
internal sealed record ConstructSelectors(string Attribute, string Choice, string None)
{
    /// <summary>The methods that add one, each with the type of data that it is about; empty where the first argument says that.</summary>
    public required IReadOnlyDictionary<string, string> Methods { get; init; }

    /// <summary>The types of data, by the members of the enumeration that the first argument is of.</summary>
    public required IReadOnlyDictionary<string, string> DataTypes { get; init; }

    /// <summary>What is read and written, by the members of <see cref="Choice"/>.</summary>
    public required IReadOnlyDictionary<string, string> Kinds { get; init; }

    /// <summary>The attribute of a block that <see cref="Kinds"/> are of, with the C# property of the methods' options.</summary>
    public required (string Attribute, string Option) Kind { get; init; }

    /// <summary>The attribute of a block that includes what <see cref="Choice"/> is about, with the C# property of the options.</summary>
    public required (string Attribute, string Option) Includes { get; init; }

    /// <summary>The nested block of the data, with its attributes of the type and of what is selected.</summary>
    public required (string Block, string Type, string Values) Data { get; init; }
}

/// <summary>A policy that a construct writes, and that lacks something unless it is told more.</summary>
/// <param name="Holder">What the policy belongs to.</param>
/// <param name="Attribute">The attribute of <paramref name="Holder"/> that holds it.</param>
/// <param name="When">The C# property that, where it is <see langword="true"/>, makes more of the policy necessary.</param>
/// <param name="Without">The C# properties without any of which the construct does not write that.</param>
internal sealed record ConstructPolicy(ConstructSchema Holder, string Attribute, string When, IReadOnlyList<string> Without)
{
    /// <summary>What messages call the holder that the construct makes for want of one.</summary>
    public required string OwnName { get; init; }

    /// <summary>The policy as it is then, by the address of its holder.</summary>
    public required Func<string, Content.Text> Text { get; init; }
}
