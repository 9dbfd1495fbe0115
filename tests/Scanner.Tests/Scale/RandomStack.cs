using System.Text;

namespace Infra.Analyzers.Scanner.Tests.Scale;

/// <summary>Synthesized stacks with trails among other resources, which refer to each other in all the ways that there are.</summary>
internal sealed class RandomStack(int seed)
{
    private const int MaxOfAKind = 4;

    private static readonly string[] Others = ["aws_instance", "null_resource", "aws_ssm_parameter", "random_pet"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    public string Write()
    {
        _text.Append("{\n  \"//\": {\"metadata\": {\"stackName\": \"s\"}},\n");
        if (Chance(2))
            _text.Append("  \"locals\": {\"bucket\": \"").Append(Reference("aws_s3_bucket", "bucket")).Append("\", \"flag\": true},\n");
        if (Chance(3))
            _text.Append("  \"variable\": {\"name\": {\"type\": \"string\"").Append(Chance(2) ? ", \"default\": \"logs-1\"" : "")
                .Append("}},\n");
        if (Chance(4))
            _text.Append("  \"output\": {\"o\": {\"value\": \"").Append(Reference("aws_s3_bucket", Pick("id", "arn", "bucket")))
                .Append("\"}},\n");
        if (Chance(3))
            _text.Append("  \"data\": {\n").Append(Kind("aws_iam_policy_document", Document)).Append("\n  },\n");
        var kinds =
            new List<string> { Kind("aws_cloudtrail", Trail), Kind("aws_s3_bucket", Bucket), Kind("aws_s3_bucket_policy", BucketPolicy) };
        kinds.Add(Kind("aws_iam_role", Role));
        kinds.Add(Kind("aws_iam_role_policy", RolePolicy));
        kinds.Add(Kind("aws_cloudwatch_log_group", LogGroup));
        kinds.Add(Kind("aws_s3_bucket_public_access_block", PublicAccess));
        kinds.AddRange(Others.Where(_ => Chance(4)).Select(other => Kind(other, Other)));
        kinds = [.. kinds.OrderBy(_ => _random.Next())];
        _text.Append("  \"resource\": ")
            .Append(Chance(6) ? $"[{{{string.Join("},\n{", kinds)}}}]" : $"{{\n{string.Join(",\n", kinds)}\n  }}").Append("\n}\n");
        return _text.ToString();
    }

    private string Kind(string type, Func<int, string> body)
    {
        var blocks = Enumerable.Range(0, _random.Next(MaxOfAKind + 1)).Select(number =>
        {
            var written = "{" + Meta() + body(number) + "}";
            // Now and then something is written twice, which Terraform refuses, or as an array, which it does not.
            var label = Chance(20) ? 0 : number;
            return $"    \"{Escaped($"n{label}")}\": {(Chance(8) ? $"[{written}]" : Chance(30) ? "null" : written)}";
        });
        return $"  \"{type}\": {{{string.Join(",\n", blocks.Append("\"//\": {\"kept\": false}"))}}}";
    }

    private string Meta() =>
        (Chance(3)
            ? "\"//\": {\"metadata\": {\"path\": \"s/x\"}"
                + (Chance(5) ? ", \"infra\": {\"ignore\": [{\"id\": \"INFRA2005\", \"reason\": \"r\"}]}" : "") + "}, " : "")
        + (Chance(6) ? $"\"count\": {Pick("0", "1", "2", "\"${var.name == \\\"x\\\" ? 1 : 0}\"")}, " : "")
        + (Chance(12) ? "\"for_each\": {\"a\": 1, \"b\": 2}, " : "")
        + (Chance(15)
            ? $"\"{Escaped("provisioner")}\": [{{\"local-exec\": {{\"command\": \"{Reference("aws_s3_bucket", "id")}\"}}}}], " : "")
        + (Chance(20) ? "\"lifecycle\": {\"ignore_changes\": [\"policy\"]}, " : "")
        + (Chance(10) ? $"\"padding\": \"{new string('x', _random.Next(100_000))}\", " : "");

    private string Trail(int number) =>
        $"\"name\": \"t{number}\", \"s3_bucket_name\": "
            + $"\"{Pick(Reference("aws_s3_bucket", "id"), Reference("aws_s3_bucket", "bucket"),
                "${local.bucket}", "${var.name}", $"logs-{Number()}")}\""
        + (Chance(3) ? "" : $", \"cloud_watch_logs_group_arn\": \"{Reference("aws_cloudwatch_log_group", "arn")}{Pick(":*", ":*", "")}\"")
        + (Chance(3) ? "" : $", \"cloud_watch_logs_role_arn\": \"{Reference("aws_iam_role", "arn")}\"");

    private string Bucket(int number) =>
        $"\"bucket\": \"{Pick($"logs-{number}", "logs-0", "${var.name}")}\"" + (Chance(5) ? $", \"policy\": \"{Policy()}\"" : "")
            + (Chance(6) ? ", \"acl\": \"public-read\"" : "");

    private string BucketPolicy(int number) =>
        $"\"bucket\": \"{Pick(Reference("aws_s3_bucket", "id"), Reference("aws_s3_bucket", "bucket"), $"logs-{number}", "${local.bucket}")}\", \"policy\": \"{Pick(Policy(), Reference("data.aws_iam_policy_document", "json"))}\"";

    private string Role(int number) => $"\"name\": \"r{number}\", \"assume_role_policy\": \"{Trust()}\"";

    private string RolePolicy(int number) =>
        $"\"role\": \"{Pick(Reference("aws_iam_role", "id"), $"r{number}")}\", \"policy\": \"{Policy()}\"";

    private string LogGroup(int number) => $"\"name\": \"g{number}\"" + (Chance(2) ? ", \"retention_in_days\": 30" : "");

    private string PublicAccess(int number) =>
        $"\"bucket\": \"{Pick(Reference("aws_s3_bucket", "id"), $"logs-{number}")}\", \"block_public_acls\": {Pick("true", "false")}";

    private string Other(int number) =>
        $"\"value\": \"{Pick(Reference("aws_s3_bucket", "id"), Reference("aws_iam_role", "name"), $"plain {number}")}\"";

    private string Document(int number) =>
        $"\"statement\": [{{\"effect\": \"Allow\", \"actions\": [\"{Pick("s3:PutObject", "s3:*", "s3:GetBucketAcl")}\"], \"resources\": "
            + $"[\"*\"], \"principals\": [{{\"type\": \"Service\", \"identifiers\": [\"cloudtrail.amazonaws.com\"]}}]}}]";

    private string Policy() => Quoted(
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{{Pick("\"*\"", "{\"Service\":\"cloudtrail.amazonaws.com\"}")}}},"Action":{{{Pick("\"s3:*\"", "[\"s3:PutObject\",\"s3:GetBucketAcl\"]", "\"logs:PutLogEvents\"")}}},"Resource":"{{{Pick("*", "${aws_s3_bucket.n0.arn}/*", "arn:aws:s3:::logs-1/*")}}}"}]}""");

    private string Trust() =>
        Quoted($$$"""{"Statement":[{"Effect":"Allow","Principal":{"Service":"{{{Pick("cloudtrail", "ec2")}}}"""
            + """.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");

    private string Reference(string type, string attribute) => $"${{{type}.n{Number()}{(Chance(10) ? "[0]" : "")}.{attribute}}}";

    private string Escaped(string name) => Chance(12) ? $"\\u{(int)name[0]:x4}{name[1..]}" : name;

    private static string Quoted(string json) => json.Replace("\"", "\\\"", StringComparison.Ordinal);

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private int Number() => _random.Next(MaxOfAKind);
}
