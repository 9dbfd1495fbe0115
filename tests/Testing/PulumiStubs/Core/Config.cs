using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, as the command line hands it over: a JSON object of texts in <c>PULUMI_CONFIG</c>.</summary>
public sealed class Config(string? name = null)
{
    private readonly string _name = name ?? Deployment.Instance.ProjectName;

    public string? Get(string key) => All().GetValueOrDefault($"{_name}:{key}");

    public bool? GetBoolean(string key) => Get(key) is { } value ? bool.Parse(value) : null;

    public int? GetInt32(string key) => Get(key) is { } value ? int.Parse(value) : null;

    public T? GetObject<T>(string key) => Get(key) is { } value ? JsonSerializer.Deserialize<T>(value) : default;

    public string Require(string key) => Get(key) ?? throw new InvalidOperationException($"Missing required configuration variable '{_name}:{key}'");

    public bool RequireBoolean(string key) => bool.Parse(Require(key));

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    private static Dictionary<string, string> All() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!;
}
