using System.Text.RegularExpressions;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>
/// The modules that <c>terraform init</c> or <c>tofu init</c> has fetched: <c>.terraform/modules/modules.json</c> of a root module.
/// </summary>
/// <remarks>
/// It reads <c>{"Modules":[{"Key":"trail.bucket","Source":"registry.terraform.io/a/b/aws","Version":"1.0.0","Dir":"…"}]}</c>, where the
/// key holds the names of the calls that lead to a module
/// (https://github.com/hashicorp/terraform/blob/main/internal/modsdir/record.go). An entry of another source, or of a version that the call
/// does not permit, is of an earlier configuration.
/// </remarks>
internal sealed class InitModules
{
    // What go-getter adds to the sources that people write, or leaves out.
    private static readonly Regex Forms = new(
        @"^git::|^https?://|^ssh://|^git@|^registry\.terraform\.io/|^registry\.opentofu\.org/|\.git(?=$|//|\?)",
        RegexOptions.CultureInvariant);

    private readonly string _directory;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private InitModules(string directory) => _directory = directory;

    /// <summary>Reads what lies in the directory of a root module; without the file there are no modules.</summary>
    public static InitModules Read(string directory, ScanOptions options)
    {
        var modules = new InitModules(directory);
        var path = Path.Combine(directory, ".terraform", "modules", "modules.json");
        options.BeforeReading(path);
        if (File.Exists(path))
            InputFile.Read(path, modules.Read, reports: []);
        return modules;
    }

    /// <summary>Where the module of a call lies; <see langword="null"/> where it was not fetched.</summary>
    /// <param name="key">The names of the calls that lead to it, from the root on, joined by dots.</param>
    /// <param name="source">The source that the call names.</param>
    /// <param name="version">The versions that the call permits, where it says so.</param>
    public string? Find(string key, string source, string? version) =>
        _entries.TryGetValue(key, out var entry)
        && Normalize(entry.Source) == Normalize(source)
        && (version is null || VersionConstraint.Parse(version)?.Permits(entry.Version) == true)
            ? ModuleSource.Resolve(_directory, entry.Directory.Replace('\\', '/'))
            : null;

    private static string Normalize(string source)
    {
        for (var shorter = Forms.Replace(source, ""); shorter != source; shorter = Forms.Replace(source, ""))
            source = shorter;
        var colon = source.IndexOf(':');
        return colon > 0 && source.IndexOf('/') > colon ? source.Remove(colon, 1).Insert(colon, "/") : source;
    }

    private void Read(Stream stream)
    {
        using var reader = new JsonReader(stream);
        reader.Read();
        foreach (var name in reader.Properties())
        {
            if (name != "Modules")
                continue;
            reader.Read();
            reader.ForEachElement(() => ReadEntry(reader));
        }
    }

    private void ReadEntry(JsonReader reader)
    {
        var (key, entry) = ("", new Entry("", "", ""));
        foreach (var name in reader.Properties())
        {
            if (reader.Read() != JsonToken.String || !reader.HasText)
                continue;
            var text = reader.GetText();
            key = name == "Key" ? text : key;
            entry = name switch
            {
                "Source" => entry with { Source = text },
                "Version" => entry with { Version = text },
                "Dir" => entry with { Directory = text },
                _ => entry,
            };
        }

        _entries[key] = entry;
    }

    private sealed record Entry(string Source, string Version, string Directory);
}
