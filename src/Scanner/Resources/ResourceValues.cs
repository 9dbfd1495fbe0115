using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>Reads the values of a resource's attributes, those that any rule asks for.</summary>
internal sealed class ResourceValues(JsonReader reader, JsonExpressionReader expressions)
{
    // An ARN or an id is what others name a resource by.
    private static readonly HashSet<string> Watched = new(
        RuleCatalog.AttributesByResourceType.Values.Concat(RuleCatalog.RelatedAttributes.Values).SelectMany(names => names).Concat(["arn", "id"]),
        StringComparer.Ordinal);

    /// <summary>The attributes in the object that the reader's token starts.</summary>
    /// <param name="toTerraform">The Terraform name of what the file calls an attribute; by default they are the same.</param>
    public IReadOnlyDictionary<string, AttributeValue> Read(Func<string, string>? toTerraform = null)
    {
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        reader.ForEachProperty(name =>
        {
            var attribute = toTerraform is null ? name : toTerraform(name);
            if (!Watched.Contains(attribute))
                return;
            reader.Read();
            attributes[attribute] = TerraformValue.OfLiteral(expressions.Read(areStringsLiteral: true)).ToAttributeValue();
        });
        return attributes;
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
