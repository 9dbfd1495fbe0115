using System.Text.RegularExpressions;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Tells CloudFormation templates, SAM's included, from other files, and scans them.</summary>
internal static class TemplateFile
{
    public const string VersionName = "AWSTemplateFormatVersion";
    public const string ResourcesName = "Resources";

    private const int MaxYamlFileSize = 64 * 1024 * 1024;

    private static readonly HashSet<string> YamlExtensions = new(StringComparer.OrdinalIgnoreCase) { ".yaml", ".yml", ".template" };

    // For what is no YAML that can be read.
    private static readonly Regex YamlSign = new(
        $"^({VersionName}[ \t]*:|[ \t]+[\"']?Type[\"']?[ \t]*:[ \t]*[\"']?AWS::[A-Za-z0-9]+::)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>Checks every rule against the resources of a template in JSON.</summary>
    /// <param name="path">The file.</param>
    /// <param name="use">What is known of the template.</param>
    /// <param name="options">What the user wants.</param>
    public static IReadOnlyList<Report> Scan(string path, TemplateUse use, ScanOptions options)
    {
        var reports = new List<Report>();
        InputFile.Read(
            path,
            stream =>
            {
                using var reader = new JsonReader(stream);
                JsonTemplateReader.Read(reader, path, use, options, reports);
            },
            reports);
        return reports;
    }

    /// <summary>On the name of a property of the root: whether its value holds a resource as CloudFormation writes them.</summary>
    public static bool HoldsResources(JsonReader reader)
    {
        var isFound = false;
        reader.Read();
        reader.ForEachProperty(_ =>
        {
            if (isFound)
                return;
            reader.Read();
            reader.ForEachProperty(name =>
                isFound |= name == "Type" && reader.Read() == JsonToken.String && reader.HasText && IsTypeName(reader.GetCommonText()));
        });
        return isFound;
    }

    /// <summary>Checks every rule against the resources of the templates in a YAML file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="use">What is known of the template.</param>
    /// <param name="options">What the user wants.</param>
    public static IReadOnlyList<Report> ScanYaml(string path, TemplateUse use, ScanOptions options)
    {
        var reports = new List<Report>();
#if NET
        InputFile.Read(
            path, stream => YamlTemplateReader.Read(new(path, ReadText(stream, path, reports)), use, options, reports), reports);
#else
        reports.Add(TemplateGaps.Yaml(TextPlace.Whole(path)));
#endif
        return reports;
    }

    /// <summary>
    /// Whether a file holds a template in YAML: one that names its version or a transform of AWS's, or resources with types.
    /// </summary>
    public static bool IsYaml(string path)
    {
        if (!YamlExtensions.Contains(Path.GetExtension(path)))
            return false;
        var isTemplate = false;
        // Whoever reads the whole file reports what is wrong with it.
        InputFile.Read(
            path,
            stream =>
            {
                // Most YAML files are about something else, and cost no more than this.
                if (ReadText(stream, path, reports: []) is var text && text.Contains("AWS"))
                    isTemplate = IsTemplate(new(path, text));
            },
            reports: []);
        return isTemplate;
    }

    private static bool IsTemplate(SourceText source) =>
#if NET
        YamlTemplateReader.IsTemplate(source) ??
#endif
        YamlSign.IsMatch(source.Content);

    /// <summary>The text of a template, whose size is bounded.</summary>
    /// <exception cref="IOException">It is too large.</exception>
    public static string ReadText(Stream stream, string path, List<Report> reports)
    {
        if (stream.Length > MaxYamlFileSize)
            throw new IOException("it is larger than 64 MiB, and CloudFormation takes no template of more than 1 MB.");
        using var memory = new MemoryStream((int)stream.Length);
        stream.CopyTo(memory);
        return Utf8Text.Decode(memory.GetBuffer(), (int)memory.Length, path, reports);
    }

    /// <summary>Whether a text is the name of a type of CloudFormation: <c>AWS::SQS::Queue</c>, <c>Custom::Thing</c>.</summary>
    public static bool IsTypeName(string text) => text.IndexOf("::", StringComparison.Ordinal) > 0;
}
