using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>Reads what Pulumi says about a stack: <c>pulumi preview --json</c>, <c>pulumi stack export</c> and checkpoint files.</summary>
/// <remarks>
/// Inputs are camel-cased and absent where they are not set. Secrets are objects or <c>"[secret]"</c>, and what is known only after the
/// update is a placeholder; both are set. Resources that were read (<c>external</c>) or wait for deletion (<c>delete</c>) do not count.
/// </remarks>
internal sealed class PulumiJson
{
    /// <summary>What stands for an unknown value (<c>plugin.UnknownStringValue</c> of Pulumi's SDK).</summary>
    private const string UnknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The property that tells an object apart that stands for a secret, an asset or the like (<c>resource.SigKey</c> of Pulumi's SDK).</summary>
    private const string SecretMarker = "4dabf18193072939515e22adb298388d";

    private static readonly Dictionary<string, string> ResourceTypes = new(StringComparer.Ordinal)
    {
        ["aws:cloudtrail/trail:Trail"] = "aws_cloudtrail",
        ["aws-native:cloudtrail:Trail"] = "aws_cloudtrail",
    };

    // What a preview does with resources that are there when it is done.
    private static readonly HashSet<string> KeepingOperations = new(["same", "create", "update", "replace", "create-replacement", "import", "import-replacement"], StringComparer.Ordinal);

    private readonly JsonReader _reader;
    private readonly string _path;
    private readonly List<Report> _reports;
    private readonly ResourceValues _values;
    private readonly HashSet<string> _urns = new(StringComparer.Ordinal);

    private PulumiJson(JsonReader reader, string path, List<Report> reports)
    {
        (_reader, _path, _reports) = (reader, path, reports);
        _values = new(reader, new JsonExpressionReader(reader, path, reports));
    }

    /// <summary>Checks every rule against the resources of a file.</summary>
    /// <param name="reader">The file, from its start.</param>
    /// <param name="path">Its path.</param>
    /// <param name="reports">Where reports go, as they are found.</param>
    /// <exception cref="Text.MalformedInputException">The file is no JSON; what comes before the error was checked.</exception>
    public static void Read(JsonReader reader, string path, List<Report> reports)
    {
        var file = new PulumiJson(reader, path, reports);
        reader.Read();
        file.ReadDeployment();
        reader.Read();
    }

    // A stack has {"deployment": {"resources": […]}}, a checkpoint {"checkpoint": {"latest": {"resources": […]}}}, a preview {"steps": […]}.
    private void ReadDeployment() => _reader.ForEachProperty(name =>
    {
        switch (name)
        {
            case "deployment" or "checkpoint" or "latest" when _reader.Depth <= 3:
                _reader.Read();
                ReadDeployment();
                break;
            case "resources":
                _reader.Read();
                _reader.ForEachElement(() => Check(ReadResource()));
                break;
            case "steps":
                _reader.Read();
                _reader.ForEachElement(ReadStep);
                break;
        }
    });

    private void ReadStep()
    {
        string? operation = null;
        FoundResource? resource = null;
        _reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "op":
                    operation = _values.ReadText();
                    break;
                case "newState":
                    _reader.Read();
                    resource = ReadResource();
                    break;
            }
        });
        if (operation is not null && KeepingOperations.Contains(operation))
            Check(resource);
    }

    /// <summary>A replacement takes several steps; the resource is told of once.</summary>
    private void Check(FoundResource? resource)
    {
        if (resource is not null && _urns.Add(resource.Address))
            _reports.AddRange(resource.Check());
    }

    private FoundResource? ReadResource()
    {
        string? urn = null, type = null;
        var place = _reader.Start.In(_path);
        var isGone = false;
        var spelling = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyDictionary<string, AttributeValue> inputs = new Dictionary<string, AttributeValue>();
        _reader.ForEachProperty(name =>
        {
            if (isGone || (type is not null && !ResourceTypes.ContainsKey(type)))
                return;
            switch (name)
            {
                case "urn":
                    urn = _values.ReadText();
                    var start = _reader.Start;
                    place = start.To(_reader.End, _path);
                    break;
                case "type":
                    type = _values.ReadText();
                    break;
                case "external" or "delete":
                    isGone |= _reader.Read() == JsonToken.True;
                    break;
                case "inputs":
                    _reader.Read();
                    inputs = ReadInputs();
                    break;
            }
        });
        return !isGone && urn is not null && type is not null && ResourceTypes.TryGetValue(type, out var resourceType)
            ? new(resourceType, urn, place, inputs) { Spelling = attribute => PulumiName(attribute, type) }
            : null;
    }

    private Dictionary<string, AttributeValue> ReadInputs() =>
        _values.Read(FrameworkNames.ToTerraform).ToDictionary(input => input.Key, input => Reveal(input.Value), StringComparer.Ordinal);

    /// <summary>A value with what is hidden in it taken as set, and the names in it as Terraform writes them.</summary>
    private static AttributeValue Reveal(AttributeValue value) => (value as AttributeValue.Set)?.Content switch
    {
        Content.Text { Constant: { } text } when text == "[secret]" || text.Contains(UnknownValue) => AttributeValue.Set.Opaque,
        Content.List list => new AttributeValue.Set(new Content.List([.. list.Items.Select(Reveal)])),
        Content.Object secret when secret.Attributes.ContainsKey(SecretMarker) => AttributeValue.Set.Opaque,
        Content.Object @object => new AttributeValue.Set(new Content.Object(Reveal(@object.Attributes))),
        _ => value,
    };

    private static Dictionary<string, AttributeValue> Reveal(IReadOnlyDictionary<string, AttributeValue> values)
    {
        var revealed = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var value in values)
            revealed[FrameworkNames.ToTerraform(value.Key)] = Reveal(value.Value);
        return revealed;
    }

    private static string PulumiName(string attribute, string type) => FrameworkNames.FromTerraform(
        attribute,
        type.StartsWith("aws-native:", StringComparison.Ordinal) ? Bindings.AwsNative : Bindings.Pulumi);
}
