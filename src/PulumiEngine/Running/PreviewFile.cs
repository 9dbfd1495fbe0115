using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Analyzers.PulumiEngine.Registration;
using Infra.Analyzers.PulumiEngine.Values;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>
/// Writes what a run registered in the form of <c>pulumi preview --json</c>, in an order that does not depend on the run, and with what no
/// preview knows: where in C# each resource is constructed, and in <c>run</c> that the file holds all that the program registered.
/// </summary>
internal static class PreviewFile
{
    private static readonly JsonWriterOptions Form =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2000 };

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="run">The run.</param>
    /// <param name="isOneOfSeveral">Whether the program is run for other stacks, too.</param>
    /// <param name="places">Where the resources are constructed.</param>
    /// <param name="classes">The classes that the program has code to construct.</param>
    public static void Write(string path, StackRun run, bool isOneOfSeveral, SourcePlaces places, ConstructedClasses classes)
    {
        var temporary = path + ".tmp";
        using (var stream = File.Create(temporary))
        using (var writer = new Utf8JsonWriter(stream, Form))
        {
            writer.WriteStartObject();
            WriteRun(writer, run, isOneOfSeveral, classes.Unregistered(run.Registry, places));
            writer.WriteStartArray("steps");
            var handedOut = new HandedOut(run.Registry);
            foreach (var resource in run.Registry.Resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal))
                WriteStep(writer, resource, places.Of(resource, run.Registry), handedOut.Includes(resource));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void WriteRun(Utf8JsonWriter writer, StackRun run, bool isOneOfSeveral, IReadOnlyList<string> unregistered)
    {
        writer.WriteStartObject("run");
        writer.WriteString("project", run.Project);
        writer.WriteString("stack", run.Stack);
        writer.WriteBoolean("isOneOfSeveral", isOneOfSeveral);
        writer.WriteBoolean("hasRemoteComponents", run.Registry.Resources.Any(resource => resource.IsRemote));
        WriteList(writer, "unregistered", unregistered);
        // What nobody said stands for what is not known.
        if (!run.HasAccount)
            writer.WriteString("placeholderAccount", run.Account);
        if (!run.HasRegion)
            writer.WriteString("placeholderRegion", run.Region);
        writer.WriteStartArray("unanswered");
        foreach (var token in run.Registry.Unanswered)
            writer.WriteStringValue(token);
        writer.WriteEndArray();
        Write(writer, "outputs", run.Registry.StackOutputs.ToJson());
        writer.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter writer, RegisteredResource resource, SourcePlace? place, bool isHandedOut)
    {
        writer.WriteStartObject();
        writer.WriteString("op", resource.IsRead ? "read" : resource.IsImported ? "import" : "create");
        writer.WriteString("urn", resource.Urn);
        writer.WriteStartObject("newState");
        writer.WriteString("urn", resource.Urn);
        writer.WriteBoolean("custom", resource.IsCustom);
        writer.WriteString("type", resource.Type);
        if (resource.Id.Length > 0 && resource.Id != PulumiValues.Unknown)
            writer.WriteString("id", resource.Id);
        if (resource.IsRead)
            writer.WriteBoolean("external", true);
        if (resource.IsRemote)
            writer.WriteBoolean("remote", true);
        if (isHandedOut)
            writer.WriteBoolean("isHandedOut", true);
        if (place is not null)
            writer.WriteString("sourcePosition",
                FormattableString.Invariant($"{new Uri(place.File).AbsoluteUri}#{place.Line},{place.Column}"));
        WriteList(writer, "ignoreChanges", resource.IgnoredChanges);
        Write(writer, "inputs", resource.Inputs.ToJson());
        if (resource.Outputs.Fields.Count > 0)
            Write(writer, "outputs", resource.Outputs.ToJson());
        if (resource.Parent.Length > 0)
            writer.WriteString("parent", resource.Parent);
        if (resource.Provider.Length > 0)
            writer.WriteString("provider", resource.Provider);
        WriteList(writer, "dependencies", resource.Dependencies);
        var dependencies = resource.PropertyDependencies.Where(property => property.Value.Count > 0)
            .OrderBy(property => property.Key, StringComparer.Ordinal).ToList();
        if (dependencies.Count > 0)
        {
            writer.WriteStartObject("propertyDependencies");
            foreach (var (name, urns) in dependencies)
                WriteList(writer, name, urns);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var item in items.Order(StringComparer.Ordinal))
            writer.WriteStringValue(item);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, JsonNode value)
    {
        writer.WritePropertyName(name);
        value.WriteTo(writer);
    }
}
