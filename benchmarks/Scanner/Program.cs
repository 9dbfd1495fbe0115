using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Infra.Analyzers.Scanner;

// What the scan costs, as ratios to a yardstick in the same run, so that the machine does not matter. Arguments: megabytes of each input
// (100) and rounds, of which the best counts (5).
//   dotnet run -c Release --project benchmarks/Scanner
var megabytes = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 100;
var rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5;
var folder = Directory.CreateTempSubdirectory("bench").FullName;
try
{
    Inputs.Write(folder, megabytes);
    foreach (var name in new[] { "stack/cdk.tf.json", "plan.json" })
    {
        var path = Path.Combine(folder, name);
        var bytes = new FileInfo(path).Length;
        var yardstick = Best(rounds, () => Utf8JsonReaderPass(path));
        var memory = 0L;
        var scan = Best(rounds, () => memory = Math.Max(memory, Scan(path)));
        Report(name, bytes, scan, $"{yardstick / scan:P0} of the throughput of a bare Utf8JsonReader ({Speed(bytes, yardstick)}), {memory >> 20} MB of managed memory at most");
    }

    var size = new FileInfo(Path.Combine(folder, "native/main.tf")).Length;
    var large = Best(rounds, () => Scan(Path.Combine(folder, "native")));
    var small = Best(rounds, () => Scan(Path.Combine(folder, "tenth")));
    Report("main.tf", size, large, $"{large / small:F1} times the time of a tenth of it");
    Report("10,000 small files", new DirectoryInfo(Path.Combine(folder, "many")).EnumerateFiles().Sum(file => file.Length), Best(Math.Min(rounds, 3), () => Scan(Path.Combine(folder, "many"))), "");
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static double Best(int rounds, Action action)
{
    var best = double.MaxValue;
    for (var round = 0; round < rounds; round++)
    {
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
    }

    return best;
}

static long Scan(string path)
{
    TerraformScan.Scan([path], ScanOptions.Default, CancellationToken.None);
    return GC.GetTotalMemory(forceFullCollection: false);
}

static void Utf8JsonReaderPass(string path)
{
    using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
    var buffer = new byte[64 * 1024];
    var length = 0;
    var state = new JsonReaderState();
    while (true)
    {
        var read = stream.Read(buffer, length, buffer.Length - length);
        var reader = new Utf8JsonReader(buffer.AsSpan(0, length + read), isFinalBlock: read == 0, state);
        while (reader.Read())
        {
        }

        if (read == 0)
            return;
        state = reader.CurrentState;
        length = length + read - (int)reader.BytesConsumed;
        buffer.AsSpan((int)reader.BytesConsumed, length).CopyTo(buffer);
    }
}

static string Speed(long bytes, double seconds) => $"{bytes / seconds / 1e6:F0} MB/s";

static void Report(string name, long bytes, double seconds, string remark) =>
    Console.WriteLine($"{name,-24} {bytes / 1e6,6:F0} MB {seconds * 1000,8:F0} ms {Speed(bytes, seconds),10}  {remark}");

/// <summary>Inputs like those that people have, at any size.</summary>
internal static class Inputs
{
    public static void Write(string folder, int megabytes)
    {
        foreach (var name in new[] { "stack", "native", "tenth", "many" })
            Directory.CreateDirectory(Path.Combine(folder, name));
        Repeat(Path.Combine(folder, "stack/cdk.tf.json"), megabytes * 1_000_000L, "{\n  \"resource\": {\n    \"aws_cloudtrail\": {\n      \"x\": {}\n    },\n    \"aws_s3_bucket\": {\n", index =>
            $$"""
                  "bucket{{index}}": {
                    "//": {
                      "metadata": {
                        "path": "stack/bucket{{index}}",
                        "uniqueId": "bucket{{index}}"
                      }
                    },
                    "bucket": "logs-{{index}}",
                    "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"${aws_s3_bucket.bucket{{index}}.arn}\"}]}",
                    "tags": {
                      "Environment": "production",
                      "Team": "platform"
                    },
                    "force_destroy": true
                  },

            """, "      \"last\": {}\n    }\n  }\n}\n");
        Repeat(Path.Combine(folder, "plan.json"), megabytes * 1_000_000L, "{\"format_version\":\"1.2\",\"terraform_version\":\"1.9.0\",\"resource_changes\":[", index =>
            $$"""{"address":"aws_s3_bucket.bucket{{index}}","mode":"managed","type":"{{(index % 1000 == 0 ? "aws_cloudtrail" : "aws_s3_bucket")}}","name":"bucket{{index}}","provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,"after":{"bucket":"logs-{{index}}","force_destroy":true,"tags":{"Environment":"production","Team":"platform"},"cloud_watch_logs_group_arn":"g","cloud_watch_logs_role_arn":"r"},"after_unknown":{"arn":true,"id":true},"before_sensitive":false,"after_sensitive":{"tags":{} } } },""",
            "{}]}");
        Func<int, string> block = index =>
            $$"""
            resource "aws_s3_bucket" "bucket{{index}}" {
              # The bucket of one team.
              bucket        = "logs-${var.environment}-{{index}}"
              force_destroy = var.environment == "test" ? true : false

              lifecycle_rule {
                enabled = true
                prefix  = "${path.module}/logs/"
              }

              tags = merge(local.tags, {
                Name = "bucket {{index}}"
                Team = "platform"
              })
            }

            """;
        Repeat(Path.Combine(folder, "native/main.tf"), megabytes * 1_000_000L / 5, "", block, "");
        Repeat(Path.Combine(folder, "tenth/main.tf"), megabytes * 1_000_000L / 50, "", block, "");
        for (var index = 0; index < 10_000; index++)
            File.WriteAllText(Path.Combine(folder, $"many/{index:D5}.tf"), block(index));
    }

    private static void Repeat(string path, long size, string start, Func<int, string> item, string end)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write(start);
        var written = 0L;
        for (var index = 0; written < size; index++)
        {
            var text = item(index);
            writer.Write(text);
            written += text.Length;
        }

        writer.Write(end);
    }
}
