using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Tells CloudFormation templates, SAM's included, from other files, and scans them.</summary>
internal static class TemplateFile
{
    public const string VersionName = "AWSTemplateFormatVersion";
    public const string ResourcesName = "Resources";

    private const int MostLinesBeforeType = 1000;

    /// <summary>Checks every rule against the resources of a template.</summary>
    /// <param name="path">The file.</param>
    /// <param name="construct">The construct path of a logical id, where that is known.</param>
    /// <param name="options">What the user wants.</param>
    public static IReadOnlyList<Report> Scan(string path, Func<string, string?> construct, ScanOptions options)
    {
        var reports = new List<Report>();
        InputFile.Read(
            path,
            stream =>
            {
                using var reader = new JsonReader(stream);
                JsonTemplateReader.Read(reader, path, construct, options, reports);
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

    /// <summary>Whether a file is a template in YAML, which is not read; what stands far from its start does not count.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static bool IsYaml(string path)
    {
        using var reader = new StreamReader(path);
        for (var count = 0; count < MostLinesBeforeType && reader.ReadLine() is { } line; count++)
        {
            if (line.StartsWith(VersionName + ":", StringComparison.Ordinal)
                || (line.TrimStart() is var text && text.StartsWith("Type:", StringComparison.Ordinal)
                    && text.Substring("Type:".Length).Trim(' ', '"', '\'').StartsWith("AWS::", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a text is the name of a type of CloudFormation: <c>AWS::SQS::Queue</c>, <c>Custom::Thing</c>.</summary>
    public static bool IsTypeName(string text) => text.IndexOf("::", StringComparison.Ordinal) > 0;
}
