using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>Reads the values of a resource's attributes, those that any rule asks for.</summary>
internal sealed class ResourceValues(JsonReader reader, JsonExpressionReader expressions, RuleBook rules)
{
    // An ARN or an id is what others name a resource by.
    private readonly HashSet<string> _watched = new(
        rules.AttributesByResourceType.Values.Concat(RuleBook.RelatedAttributes.Values).SelectMany(names => names)
            .Concat(["arn", "id", "tags_all"])
            .Concat(
                from schema in rules.Schemas.All
                where schema.AwsccType is not null
                from attribute in rules.AskedOf(schema.Type)
                select schema.NameIn(Bindings.Awscc, attribute)),
        StringComparer.Ordinal);

    /// <summary>The attributes in the object that the reader's token starts.</summary>
    /// <param name="isAskedFor">Which are of interest; by default those that any rule asks for, by their Terraform names.</param>
    public IReadOnlyDictionary<string, AttributeValue> Read(Func<string, bool>? isAskedFor = null)
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        reader.ForEachProperty(name =>
        {
            if (!(isAskedFor ?? _watched.Contains)(name))
                return;
            reader.Read();
            attributes[name] = TerraformValue.OfLiteral(expressions.Read(areStringsLiteral: true)).ToAttributeValue();
        });
        return attributes;
    }

    /// <summary>The value that a text holds as JSON; set to something that is not known where it holds none.</summary>
    public static AttributeValue Parse(string json)
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var reader = new JsonReader(stream, JsonReader.BufferSizeFor(stream));
        try
        {
            reader.Read();
            return TerraformValue.OfLiteral(new JsonExpressionReader(reader, "", []).Read(areStringsLiteral: true)).ToAttributeValue();
        }
        catch (MalformedInputException)
        {
            return AttributeValue.Set.Opaque;
        }
    }

    /// <summary>Behind a name: the string that is its value, or <see langword="null"/> where it is something else.</summary>
    public string? ReadText()
    {
        reader.Read();
        return Text();
    }

    /// <summary>The same for a string of which there are likely to be many that are equal.</summary>
    public string? ReadCommonText() => reader.Read() == JsonToken.String && reader.HasText ? reader.GetCommonText() : null;

    /// <summary>The string at hand, or <see langword="null"/>.</summary>
    public string? Text() => reader is { Token: JsonToken.String, HasText: true } ? reader.GetText() : null;
}
