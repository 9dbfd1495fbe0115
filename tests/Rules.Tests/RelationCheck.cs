using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>Asks one rule about a configuration: files of Terraform, some of which may be modules.</summary>
internal static class RelationCheck
{
    /// <summary>A trail that names all that it can, and nothing else.</summary>
    public const string Trail =
        """
        data "aws_caller_identity" "current" {}
        variable "given" {}
        resource "aws_cloudtrail" "audit" {
          name                       = "audit"
          s3_bucket_name             = aws_s3_bucket.logs.id
          kms_key_id                 = aws_kms_key.logs.arn
          cloud_watch_logs_role_arn  = aws_iam_role.delivery.arn
          cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.audit.arn}:*"
        }

        """;

    /// <summary>The one finding of a rule.</summary>
    /// <param name="rule">Its id.</param>
    /// <param name="main">The file <c>main.tf</c>.</param>
    /// <param name="others">Other files.</param>
    public static Report Finds(string rule, string main, params (string Name, string Text)[] others) =>
        Assert.Single(Scan(rule, main, others));

    /// <summary>The rule has nothing to say.</summary>
    /// <inheritdoc cref="Finds"/>
    public static void Passes(string rule, string main, params (string Name, string Text)[] others) =>
        Assert.Empty(Scan(rule, main, others));

    /// <summary>What a rule says.</summary>
    /// <inheritdoc cref="Finds"/>
    public static IReadOnlyList<Report> Scan(string rule, string main, params (string Name, string Text)[] others) =>
        [.. ScanAll(main, others).Where(report => report.Rule.Id == rule)];

    /// <summary>What all rules say.</summary>
    /// <param name="main">The file <c>main.tf</c>.</param>
    /// <param name="others">Other files.</param>
    public static IReadOnlyList<Report> ScanAll(string main, params (string Name, string Text)[] others)
    {
        var folder = Directory.CreateTempSubdirectory("infra-rules-");
        try
        {
            foreach (var (name, text) in others.Prepend(("main.tf", main)))
            {
                var file = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }

            return TerraformScan.Scan([folder.FullName], ScanOptions.Default, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
