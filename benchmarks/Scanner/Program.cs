using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;

// What the scan costs, as ratios to a yardstick in the same run, so that the machine does not matter: a table of goals and figures, at
// three sizes, a factor of ten apart. Arguments: megabytes of the largest input (100), rounds, of which the best counts (5), and a part of
// the name of what is measured (all).
//   dotnet run -c Release --project benchmarks/Scanner
var megabytes = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 100;
var rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5;
Console.WriteLine("| what | goal | figure | |");
Console.WriteLine("|---|---|---|---|");
foreach (var name in Wanted("stack/cdk.tf.json", "plan.json", "terraform.tfstate", "pulumi.json", "template.json"))
{
    foreach (var size in Sizes(megabytes))
        InFolder(folder => MeasureJson(folder, name, size));
}

// CloudFormation takes no template of more than 1 MB.
foreach (var size in Wanted("template.yaml").SelectMany(_ => Sizes(megabytes / 10.0)))
    InFolder(folder => MeasureYaml(folder, size));
foreach (var size in Wanted("main.tf").SelectMany(_ => Sizes(megabytes / 5.0)))
    InFolder(folder => MeasureNative(folder, size));
foreach (var thousands in Wanted("folders").SelectMany(_ => Sizes(20)))
    InFolder(folder => MeasureFolders(folder, (int)(thousands * 1000)));

IEnumerable<string> Wanted(params string[] names) =>
    names.Where(name => args.Length < 3 || name.Contains(args[2], StringComparison.Ordinal));

// Small inputs take more rounds: infra-scan is compiled ahead, and what the compiler does here while it runs is not to be measured.
int Rounds(double times) => (int)(rounds * Math.Max(1, times));

static double[] Sizes(double largest) => [largest / 100, largest / 10, largest];

void MeasureJson(string folder, string name, double size)
{
    var path = Path.Combine(folder, name);
    Inputs.Write(path, (long)(size * 1_000_000));
    var bytes = new FileInfo(path).Length;
    var yardstick = Best(rounds, () => Utf8JsonReaderPass(path));
    var memory = 0L;
    var scan = Best(rounds, () => memory = Math.Max(memory, Scan(path)));
    Report($"{name}, {size:0.##} MB", "at least 60 % of a bare Utf8JsonReader, 32 MB", $"{yardstick / scan:P0}, {memory >> 20} MB",
        $"{Speed(bytes, scan)} of {Speed(bytes, yardstick)}");
}

void MeasureYaml(string folder, double size)
{
    var path = Path.Combine(folder, "template.yaml");
    Inputs.Write(path, (long)(size * 1_000_000));
    var bytes = new FileInfo(path).Length;
    var yardstick = Best(rounds, () => YamlParserPass(path));
    var memory = 0L;
    var scan = Best(rounds, () => memory = Math.Max(memory, Scan(path)));
    Report($"template.yaml, {size:0.##} MB", "at least 50 % of YamlDotNet's parser", $"{yardstick / scan:P0}, {memory >> 20} MB",
        $"{Speed(bytes, scan)} of {Speed(bytes, yardstick)}");
}

void MeasureNative(string folder, double size)
{
    var path = Path.Combine(folder, "main.tf");
    Inputs.Write(path, (long)(size * 1_000_000));
    var scan = Best(Rounds(20 / size), () => Scan(folder));
    Report($"main.tf, {size:0.##} MB", "at least 50 MB/s", Speed(new FileInfo(path).Length, scan), "");
}

// By the clock: threads that wait for each other take no processor time. The files are read on one thread, from the system's cache.
void MeasureFolders(string folder, int files)
{
    Inputs.WriteFolders(folder, files);
    var paths = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
    var folders = Directory.GetDirectories(folder);
    var times = Rounds(20_000.0 / files);
    var reading = BestByClock(times, () => Array.ForEach(paths, path => File.ReadAllBytes(path)));
    var together = BestByClock(times, () => Parallel.ForEach(paths, path => File.ReadAllBytes(path)));
    var scan = BestByClock(times, Scan);
    var work = Best(times, Scan);
    Report($"{files:N0} files in folders of ten", "at most 3 times reading the bytes, by the clock", $"{scan / reading:F1}",
        $"{scan * 1000:F0} ms, with {work * 1000:F0} ms of work; reading takes {reading * 1000:F0} ms, "
            + $"on {Environment.ProcessorCount} threads {together * 1000:F0} ms");

    void Scan() => TerraformScan.Scan(folders, ScanOptions.Default, CancellationToken.None);
}

static void InFolder(Action<string> measure)
{
    var folder = Directory.CreateTempSubdirectory("bench").FullName;
    try
    {
        measure(folder);
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

static double BestByClock(int rounds, Action action) => Enumerable.Range(0, rounds).Min(_ =>
{
    var clock = Stopwatch.StartNew();
    action();
    return clock.Elapsed.TotalSeconds;
});

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

static void YamlParserPass(string path)
{
    using var reader = new StreamReader(path);
    var parser = new YamlDotNet.Core.Parser(reader);
    while (parser.MoveNext())
    {
    }
}

static string Speed(long bytes, double seconds) => $"{bytes / seconds / 1e6:F0} MB/s";

static void Report(string what, string goal, string figure, string remark) =>
    Console.WriteLine($"| {what} | {goal} | {figure} | {remark} |");

/// <summary>Inputs like those that people have, at any size: few trails, with what they refer to, among many other resources.</summary>
internal static class Inputs
{
    private const string Policy =
        """{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudtrail.amazonaws.com\"},"""
            + """\"Action\":\"s3:*\",\"Resource\":\"*\"}]}""";

    /// <summary>Writes a file of the form that its name tells.</summary>
    public static void Write(string path, long size)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        switch (Path.GetFileName(path))
        {
            case "cdk.tf.json":
                Repeat(path, size, StackStart, StackBucket, "      \"last\": {}\n    }\n  }\n}\n");
                break;
            case "plan.json":
                Repeat(path, size, "{\"format_version\":\"1.2\",\"terraform_version\":\"1.9.0\",\"resource_changes\":[", Planned, "{}]}");
                break;
            case "terraform.tfstate":
                Repeat(path, size, "{\"version\":4,\"terraform_version\":\"1.9.0\",\"resources\":[", Stored, "{}]}");
                break;
            case "pulumi.json":
                Repeat(path, size, "{\"version\":3,\"deployment\":{\"resources\":[", Exported, "{}]}}");
                break;
            case "template.json":
                Repeat(path, size, "{\n  \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": {\n", Templated,
                    "    \"Last\": {\"Type\": \"AWS::SQS::Queue\"}\n  }\n}\n");
                break;
            case "template.yaml":
                Repeat(path, size, "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n", TemplatedYaml, "");
                break;
            default:
                Repeat(path, size, "", Native, "");
                break;
        }
    }

    /// <summary>Writes small files in folders of ten, each a root module.</summary>
    public static void WriteFolders(string folder, int files)
    {
        for (var index = 0; index < files; index++)
        {
            var directory = Path.Combine(folder, $"r{index / 10}");
            Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, $"f{index % 10}.tf"), Native(index));
        }
    }

    private static string StackStart =>
        $$$"""
        {
          "resource": {
            "aws_cloudtrail": {
              "x": {
                "name": "x",
                "s3_bucket_name": "${aws_s3_bucket.bucket7.id}"
              }
            },
            "aws_s3_bucket_policy": {
              "x": {
                "bucket": "${aws_s3_bucket.bucket7.id}",
                "policy": "{{{Policy}}}"
              }
            },
            "aws_s3_bucket": {

        """;

    private static string StackBucket(int index) =>
        $$"""
              "bucket{{index}}": {
                "//": {
                  "metadata": {
                    "path": "stack/bucket{{index}}",
                    "uniqueId": "bucket{{index}}"
                  }
                },
                "bucket": "logs-{{index}}",
                "policy":
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"${aws_s3_bucket.bucket{{index}}.arn}\"}]}",
                "tags": {
                  "Environment": "production",
                  "Team": "platform"
                },
                "force_destroy": true
              },

        """;

    private static string Planned(int index) =>
        $$"""{"address":"{{Type(index)}}.bucket{{index}}","mode":"managed","type":"{{Type(index)}}","name":"bucket{{index}}","""
            + """ "provider_name":"registry.terraform.io/hashicorp/aws","change":{"actions":["create"],"before":null,"after":"""
            + $$"""{{Attributes(index)}},"after_unknown":{"arn":true,"id":true},"before_sensitive":false,"""
            + """ "after_sensitive":{"tags":{} } } },""";

    private static string Stored(int index) =>
        $$"""{"mode":"managed","type":"{{Type(index)}}","name":"bucket{{index}}","""
            + """ "provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":[{"schema_version":0,"attributes":"""
            + $$"""{{Attributes(index)}},"sensitive_attributes":[],"private":"bnVsbA=="}]},""";

    private static string Exported(int index) =>
        $$"""{"urn":"urn:pulumi:prod::infra::{{Token(index)}}::bucket{{index}}","custom":true,"id":"logs-{{index}}","""
            + $$""" "type":"{{Token(index)}}","inputs":{"__defaults":["acl"],"bucket":"logs-{{index}}","forceDestroy":true,"""
            + """ "tags":{"Environment":"production","Team":"platform"},"cloudWatchLogsGroupArn":"g","cloudWatchLogsRoleArn":"r"},"""
            + $$""" "outputs":{"arn":"arn:aws:s3:::logs-{{index}}","bucket":"logs-{{index}}"},"""
            + """ "parent":"urn:pulumi:prod::infra::pulumi:pulumi:Stack::infra-prod"},""";

    private static string Attributes(int index) =>
        $$"""{"bucket":"logs-{{index}}","force_destroy":true,"tags":{"Environment":"production","Team":"platform"},"cloud_watch_logs_group_arn":"g","cloud_watch_logs_role_arn":"r"}""";

    private static string Type(int index) => index % 1000 == 0 ? "aws_cloudtrail" : "aws_s3_bucket";

    private static string Token(int index) => index % 1000 == 0 ? "aws:cloudtrail/trail:Trail" : "aws:s3/bucket:Bucket";

    private static string Templated(int index) =>
        $$"""
            "Group{{index}}": {
              "Type": "{{CloudFormationType(index)}}",
              "Condition": "Always",
              "Properties": {
                "LogGroupName": {
                  "Fn::Join": ["", ["logs-", {"Ref": "AWS::AccountId"}, "-{{index}}"]]
                },
                "IsLogging": true,
                "Tags": [
                  {"Key": "Environment", "Value": "production"},
                  {"Key": "Team", "Value": "platform"}
                ]
              },
              "Metadata": {
                "aws:cdk:path": "stack/bucket{{index}}/Resource"
              }
            },

        """;

    private static string TemplatedYaml(int index) =>
        $$"""
          Group{{index}}:
            Type: {{CloudFormationType(index)}}
            Condition: Always
            # The bucket of one team.
            Properties:
              LogGroupName: !Sub 'logs-${AWS::AccountId}-{{index}}'
              IsLogging: true
              Tags:
                - Key: Environment
                  Value: production
                - { Key: Team, Value: platform }
            Metadata:
              aws:cdk:path: stack/bucket{{index}}/Resource

        """;

    private static string CloudFormationType(int index) => index % 1000 == 0 ? "AWS::CloudTrail::Trail" : "AWS::Logs::LogGroup";

    private static string Native(int index) =>
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
