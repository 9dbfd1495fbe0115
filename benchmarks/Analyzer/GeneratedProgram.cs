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
    /// <param name="content">Which of them make resources.</param>
    public static CSharpCompilation Create(int files, Content content)
    {
        var trees = Enumerable.Range(0, files).Select(index => CSharpSyntaxTree.ParseText(File(index, content switch
        {
            Content.TrailInEveryTenthFile when index % 10 == 0 => Trail(index),
            Content.ResourcesInEveryFile => Resources(index),
            _ => "",
        })));
        var references =
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create("Generated", trees, references,
            // Threads that wait for each other cost processor time of their own.
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false)
                // Rules that are off by default cost what the others do where a project turns them on.
                .WithSpecificDiagnosticOptions(
                    new InfraAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Distinct(StringComparer.Ordinal)
                        .Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));
    }

    private static string File(int index, string resources)
    {
        var text = new StringBuilder();
        text.AppendLine("using System; using System.Collections.Generic; using System.Linq;");
        text.AppendLine(CultureInfo.InvariantCulture, $"namespace Generated.Part{index % 50};");
        text.AppendLine(CultureInfo.InvariantCulture, $"public sealed class Service{index}");
        text.AppendLine("{");
        text.Append(resources);
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

    private static string Resources(int index) => string.Create(CultureInfo.InvariantCulture, $$"""
            public static void Create(bool production, Pulumi.Aws.Kms.Key key)
            {
                var days = production ? 30 : 7;
                _ = new Pulumi.Aws.Rds.Instance("orders-{{index}}", new Pulumi.Aws.Rds.InstanceArgs
                {
                    Engine = "postgres",
                    StorageEncrypted = true,
                    BackupRetentionPeriod = days,
                    PubliclyAccessible = {{(index % 10 == 0 ? "production" : "false")}},
                });
                _ = new Pulumi.Aws.Sqs.Queue("orders-{{index}}", new Pulumi.Aws.Sqs.QueueArgs { KmsMasterKeyId = key.Arn });
                var volume = new Pulumi.Aws.Ebs.VolumeArgs { AvailabilityZone = "eu-west-1a", Size = 20 };
                if (production)
                    volume.Encrypted = true;
                _ = new Pulumi.Aws.Ebs.Volume("data-{{index}}", volume);
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

/// <summary>What the files of a program make.</summary>
internal enum Content
{
    /// <summary>No resource.</summary>
    NoTrail,

    /// <summary>A trail in one of ten.</summary>
    TrailInEveryTenthFile,

    /// <summary>A database, a queue and a volume in each.</summary>
    ResourcesInEveryFile,
}
