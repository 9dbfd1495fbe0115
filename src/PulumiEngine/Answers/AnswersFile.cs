using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Analyzers.PulumiEngine.Answers;

/// <summary>What a user says of the world outside the program, in <c>infra.pulumi.json</c> beside the project file.</summary>
/// <remarks>Its schema is docs/schemas/infra.pulumi.schema.json.</remarks>
internal sealed class AnswersFile
{
    public const string FileName = "infra.pulumi.json";

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly HashSet<string> Known =
        new(["$schema", "account", "region", "config", "invokes", "stackReferences"], StringComparer.Ordinal);

    private readonly List<(string Token, JsonObject? Arguments, JsonObject Result)> _invokes = [];
    private readonly Dictionary<string, JsonObject> _stacks = new(StringComparer.Ordinal);

    /// <summary>The account of the placeholders.</summary>
    public string? Account { get; private init; }

    /// <summary>The region where the configuration names none.</summary>
    public string? Region { get; private init; }

    /// <summary>Configuration that is stronger than that of the stack's file, such as values for what is encrypted there.</summary>
    public JsonObject Configuration { get; private init; } = [];

    /// <summary>Reads the file of a folder; without one there are no answers.</summary>
    /// <exception cref="EngineException">The file cannot be read, is malformed, or does not have the form that its schema
    /// describes.</exception>
    public static AnswersFile Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return new();
        try
        {
            var root = JsonNode.Parse(File.ReadAllBytes(path), documentOptions: Options) as JsonObject
                ?? throw Wrong("it must be an object");
            LookInto(root);
            if (root.Select(property => property.Key).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
                throw Wrong($"there is no property '{unknown}'; there are {string.Join(", ", Known)}");
            var answers = new AnswersFile
            {
                Account = Text("account"),
                Region = Text("region"),
                Configuration = Object(root, "config", "config"),
            };
            foreach (var item in Array("invokes"))
                answers._invokes.Add(Invoke(item));
            foreach (var (name, _) in Object(root, "stackReferences", "stackReferences"))
                answers._stacks[name] = Object((JsonObject)root["stackReferences"]!, name, $"stackReferences.{name}");
            return answers;

            string? Text(string name) => root[name] is not { } value ? null
                : value.GetValueKind() == JsonValueKind.String ? value.ToString()
                : throw Wrong($"'{name}' must be a text");
            JsonArray Array(string name) =>
                root[name] switch { null => [], JsonArray items => items, _ => throw Wrong($"'{name}' must be a list") };
        }
        catch (JsonException exception)
        {
            throw new EngineException($"The file is malformed: {exception.Message}",
                new(path, (int)(exception.LineNumber ?? -1) + 1, (int)(exception.BytePositionInLine ?? -1) + 1));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new EngineException($"The file cannot be read: {exception.Message}", new(path, 0, 0));
        }

        (string, JsonObject?, JsonObject) Invoke(JsonNode? item) => item is JsonObject invoke && invoke["token"] is JsonValue token
            ? (token.ToString(), invoke.ContainsKey("arguments") ? Object(invoke, "arguments", "arguments")
                : null, Object(invoke, "result", "result"))
            : throw Wrong("every entry of 'invokes' must be an object with a 'token'");

        JsonObject Object(JsonObject parent, string name, string shown) => parent[name] switch
        {
            null => [],
            JsonObject value => value,
            _ => throw Wrong($"'{shown}' must be an object"),
        };

        EngineException Wrong(string what) => new($"The file does not have the form that its schema describes: {what}.", new(path, 0, 0));
    }

    /// <summary>Finds names that are there twice, over which an object throws when it is first looked into.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    private static void LookInto(JsonNode? node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject parent => parent.Select(property => property.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children)
            LookInto(child);
    }

    /// <summary>The answer to a function; <see langword="null"/> where the file has none.</summary>
    /// <param name="token">The function.</param>
    /// <param name="arguments">What it is given. An answer without arguments holds for all; one with some, where those are the
    /// same.</param>
    public JsonObject? To(string token, JsonObject arguments) => _invokes
        .Where(invoke => invoke.Token == token)
        .Where(invoke => invoke.Arguments is null
            || invoke.Arguments.All(argument => JsonNode.DeepEquals(argument.Value, arguments[argument.Key])))
        .OrderByDescending(invoke => invoke.Arguments?.Count ?? 0)
        .Select(invoke => invoke.Result)
        .FirstOrDefault();

    /// <summary>The outputs of another stack; <see langword="null"/> where they are not known.</summary>
    public JsonObject? OutputsOf(string stack) => _stacks.GetValueOrDefault(stack);
}
