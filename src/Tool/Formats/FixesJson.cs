using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Reports;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>Fixes in JSON reports.</summary>
internal static class FixesJson
{
    /// <summary>The fixes of a finding, the best first, as the value of a property.</summary>
    public static void Write(JsonWriter json, IReadOnlyList<ProposedFix> fixes, Func<string, string> shown) =>
        json.Array("fixes", fixes, fix => json.Object(() =>
        {
            json.Property("title", fix.Title);
            WriteResources(json, "creates", fix.Creates);
            json.Array("edits", fix.Edits, edit => WriteEdit(json, edit, shown));
        }));

    public static void WriteEdit(JsonWriter json, TextEdit edit, Func<string, string> shown) => json.Object(() => json
        .Property("path", shown(edit.Place.Path))
        .Property("line", edit.Place.Line)
        .Property("column", edit.Place.Column)
        .Property("endLine", edit.Place.EndLine)
        .Property("endColumn", edit.Place.EndColumn)
        .Property("newText", edit.NewText));

    public static void WriteResources(JsonWriter json, string name, IReadOnlyList<NewResource> resources) =>
        json.Array(name, resources, resource => json.Object(() => json
            .Property("resourceType", resource.ResourceType)
            .Property("class", resource.ClassName)
            .Optional("name", resource.Name)));
}
