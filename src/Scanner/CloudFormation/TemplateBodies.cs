using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Judges the templates of the stack sets of a template that are texts: <c>TemplateBody</c>, in JSON or YAML.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stackset.html. Whoever adds an
/// account to a stack set may give it other parameters, so these are not known, whatever the stack set says.
/// </remarks>
internal sealed class TemplateBodies(Template template, TemplateUse use, ScanOptions options, List<Report> reports)
{
    private const string Body = "TemplateBody";

    // A stack set may hold another one.
    private const int MaxBodyDepth = 4;
    private const int MaxBodies = 1000;

    private readonly TemplateValues _values = new(template, new(template, []));
    private readonly Lazy<SourceText?> _source = new(() => use.Source ?? SourceOf(template.Path));

    /// <summary>Judges all of them.</summary>
    public void Judge()
    {
        if (use.Depth >= MaxBodyDepth || template.Macros.Any(macro => !macro.IsKnown))
            return;
        foreach (var stackSet in template.Calls.Where(call => call.Type == TemplateCall.StackSet).Take(MaxBodies))
        {
            if (_values.IsMade(stackSet) != Tristate.No && stackSet.Properties[Body] is { } body)
                Judge(stackSet, body);
        }
    }

    private void Judge(TemplateResource stackSet, TemplateNode body)
    {
        switch (body)
        {
            case { Function: { Name: "Fn::If", Value.Items: [_, var then, var otherwise] } }:
                Judge(stackSet, then);
                Judge(stackSet, otherwise);
                break;
            case { Function: { Name: "Fn::Sub", Value: var argument } } when (argument.Items is [var first, ..] ? first : argument) is
                TemplateNode.Scalar { Value: string pattern } written:
                var text = TemplateHoles.Substitute(pattern, out var origins);
                Judge(stackSet, new(template.Path, text), new(written.Place, CharactersOf(written, pattern, origins)));
                break;
            case TemplateNode.Scalar { Value: string constant } written:
                Judge(stackSet, new(template.Path, constant), new(written.Place, CharactersOf(written, constant, origins: null)));
                break;
            case TemplateNode.Unread:
                reports.Add(TemplateGaps.Report($"The template of the stack set '{NameOf(stackSet)}' is too large; it is not scanned.",
                    body.Place));
                break;
            default:
                if (TemplateHoles.TextOf(_values.Evaluate(body)) is { } evaluated)
                    Judge(stackSet, new(template.Path, evaluated), new(body.Place, null));
                break;
        }
    }

    /// <param name="stackSet">The stack set.</param>
    /// <param name="body">Its template.</param>
    /// <param name="origin">Where that is written.</param>
    private void Judge(TemplateResource stackSet, SourceText body, Origin origin)
    {
        var found = new List<Report>();
        var construct = use.ConstructOf(stackSet);
        var inner = new TemplateUse
        {
            Construct = _ => construct,
            Source = body,
            Prefix = $"{use.Prefix}{stackSet.Id}/",
            Depth = use.Depth + 1,
        };
        try
        {
            Read(body, inner, found);
        }
        catch (MalformedInputException exception)
        {
            var message = body.Content.IndexOf(TemplateHoles.Hole) < 0
                ? $"The template of the stack set '{NameOf(stackSet)}' cannot be read: {exception.Message}"
                : $"The template of the stack set '{NameOf(stackSet)}' depends on what is put in here; what follows is not judged.";
            found.Add(TemplateGaps.Report(message, exception.Position.In(body.Path)));
        }

        TextPlace Lead(TextPlace place) => origin.Characters is { } characters && _source.Value is { } source && place.Line > 0
            ? WrittenText.PlaceOf(place, body, source, characters) : origin.Place;
        var suppressions = new TemplateSuppressions(template, options, reports);
        reports.AddRange(found.Select(report => report with
        {
            Place = Lead(report.Place),
            Related = [.. report.Related.Select(related => related with { Place = Lead(related.Place) })],
            Suppression = report.Suppression is { } noted ? noted with { Place = Lead(noted.Place) }
                : report.ResourceType is null ? null
                : suppressions.Find(report.Rule, stackSet),
        }));
    }

    private void Read(SourceText body, TemplateUse inner, List<Report> found)
    {
        if (IsJson(body.Content))
        {
            var bytes = Encoding.UTF8.GetBytes(body.Content);
            using var reader = new JsonReader(new MemoryStream(bytes));
            JsonTemplateReader.Read(reader, body.Path, inner, options, found);
            return;
        }

#if NET
        YamlTemplateReader.Read(body, inner, options, found);
#else
        found.Add(TemplateGaps.Yaml(new TextPosition(1, 1).In(body.Path)));
#endif
    }

    // What starts with a brace may be YAML in one line, which has other names than JSON.
    private static bool IsJson(string text)
    {
        var start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return start is ['{', ..] && start.Substring(1).TrimStart() is ['"' or '}', ..];
    }

    private IReadOnlyList<TextStretch>? CharactersOf(TemplateNode.Scalar written, string text, int[]? origins)
    {
        if (_source.Value is not { } source)
            return null;
        var start = source.IndexOf(new(written.Place.Line, written.Place.Column));
        var end = source.IndexOf(new(written.Place.EndLine, written.Place.EndColumn));
        var characters = WrittenText.CharactersOf(text, source.Content.Substring(start, Math.Max(0, end - start)), start);
        return origins is null || characters is null ? characters : [.. origins.Select(index => characters[index])];
    }

    private string NameOf(TemplateResource stackSet) => SafeText.Of(use.Prefix + stackSet.Id);

    private static SourceText? SourceOf(string path)
    {
        SourceText? source = null;
        InputFile.Read(path, stream => source = new(path, TemplateFile.ReadText(stream, path, [])), []);
        return source;
    }

    /// <param name="Place">Where the text is.</param>
    /// <param name="Characters">Where each of its characters is; <see langword="null"/> where that is not known.</param>
    private sealed record Origin(TextPlace Place, IReadOnlyList<TextStretch>? Characters);
}
