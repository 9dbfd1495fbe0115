using System.Text.Json;

namespace AwsCdkSample;

/// <summary>What the operators of an environment decide about its trail, in a file beside the program.</summary>
public sealed record TrailSettings(string Name, string? LogGroupArn, string? RoleArn)
{
    public static TrailSettings Load(string path) =>
        JsonSerializer.Deserialize<TrailSettings>(File.ReadAllText(path), JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{path} holds no settings.");
}
