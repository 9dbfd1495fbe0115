namespace Infra.Analyzers.Rules.Aws;

/// <summary>
/// The names that a Terraform provider gives to a type and its attributes: those of the AWS provider, or of AWS Cloud Control (awscc).
/// </summary>
/// <param name="Type">The type in the AWS provider, which rules know.</param>
internal readonly record struct TerraformNaming(string Type)
{
    private const string AwsccPrefix = "awscc_";

    private ResourceSchema? Awscc { get; init; }

    /// <summary>Whether the provider's names are those of CloudFormation.</summary>
    public bool FollowsCloudFormation => Awscc is not null;

    /// <summary>The naming of a type; a type of AWS Cloud Control that has no schema stands for itself.</summary>
    public static TerraformNaming Of(string type) =>
        type.StartsWith(AwsccPrefix, StringComparison.Ordinal) && ResourceSchemas.BuiltIn.OfAwscc(type) is { } schema
            ? new(schema.Type) { Awscc = schema } : new(type);

    /// <summary>The AWS provider's name of what this provider calls an attribute or nested block.</summary>
    public string ToTerraform(string name) => Awscc?.ToTerraform(name, Bindings.Awscc) ?? name;

    /// <summary>What this provider calls an attribute.</summary>
    public string Spelling(string attribute) => Awscc?.NameIn(Bindings.Awscc, attribute) ?? attribute;

    /// <summary>Attributes, and what is nested in them, by the names of the AWS provider.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Translate(IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        if (Awscc is null)
            return attributes;
        var translated = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
            translated[ToTerraform(attribute.Key)] = Translate(attribute.Value);
        return translated;
    }

    private AttributeValue Translate(AttributeValue value) => (value as AttributeValue.Set)?.Content switch
    {
        Content.List list => new AttributeValue.Set(new Content.List([.. list.Items.Select(Translate)])),
        Content.Object block => new AttributeValue.Set(new Content.Object(Translate(block.Attributes))),
        _ => value,
    };
}
