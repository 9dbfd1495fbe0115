using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration, as the command line hands it over: a JSON object of texts in <c>PULUMI_CONFIG</c>.</summary>
public sealed class Config(string? name = null)
{
    private readonly string _name = name ?? Deployment.Instance.ProjectName;

    public string? Get(string key) => All().GetValueOrDefault(FullKey(key));

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public bool? GetBoolean(string key) => Get(key) is { } value ? bool.Parse(value) : null;

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public int? GetInt32(string key) => Get(key) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public double? GetDouble(string key) => Get(key) is { } value ? double.Parse(value, CultureInfo.InvariantCulture) : null;

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    public T GetObject<T>(string key) => Get(key) is { } value ? JsonSerializer.Deserialize<T>(value)! : default!;

    public T GetObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is { } value ? JsonSerializer.Deserialize<T>(value, options)! : default!;

    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(GetObject<T>(key));

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    public T RequireObject<T>(string key) => JsonSerializer.Deserialize<T>(Require(key))!;

    public T RequireObject<T>(string key, JsonSerializerOptions options) => JsonSerializer.Deserialize<T>(Require(key), options)!;

    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(RequireObject<T>(key));

    private static Dictionary<string, string> All() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}")!;

    private string FullKey(string key) => $"{_name}:{key}";

    private InvalidOperationException Missing(string key) => new($"Missing required configuration variable '{FullKey(key)}'");
}
