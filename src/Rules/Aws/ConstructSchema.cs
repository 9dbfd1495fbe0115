namespace Infra.Analyzers.Rules.Aws;

/// <summary>
/// A construct of AWS CDK's L2 layer, which makes a resource, and others that belong to it: it is judged by what it synthesizes.
/// </summary>
/// <param name="JsiiClass">Its jsii name, such as <c>aws-cdk-lib.aws_cloudtrail.Trail</c>.</param>
/// <param name="Resource">The resource that it makes.</param>
internal sealed record ConstructSchema(string JsiiClass, ResourceSchema Resource)
{
    /// <summary>The properties that it is given, each with the attribute of the resource that follows from it.</summary>
    public required IReadOnlyList<ConstructProperty> Properties { get; init; }

    /// <summary>The attributes that it always sets, whatever it is given.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Always { get; init; } = new Dictionary<string, AttributeValue>();

    /// <summary>
    /// Properties that do nothing where the attribute beside them is not set, though they look as if they would set it.
    /// </summary>
    public IReadOnlyList<(string Property, string Attribute)> Idle { get; init; } = [];

    /// <summary>The simple name of its C# class.</summary>
    public string ClassName => JsiiClass.Substring(JsiiClass.LastIndexOf('.') + 1);

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

    /// <summary>What a construct that the property is given is to the attribute, without which one it is.</summary>
    public TextPart.Reference? Given { get; init; }
}
