using System.Globalization;
using Infra.Analyzers.Tool.Examples;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Rules.Tests.Own.Examples;

/// <summary>Examples of rules are found, or not, in Terraform and in C# with each framework.</summary>
public sealed class ExampleTests
{
    private const string Everywhere = "Terraform, Pulumi, CDKTF, AWS CDK";
    private const string InProvider = "Terraform, Pulumi, CDKTF";

    /// <summary>Rules with examples of each shape, and where they are decided.</summary>
    private static readonly IReadOnlyList<ExampleCase> Cases =
    [
        new("a truth value", "aws_db_instance", """ "require": { "deletion_protection": true } """)
        {
            Good = ["deletion_protection = true", "deletion_protection = \"true\"", "deletion_protection = !false"],
            Bad = ["deletion_protection = false", "deletion_protection = \"false\"", "deletion_protection = null"],
            In = Everywhere,
        },
        new("a number", "aws_lambda_function", """ "require": { "timeout": { "min": 5, "max": 60 } } """)
        {
            Good = ["timeout = 5", "timeout = \"60\"", "timeout = 5.5", "timeout = 10 * 3"],
            Bad = ["timeout = 900", "timeout = \"61\"", "timeout = 1.5", "timeout = -1", ""],
            In = Everywhere,
        },
        new("a text", "aws_sqs_queue", """ "require": { "name": { "matches": "^acme-" } } """)
        {
            Good = ["name = \"acme-x\"", "name = \"acme-${var.stage}\"", "name = <<EOT\nacme-\"quoted\"\\\nEOT\n", "name = \"acme-{0}{{\""],
            Bad = ["name = \"x\"", "name = \"\"", "name = upper(\"acme-x\")", "name = \"\\u0000\\n\\\"acme-\""],
            In = Everywhere,
        },
        new("a reference", "aws_sns_topic", """ "require": { "kms_master_key_id": "$set" } """)
        {
            Good =
            [
                "kms_master_key_id = aws_kms_key.k.arn", "kms_master_key_id = \"${aws_kms_key.k.arn}/${var.x}{}\"",
                "kms_master_key_id = aws_sns_topic.other.id",
            ],
            Bad =
            [
                "name = aws_sns_topic.other.name", "display_name = var.name", "kms_master_key_id = \"\"", "kms_master_key_id = null",
            ],
            In = Everywhere,
        },
        new("a list", "aws_lambda_function", """ "require": { "architectures": "$set", "architectures[*]": "arm64" } """)
        {
            Good = ["architectures = [\"arm64\"]", "architectures = concat([\"arm64\"], [\"arm64\"])"],
            Bad = ["architectures = [\"arm64\", \"x86_64\"]", "architectures = []", "architectures = null", ""],
            In = Everywhere,
        },
        new("a list of numbers", "aws_network_acl_rule", """ "forbid": { "icmp_type": "$set", "from_port": { "max": 22 } } """)
        {
            Good = ["from_port = 23\nicmp_type = 1"],
            Bad = ["from_port = \"22\"\nicmp_type = 1"],
            In = InProvider,
        },
        new("a block of which there is one", "aws_eks_cluster", """ "require": { "vpc_config.endpoint_public_access": false } """)
        {
            Good = ["vpc_config {\nendpoint_public_access = false\nsubnet_ids = var.subnets\n}"],
            Bad = ["vpc_config {\nendpoint_public_access = true\n}", "vpc_config {\nsubnet_ids = [\"a\"]\n}", ""],
            In = Everywhere,
        },
        new("blocks", "aws_security_group",
            """ "forbid": { "ingress[*]": { "block": { "cidr_blocks[*]": "0.0.0.0/0", "from_port": 22 } } } """)
        {
            Good =
            [
                "",
                "ingress {\nfrom_port = 22\ncidr_blocks = [\"10.0.0.0/8\"]\n}\ningress {\nfrom_port = 80\ncidr_blocks = [\"0.0.0.0/0\"]\n}",
            ],
            Bad =
            [
                "ingress {\nfrom_port = 80\n}\ningress {\nfrom_port = \"22\"\ncidr_blocks = [\"0.0.0.0/0\"]\n}",
                "dynamic \"ingress\" {\nfor_each = [80, 22]\ncontent {\nfrom_port = ingress.value\ncidr_blocks = [\"0.0.0.0/0\"]\n}\n}",
                "ingress = [{ from_port = 22, cidr_blocks = [\"0.0.0.0/0\"] }]",
            ],
            In = Everywhere,
        },
        new("blocks in blocks", "aws_s3_bucket_server_side_encryption_configuration",
            """ "require": { "rule[*].apply_server_side_encryption_by_default.sse_algorithm": "aws:kms" } """)
        {
            Good = ["rule {\napply_server_side_encryption_by_default {\nsse_algorithm = \"aws:kms\"\n}\n}"],
            Bad =
            [
                "rule {\napply_server_side_encryption_by_default {\nsse_algorithm = \"aws:kms\"\n}\n}\nrule {\n}",
                "rule {\nbucket_key_enabled = true\n}",
            ],
            In = InProvider,
        },
        new("a map", "aws_lambda_function", """ "forbid": { "environment.variables.PASSWORD": "$set" } """)
        {
            Good = ["environment {\nvariables = { HOST = \"x\", \"a b\" = \"y\" }\n}", "environment {\nvariables = {}\n}"],
            Bad = ["environment {\nvariables = { PASSWORD = \"x\", PORT = 1, TLS = true }\n}"],
            In = Everywhere,
        },
        new("tags with a value", "aws_s3_bucket", """ "forbid": { "tags.Stage": "none" } """)
        {
            Good = ["tags = { Stage = \"prod\" }"],
            Bad = ["tags = { Stage = \"none\", DefaultTags = \"default_tags\" }"],
            In = InProvider,
        },
        new("a policy in a text", "aws_s3_bucket_policy", """ "require": { "policy": { "contains": "aws:SecureTransport" } } """)
        {
            Good =
            [
                "policy = jsonencode({ Condition = { Bool = { \"aws:SecureTransport\" = \"false\" } } })",
                "policy = <<-EOT\n  {\n    \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"false\" } }\n  }\nEOT\n",
            ],
            Bad = ["policy = jsonencode({ Statement = [] })", "policy = <<EOT\n{ \"Statement\": [] }\nEOT\n"],
            In = InProvider,
        },
        new("a plural name", "aws_accessanalyzer_archive_rule", """ "require": { "filter[*].eq": { "contains": "x" } } """)
        {
            Good = ["filter {\ncriteria = \"c\"\neq = [\"x\"]\n}"],
            Bad = ["filter {\ncriteria = \"c\"\neq = [\"y\"]\n}"],
            In = InProvider,
        },
        new("another name", "aws_sqs_queue", """ "require": { "name": "$set" } """)
        {
            Good = ["name = \"x\""], Bad = ["visibility_timeout_seconds = 30"], In = Everywhere,
        },
        new("a name of CloudFormation's", "AWS::KMS::Key", """ "require": { "deletion_window_in_days": { "min": 14 } } """)
        {
            Good = ["deletion_window_in_days = 30"], Bad = ["deletion_window_in_days = 7"], In = Everywhere,
        },
        new("a token of Pulumi's", "aws:rds/instance:Instance", """ "require": { "engine": { "in": ["postgres"] } } """)
        {
            Good = ["engine = \"postgres\""], Bad = ["engine = \"mysql\"", ""], In = Everywhere,
        },
        new("a version of the provider", "aws_redshift_cluster", """ "provider": ">= 6", "require": { "encrypted": true } """)
        {
            Good = [""], Bad = ["encrypted = false"], In = InProvider,
        },
        new("an older version", "aws_redshift_cluster", """ "provider": "5", "require": { "encrypted": true } """)
        {
            Good = [], Bad = ["", "encrypted = false"], In = InProvider,
        },
    ];

    private static readonly Lazy<Task<IReadOnlyList<TriedExample>>> Tried =
        new(() => ExampleCheck.TryAsync([.. Cases.Select((each, index) =>
            ExampleCheck.Rule(index + 1, each.Type, each.Condition, each.Good, each.Bad))]));

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Are_as_they_should_be_in_each_language(int number)
    {
        var expected = Cases[number];
        var tried = (await Tried.Value).Where(example => example.Example.Id == $"INFRA8{number + 1:000}").ToList();

        Assert.Equal(expected.Good.Length + expected.Bad.Length, tried.Count);
        Assert.All(tried, example => Assert.True(
            example.IsRight && expected.In == string.Join(", ", example.Outcomes.Where(outcome => outcome.IsTried)
                .Select(outcome => outcome.Language).DefaultIfEmpty("none")),
            $"{expected.What}: {example.Example.Text.Text}\n{ExampleCheck.Show(example)}\n"
                + string.Join('\n', example.Outcomes.Where(outcome => outcome.Kind == OutcomeKind.Wrong)
                    .Select(outcome => outcome.Code?.Program + outcome.Code?.Classes))));
    }

    /// <summary>What is exchanged is found out everywhere.</summary>
    [Fact]
    public async Task Are_wrong_where_good_and_bad_are_exchanged()
    {
        var expected = Cases[0];
        var tried = await ExampleCheck.TryAsync(
            ExampleCheck.Rule(1, expected.Type, expected.Condition, [expected.Bad[0]], [expected.Good[0]]));

        Assert.All(tried, example => Assert.All(example.Outcomes, outcome => Assert.Equal(OutcomeKind.Wrong, outcome.Kind)));
    }

    /// <summary>Where no provider shows that it gives none, a tag may be missing; whatever texts say, CDKTF's example shows it.</summary>
    [Fact]
    public async Task Are_not_decided_where_tags_may_come_from_elsewhere()
    {
        var tried = await ExampleCheck.TryAsync(ExampleCheck.Rule(
            1, "aws_s3_bucket", """ "require": { "tags.CostCenter": "$set" } """,
            ["tags = { CostCenter = \"DefaultTags\" }"], ["bucket = \"default_tags\"\ntags = { DefaultTags = \"DefaultTags\" }"]));

        Assert.Equal(
            "good example of INFRA8001: Terraform Right; Pulumi Right; CDKTF Right; AWS CDK Undecided (it is not known what its "
                + "attributes are called, or what they are when nobody sets them)",
            ExampleCheck.Show(tried[0]));
        Assert.Equal(
            [OutcomeKind.Right, OutcomeKind.Undecided, OutcomeKind.Right, OutcomeKind.Undecided],
            tried[1].Outcomes.Select(outcome => outcome.Kind));
        Assert.Equal("tags may come from where nobody sees them", tried[1].Outcomes[1].Text);
    }

    /// <summary>What is no body of such a resource is no example.</summary>
    [Theory]
    [InlineData("storage_encryptd = true", "has no 'storage_encryptd'; did you mean 'storage_encrypted'?")]
    [InlineData("restore_to_point_in_time {\n restore_tim = \"x\"\n}", "did you mean 'restore_time'?")]
    [InlineData("dynamic \"restore_to_point_in_tim\" {\n for_each = []\n content {\n }\n}", "did you mean 'restore_to_point_in_time'?")]
    [InlineData("}\nresource \"aws_db_instance\" \"other\" {\n", "more than what stands in the block of one resource")]
    [InlineData("}\nlocals {\n", "more than what stands in the block of one resource")]
    [InlineData("{", "cannot be read")]
    [InlineData("engine = ", "cannot be read")]
    [InlineData("engine = \"x\" } /*", "cannot be read")]
    public async Task Are_none_where_Terraform_would_refuse_them(string example, string problem)
    {
        var tried = Assert.Single(await ExampleCheck.TryAsync(
            ExampleCheck.Rule(1, "aws_db_instance", """ "require": { "storage_encrypted": true } """, [], [example])));

        Assert.Contains(problem, tried.Problem, StringComparison.Ordinal);
        Assert.Empty(tried.Outcomes);
    }

    /// <summary>What C# cannot say as it stands is not tried there, and says why.</summary>
    [Theory]
    [InlineData("encrypted = var.x ? true : false", "a condition decides what it is")]
    [InlineData("count = 2\nencrypted = false", "it makes several resources")]
    [InlineData("for_each = toset([])\nencrypted = false", "it makes no resource")]
    [InlineData("encrypted = [false]", "'encrypted' is a single value there")]
    [InlineData("tags = [\"a\"]", "'tags' is a map there")]
    public async Task Are_not_tried_where_CSharp_cannot_say_them(string example, string reason)
    {
        var tried = Assert.Single(await ExampleCheck.TryAsync(
            ExampleCheck.Rule(1, "aws_ebs_volume", """ "forbid": { "encrypted": false, "tags.A": "$unset" } """, [example], [])));

        Assert.Equal(
            new Outcome("CDKTF", OutcomeKind.NotTried, reason), Assert.Single(tried.Outcomes, outcome => outcome.Language == "CDKTF"));
    }

    /// <summary>Whatever an example says stays in its literal.</summary>
    [Fact]
    public async Task Cannot_break_out_of_their_literals()
    {
        string[] texts =
        [
            "\\\"); System.Environment.Exit(1); //", "{System.Environment.Exit(1)}", "*/ #error /*", "\\r\\n#if X\\u2028\\u0085",
            "\\\\\\\"+Evil()+\\\"", "\u202e\u2066x", "\ud83d\ude00", "$${x}%%{if}",
        ];
        var tried = await ExampleCheck.TryAsync(ExampleCheck.Rule(1, "aws_sns_topic", """ "require": { "kms_master_key_id": "$set" } """,
            [.. texts.Select(text => $"kms_master_key_id = \"{text}${{var.x}}\"\ntags = {{ \"{text}\" = \"{text}\" }}")],
            [.. texts.Select(text => $"display_name = \"{text}${{var.x}}\"\ntags = {{ \"{text}\" = \"{text}\" }}")]));

        Assert.All(tried, example => Assert.True(
            example.IsRight && example.Outcomes.All(outcome => outcome.IsTried), ExampleCheck.Show(example)));
        Assert.All(tried.SelectMany(example => example.Outcomes).Select(outcome => outcome.Code).OfType<WrittenExample>(), code =>
        {
            var root = CSharpSyntaxTree.ParseText(code.Program).GetRoot();
            Assert.Single(root.DescendantNodes().OfType<StatementSyntax>(), node => node is not BlockSyntax);
            Assert.All(root.DescendantNodes().OfType<InvocationExpressionSyntax>(),
                call => Assert.Equal("Pulumi.Output.Format", call.Expression.ToString()));
            Assert.All(root.DescendantTrivia(), trivia => Assert.True(
                trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia, trivia.ToString()));
            Assert.DoesNotContain(code.Program, character => char.GetUnicodeCategory(character) == UnicodeCategory.Format);
        });
    }

    private sealed record ExampleCase(string What, string Type, string Condition)
    {
        public required string[] Good { get; init; }

        public required string[] Bad { get; init; }

        public required string In { get; init; }
    }
}
