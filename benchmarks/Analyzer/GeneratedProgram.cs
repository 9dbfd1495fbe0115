using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.AnalyzerBenchmarks;

/// <summary>A program of many ordinary files, some of which create a trail.</summary>
internal static class GeneratedProgram
{
    private const int LinesPerFile = 100;

    /// <param name="files">How many files, of 100 lines each.</param>
    /// <param name="trailEvery">Every how many files one creates a trail; 0 for none.</param>
    public static CSharpCompilation Create(int files, int trailEvery)
    {
        var trees =
            Enumerable.Range(0, files).Select(index => CSharpSyntaxTree.ParseText(File(index, trailEvery > 0 && index % trailEvery == 0)));
        var references =
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Generated", trees, references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static string File(int index, bool hasTrail)
    {
        var text = new StringBuilder();
        text.AppendLine("using System; using System.Collections.Generic; using System.Linq;");
        text.AppendLine(CultureInfo.InvariantCulture, $"namespace Generated.Part{index % 50};");
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed class Service{index}");
        text.AppendLine("{");
        if (hasTrail)
            text.Append(Trail(index));
        for (var method = 0; text.ToString().Count(character => character == '\n') < LinesPerFile - 1; method++)
            text.Append(Method(method));
        return text.AppendLine("}").ToString();
    }

    private static string Method(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
            private readonly Dictionary<string, int> _cache{{number}} = new();

            public int Compute{{number}}(IReadOnlyList<string> items, int limit)
            {
                var total = 0;
                foreach (var item in items.Where(item => item.Length > {{number}}))
                {
                    if (!_cache{{number}}.TryGetValue(item, out var known))
                        _cache{{number}}[item] = known = item.GetHashCode(StringComparison.Ordinal) % limit;
                    total += known > 0 ? known : -known;
                }

                var builder = new System.Text.StringBuilder();
                for (var index = 0; index < limit; index++)
                    builder.Append(index).Append(',').Append($"{total}:{index}");
                return builder.Length + (items.Count == 0 ? {{number}} : items[0].Length);
            }

        """);

    private static string Trail(int index) => string.Create(CultureInfo.InvariantCulture, $$"""
            public static void Create(bool production, Pulumi.Aws.CloudWatch.LogGroup group, Pulumi.Aws.Iam.Role role)
            {
                var args = new Pulumi.Aws.CloudTrail.TrailArgs { S3BucketName = "bucket-{{index}}" };
                if (production)
                {
                    args.CloudWatchLogsGroupArn = Pulumi.Output.Format($"{group.Arn}:*");
                    args.CloudWatchLogsRoleArn = role.Arn;
                }

                _ = new Pulumi.Aws.CloudTrail.Trail("trail-{{index}}", args);
            }

        """);
}
