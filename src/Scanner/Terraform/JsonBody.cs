using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What the JSON syntaxes of Terraform and Terragrunt have in common: blocks are objects, attributes are expressions.</summary>
/// <param name="reader">The file.</param>
/// <param name="path">Its path.</param>
/// <param name="reports">Where reports go.</param>
/// <param name="program">Who reads such files, as a message names it.</param>
internal sealed class JsonBody(JsonReader reader, string path, List<Report> reports, string program)
{
    /// <summary>Reads values as expressions.</summary>
    public JsonExpressionReader Expressions { get; } = new(reader, path, reports);

    /// <summary>The token starts a value: visits it if it is an object, and each object in it if it is an array.</summary>
    public void ForEachObject(Action visit)
    {
        if (reader.Token == JsonToken.ArrayStart)
            reader.ForEachElement(() => VisitObject(visit));
        else
            VisitObject(visit);
    }

    /// <summary>The token starts the value of an attribute.</summary>
    public ConfigAttribute ReadAttribute(string name, bool isLiteral)
    {
        var start = reader.Start;
        var value = Expressions.Read(isLiteral);
        return new(name, value, new WholeValue(start.To(reader.End, path)));
    }

    /// <summary>Where the token stands.</summary>
    public TextPlace TokenPlace()
    {
        var start = reader.Start;
        return start.To(reader.End, path);
    }

    private void VisitObject(Action visit)
    {
        if (reader.Token == JsonToken.ObjectStart)
            visit();
        else if (reader.Token != JsonToken.Null)
            reports.Add(new(
                ToolRules.UnreadableInput,
                $"{program} expects an object here; what stands here instead is not scanned.",
                TokenPlace()));
    }

    /// <summary>Of a value in JSON it is not known where its parts stand.</summary>
    private sealed record WholeValue(TextPlace Place) : IExpressionSource
    {
        public TextPlace PlaceOf(Span span) => Place;
    }
}
