using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules;

/// <summary>
/// The findings that a baseline holds, and the names by which it knows them: they stay the same while lines move and messages are reworded.
/// </summary>
internal sealed class KnownFindings
{
    /// <summary>None.</summary>
    public static readonly KnownFindings None = new(new HashSet<string>(StringComparer.Ordinal), ".");

    // What a build synthesizes lies below 'obj', in a folder that the configuration names.
    private static readonly Lazy<Regex> Synthesized = new(() => new(
        "(?<obj>(^|/)obj/)([^/]+/)+(?<name>cdktf\\.out|cdk\\.out|pulumi)/", RegexOptions.CultureInvariant));

    private readonly HashSet<string> _fingerprints;

    private KnownFindings(HashSet<string> fingerprints, string root) => (_fingerprints, Root) = (fingerprints, root);

    /// <summary>The folder that paths are relative to, as a path from the baseline's own folder, such as <c>..</c>.</summary>
    public string Root { get; }

    /// <summary>Reads a baseline; of a damaged one, what stands before the damage, which the build reports.</summary>
    /// <param name="text">What the file holds.</param>
    public static KnownFindings Parse(string text)
    {
        var file = JsonDocumentReader.Read(text, out _) as JsonNode.Object;
        var fingerprints =
            from entry in (file?["findings"] as JsonNode.Array)?.Items ?? []
            let fingerprint = (entry as JsonNode.Object)?["fingerprint"] as JsonNode.Text
            where fingerprint is not null
            select fingerprint.Value;
        return new(new(fingerprints, StringComparer.Ordinal), (file?["root"] as JsonNode.Text)?.Value ?? ".");
    }

    /// <summary>Whether it holds the finding of this name.</summary>
    public bool Contains(string fingerprint) => _fingerprints.Contains(fingerprint);

    /// <summary>What findings have in common that only their number tells apart.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="path">The file, relative to the root, with slashes.</param>
    /// <param name="resourceType">The Terraform type of the resource, if there is one.</param>
    /// <param name="resource">Its construct path, address or name, if there is one.</param>
    /// <param name="attributes">The attributes that it is about.</param>
    public static string KeyOf(string ruleId, string path, string? resourceType, string? resource, IEnumerable<string> attributes) =>
        string.Join("\0", new[] { ruleId, WithoutConfiguration(path), resourceType, resource }.Concat(attributes));

    private static string WithoutConfiguration(string path) =>
        path.Contains("obj/") ? Synthesized.Value.Replace(path, "${obj}${name}/") : path;

    /// <summary>The name of a finding.</summary>
    /// <param name="key">See <see cref="KeyOf"/>.</param>
    /// <param name="number">Its number among the findings of the key, from 1, in the order of their places.</param>
    public static string FingerprintOf(string key, int number) => Hash(key + '\0' + number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A short name for a text.</summary>
    public static string Hash(string text)
    {
#if NET
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
#else
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(Encoding.UTF8.GetBytes(text));
#endif
        return string.Concat(hash.Take(16).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
