
namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2005: the policy of the bucket that a trail writes to must let CloudTrail write.</summary>
public sealed class LetCloudTrailWriteToBucketTests
{
    private const string Rule = "INFRA2005";
    private const string Bucket = "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n";

    private const string GetAcl =
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:GetBucketAcl", Resource = """
            + """aws_s3_bucket.logs.arn }""";

    private const string Put =
        """
        { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = "${aws_s3_bucket.logs.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*", Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } } }
        """;

    [Fact]
    public void Tells_what_is_missing()
    {
        Assert.Equal(
            "CloudTrail trail 'aws_cloudtrail.audit' cannot be deployed: 'aws_s3_bucket.logs', its s3_bucket_name, has no policy that "
                + "lets CloudTrail write; "
            + "allow cloudtrail.amazonaws.com s3:GetBucketAcl on the bucket and s3:PutObject under AWSLogs in a policy of the bucket",
            RelationCheck.Finds(Rule, RelationCheck.Trail + Bucket).Message);
        Assert.Contains("has a policy that does not let CloudTrail s3:PutObject there;",
            RelationCheck.Finds(Rule, RelationCheck.Trail + Bucket + Policy(GetAcl)).Message, StringComparison.Ordinal);
        Assert.Contains("does not let CloudTrail s3:GetBucketAcl and s3:PutObject there;",
            RelationCheck.Finds(Rule, RelationCheck.Trail + Bucket + Policy("")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        GetAcl + ", "
            + """{ Effect = "Allow", Principal = { Service = "config.amazonaws.com" }, Action = "s3:PutObject", Resource = "*" }""")]
    [InlineData(
        GetAcl + ", "
            + """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource """
            + """= "arn:aws:s3:::other/*" }""")]
    [InlineData(
        GetAcl + ", "
            + """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = """
            + """aws_s3_bucket.logs.arn }""")]
    [InlineData(
        GetAcl + ", "
            + """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource """
            + """= "${aws_s3_bucket.logs.arn}/prefix/AWSLogs/*" }""")]
    [InlineData(
        GetAcl + ", "
            + """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:GetObject", Resource """
            + """= "${aws_s3_bucket.logs.arn}/*" }""")]
    [InlineData(Put)]
    [InlineData(GetAcl + ", " + Put + """, { Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*" }""", false)]
    [InlineData(
        GetAcl + ", " + Put
            + """, { Effect = "Deny", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = "*" }""")]
    [InlineData(
        """{ Effect = "Deny", Principal = "*", Action = "s3:*", Resource = "*", Condition = { Bool = """
            + """{ "aws:SecureTransport" = "false" } } }""")]
    [InlineData(
        GetAcl + ", " + """{ Effect = "Allow", Principal = { AWS = aws_iam_role.writer.arn }, Action = "s3:PutObject", Resource = "*" }""")]
    public void Judges_the_policy(string statements, bool isFound = true) =>
        Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, RelationCheck.Trail + Bucket + Policy(statements)).Count);

    [Theory]
    [InlineData(GetAcl + ", " + Put)]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = ["s3:Get*", "s3:Put*"], Resource = """
            + """["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"] }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = ["config.amazonaws.com", "cloudtrail.amazonaws.com"] }, Action = "s3:*", """
            + """Resource = "*" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { AWS = data.aws_cloudtrail_service_account.main.arn }, Action = "s3:*", Resource = "*" }""")]
    [InlineData("""{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::086441151436:root" }, Action = "s3:*", Resource = "*" }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = "*", Action = "s3:*", Resource = "*", Condition = { StringEquals = """
            + """{ "aws:SourceOrgID" = "o-1" } } }""")]
    [InlineData(
        """{ Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:*", Resource """
            + """= "arn:aws:s3:::${var.given}/*" }, """ + GetAcl)]
    [InlineData("var.given")]
    public void Not_found(string statements) => RelationCheck.Passes(Rule, RelationCheck.Trail + Bucket + Policy(statements));

    [Theory]
    [InlineData("s3_key_prefix = \"audit\"", "audit/AWSLogs/*", false)]
    [InlineData("s3_key_prefix = \"audit\"", "AWSLogs/*", true)]
    [InlineData("s3_key_prefix = \"audit\"", "*", false)]
    [InlineData("s3_key_prefix = var.given", "AWSLogs/*", false)]
    [InlineData("s3_key_prefix = \"audit-${var.given}\"", "other/AWSLogs/*", true)]
    [InlineData("s3_key_prefix = \"audit-${var.given}\"", "audit-*/AWSLogs/*", false)]
    [InlineData("s3_key_prefix = \"\"", "AWSLogs/*", false)]
    public void Knows_the_prefix(string body, string keys, bool isFound)
    {
        var main = RelationCheck.Trail.Replace("name                       = \"audit\"", body, StringComparison.Ordinal) + Bucket
            + Policy(
                GetAcl + $$""", { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", """
                    + $$"""Resource = "${aws_s3_bucket.logs.arn}/{{keys}}" }""");
        Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, main).Count);
    }

    [Theory]
    [InlineData("true", "AWSLogs/111122223333/*", true)]
    [InlineData("true", "AWSLogs/${data.aws_caller_identity.current.account_id}/*", false)]
    [InlineData("true", "AWSLogs/o-exampleorgid/*", false)]
    [InlineData("true", "AWSLogs/${data.aws_organizations_organization.o.id}/*", false)]
    [InlineData("true", "AWSLogs/o-*", false)]
    [InlineData("true", "AWSLogs/*", false)]
    [InlineData("true", "AWSLogs/*/CloudTrail/*", false)]
    [InlineData("true", "AWSLogs/????????????/*", false)]
    [InlineData("false", "AWSLogs/111122223333/*", false)]
    [InlineData("false", "AWSLogs/????????????/*", false)]
    [InlineData("false", "AWSLogs/???????????/*", true)]
    [InlineData("false", "AWSLogs/1111????????/*", false)]
    [InlineData("false", "AWSLogs/account/*", true)]
    [InlineData("false", "AWSLogs/o-exampleorgid/*", true)]
    [InlineData("null", "AWSLogs/o-exampleorgid/*", true)]
    [InlineData("false", "AWSLogs/111122223333", true)]
    [InlineData("false", "AWSLogs/111122223333*", false)]
    [InlineData("false", "AWSLogs/", true)]
    [InlineData("var.given", "AWSLogs/o-exampleorgid/*", false)]
    [InlineData("var.given", "AWSLogs/111122223333/*", false)]
    [InlineData("var.given", "CloudTrail/*", true)]
    public void Knows_whose_trail_it_is(string isOrganization, string keys, bool isFound)
    {
        var trail = RelationCheck.Trail.Replace(
            "name                       = \"audit\"", $"is_organization_trail = {isOrganization}", StringComparison.Ordinal);
        var put = $$"""
            { Effect = "Allow", Principal = { Service = "cloudtrail.amazonaws.com" }, Action = "s3:PutObject", Resource = "${aws_s3_bucket.logs.arn}/{{keys}}" }
            """;
        var reports = RelationCheck.Scan(Rule, trail + Bucket + Policy(GetAcl + ", " + put));
        Assert.Equal(isFound ? 1 : 0, reports.Count);
        Assert.Equal(isOrganization == "true" && isFound,
            reports.Any(report =>
                report.Message.Contains("s3:PutObject under AWSLogs/<organization id>/ there;", StringComparison.Ordinal)));
        var prefixed = trail.Replace("is_organization_trail", "s3_key_prefix = \"p\"\nis_organization_trail", StringComparison.Ordinal);
        var below = put.Replace("AWSLogs", "p/AWSLogs", StringComparison.Ordinal);
        if (keys.StartsWith("AWSLogs", StringComparison.Ordinal))
            Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, prefixed + Bucket + Policy(GetAcl + ", " + below)).Count);
    }

    [Theory]
    [InlineData("resource \"aws_s3_bucket_policy\" \"logs\" {\n  bucket = var.given\n  policy = var.given\n}\n")]
    [InlineData("resource \"aws_s3_bucket_policy\" \"logs\" {\n  for_each = var.given\n  bucket = each.key\n  policy = each.value\n}\n")]
    [InlineData("module \"policy\" {\n  source = \"example/policy/aws\"\n  bucket = aws_s3_bucket.logs.bucket\n}\n")]
    [InlineData("output \"bucket\" {\n  value = aws_s3_bucket.logs.id\n}\n")]
    public void Says_nothing_where_there_may_be_a_policy(string rest) => RelationCheck.Passes(Rule, RelationCheck.Trail + Bucket + rest);

    [Theory]
    [InlineData("null_resource", "triggers = { bucket = aws_s3_bucket.logs.id }", false)]
    [InlineData("null_resource", "provisioner \"local-exec\" {\n  command = \"put-bucket-policy --bucket ${aws_s3_bucket.logs.bucket}\"\n}",
        false)]
    [InlineData("null_resource",
        "provisioner \"local-exec\" {\n  command = \"put-bucket-policy --bucket logs --policy file://policy.json\"\n}", false)]
    [InlineData("null_resource", "provisioner \"local-exec\" {\n  command = \"put-bucket-policy --bucket other\"\n}", true)]
    [InlineData("null_resource", "depends_on = [aws_s3_bucket.logs]", true)]
    [InlineData("null_resource", "lifecycle {\n  replace_triggered_by = [aws_s3_bucket.logs.id]\n}", true)]
    [InlineData("null_resource", "triggers = { bucket = aws_s3_bucket.logs.arn }", true)]
    [InlineData("aws_sqs_queue", "provisioner \"local-exec\" {\n  command = \"attach ${aws_s3_bucket.logs.id}\"\n}", false)]
    [InlineData("aws_sqs_queue", "name = aws_s3_bucket.logs.id", true)]
    [InlineData("aws_ssm_parameter", "value = aws_s3_bucket.logs.id", false)]
    [InlineData("aws_cloudformation_stack", "parameters = { Bucket = aws_s3_bucket.logs.id }", false)]
    [InlineData("awscc_s3_bucket_policy", "bucket = aws_s3_bucket.logs.id", false)]
    [InlineData("time_sleep", "triggers = { bucket = aws_s3_bucket.logs.id }", true)]
    [InlineData("example_policy", "for_each = toset([\"other\", aws_s3_bucket.logs.id])\nbucket = each.value", false)]
    [InlineData("example_policy", "for_each = toset([\"other\", \"another\"])\nbucket = each.value", true)]
    public void Knows_what_passes_the_name_on(string type, string body, bool isFound)
    {
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule, RelationCheck.Trail + Bucket + $"resource \"{type}\" \"x\" {{\n{body}\n}}\n").Count);
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule,
                RelationCheck.Trail + Bucket + $"module \"m\" {{\n  source = \"./m\"\n  bucket = aws_s3_bucket.logs.id\n}}\n",
                ("m/main.tf",
                    $"variable \"bucket\" {{}}\nresource \"{type}\" \"x\" "
                        + $"{{\n{body.Replace("aws_s3_bucket.logs.id", "var.bucket", StringComparison.Ordinal)}\n}}\n")).Count);
    }

    [Theory]
    [InlineData("main.tf", "import {\n  to = aws_s3_bucket.logs\n  id = \"logs\"\n}\n", false)]
    [InlineData("main.tf", "import {\n  to = aws_s3_bucket.other\n  id = \"logs\"\n}\n", true)]
    [InlineData("main.tf", "import {\n  to = module.m.aws_s3_bucket.logs\n  id = \"logs\"\n}\n", true)]
    [InlineData("main.tf.json", """{ "import": [{ "to": "aws_s3_bucket.logs", "id": "logs" }] }""", false)]
    [InlineData("main.tf.json", """{ "import": { "to": "${aws_s3_bucket.logs}", "id": "logs" } }""", false)]
    public void Says_nothing_of_a_bucket_that_is_imported(string file, string import, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, RelationCheck.Trail + Bucket, ("import-" + file, import)).Count);

    [Theory]
    [InlineData("module.m.aws_s3_bucket.logs", false)]
    [InlineData("module.m[\"x\"].aws_s3_bucket.logs[0]", false)]
    [InlineData("aws_s3_bucket.logs", true)]
    public void Says_nothing_of_a_bucket_that_is_imported_into_a_module(string address, bool isFound) => Assert.Equal(
        isFound ? 1 : 0,
        RelationCheck.Scan(
            Rule,
            $"module \"m\" {{\n  source = \"./m\"\n}}\nimport {{\n  to = {address}\n  id = \"logs\"\n}}\n",
            ("m/main.tf", Bucket + "resource \"aws_cloudtrail\" \"audit\" {\n  s3_bucket_name = aws_s3_bucket.logs.id\n}\n")).Count);

    [Theory]
    [InlineData("""{ "null_resource": { "x": { "triggers": { "bucket": "${aws_s3_bucket.logs.id}" } } } }""", false)]
    [InlineData("""{ "aws_sqs_queue": { "x": { "provisioner": [{ "local-exec": { "command": "attach ${aws_s3_bucket.logs.id}" } }] } } }""",
        false)]
    [InlineData(
        """{ "null_resource": { "x": { "//": { "metadata": { "path": "stack/logs", "uniqueId": "logs" } """
            + """}, "triggers": { "bucket": "other" } } } }""", true)]
    [InlineData("""{ "aws_s3_bucket_versioning": { "x": { "bucket": "${aws_s3_bucket.logs.id}" } } }""", true)]
    public void Knows_what_passes_the_name_on_in_JSON(string resources, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule, RelationCheck.Trail + Bucket, ("more.tf.json", $$"""{ "resource": {{resources}} }""")).Count);

    [Theory]
    [InlineData("", false)]
    [InlineData("provisioner \"local-exec\" {\n  command = \"put-bucket-policy --bucket ${self.id}\"\n}", true)]
    public void Says_nothing_of_a_bucket_that_runs_programs(string body, bool isRunning) =>
        Assert.Equal(isRunning ? 0 : 1,
            RelationCheck.Scan(Rule,
                RelationCheck.Trail + Bucket.Replace("bucket = \"logs\"", "bucket = \"logs\"\n" + body, StringComparison.Ordinal)).Count);

    [Fact]
    public void Says_nothing_of_buckets_that_are_made_elsewhere()
    {
        RelationCheck.Passes(Rule,
            RelationCheck.Trail.Replace("aws_s3_bucket.logs.id", "data.aws_s3_bucket.logs.id", StringComparison.Ordinal)
                + "data \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n");
        RelationCheck.Passes(Rule, RelationCheck.Trail.Replace("aws_s3_bucket.logs.id", "\"other\"", StringComparison.Ordinal) + Bucket);
        RelationCheck.Passes(Rule,
            RelationCheck.Trail.Replace("aws_s3_bucket.logs.id", "module.bucket.id", StringComparison.Ordinal)
                + "module \"bucket\" {\n  source = \"example/bucket/aws\"\n}\n");
    }

    [Fact]
    public void Knows_buckets_whose_names_are_not()
    {
        var unnamed = RelationCheck.Trail + "resource \"aws_s3_bucket\" \"logs\" {\n  bucket_prefix = \"logs-\"\n}\n";
        RelationCheck.Passes(Rule, unnamed + Policy(GetAcl + ", " + Put));
        RelationCheck.Finds(Rule, unnamed + Policy(GetAcl));
        RelationCheck.Finds(Rule, unnamed + Policy(GetAcl + ", " + Put.Replace("/AWSLogs/", "/audit/AWSLogs/", StringComparison.Ordinal)));
        RelationCheck.Passes(Rule, unnamed + Policy(GetAcl + ", " + Put.Replace("/AWSLogs/", "*/AWSLogs/", StringComparison.Ordinal)));
    }

    private static string Policy(string statements) =>
        $$"""
        resource "aws_s3_bucket_policy" "logs" {
          bucket = aws_s3_bucket.logs.id
          policy = jsonencode({ Version = "2012-10-17", Statement = [{{statements}}] })
        }

        """;

    private const string Pulumi = """var bucket = new Bucket("logs"); """;

    private const string PulumiTrail = """new Trail("audit", new TrailArgs { S3BucketName = bucket.Id });""";

    private const string Cdktf = """var bucket = new S3Bucket(this, "logs", new S3BucketConfig()); """;

    private const string CdktfTrail =
        """new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = bucket.Id });""";

    [Theory]
    [InlineData("")]
    [InlineData(
        "new BucketPolicy(\"p\", new BucketPolicyArgs { Bucket = bucket.Id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", "
            + "\"Principal\": { \"Service\": \"config.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] }\"\"\" });")]
    [InlineData("new BucketVersioning(\"v\", new BucketVersioningArgs { Bucket = bucket.Id });")]
    [InlineData(
        "var other = new Bucket(\"other\"); new BucketPolicy(\"p\", new BucketPolicyArgs { Bucket = other.BucketName, Policy = \"\"\"{ "
            + "\"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": "
            + "\"s3:*\", \"Resource\": \"*\" }] }\"\"\" });")]
    [InlineData("Output.All(bucket.Arn);")]
    [InlineData("new Pulumi.Aws.Ssm.Parameter(\"p\", new Pulumi.Aws.Ssm.ParameterArgs { Type = \"String\", Value = bucket.Arn });")]
    public async Task Found_in_Pulumi(string statements)
    {
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + statements + PulumiTrail);
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData(
        "new BucketPolicy(\"p\", new BucketPolicyArgs { Bucket = bucket.Id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", "
            + "\"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] }\"\"\" });")]
    [InlineData(
        "if (Given.A) new BucketPolicy(\"p\", new BucketPolicyArgs { Bucket = bucket.BucketName, Policy = \"\"\"{ \"Statement\": [{ "
            + "\"Effect\": \"Allow\", \"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": "
            + "\"*\" }] }\"\"\" });")]
    [InlineData(
        "new BucketPolicy(\"p\", new BucketPolicyArgs { Bucket = Given.Passes(\"logs\"), Policy = \"\"\"{ \"Statement\": [{ \"Effect\": "
            + "\"Allow\", \"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] "
            + "}\"\"\" });")]
    [InlineData(
        "bucket.Id.Apply(id => new BucketPolicy(\"p\", new BucketPolicyArgs { Bucket = id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": "
            + "\"Allow\", \"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] "
            + "}\"\"\" }));")]
    [InlineData(
        "new BucketPolicy(\"p\", new BucketPolicyArgs { Bucket = bucket.Id, Policy = bucket.Arn.Apply(arn => JsonSerializer.Serialize(new "
            + "{ arn })) });")]
    [InlineData("new Pulumi.Aws.Ssm.Parameter(\"p\", new Pulumi.Aws.Ssm.ParameterArgs { Type = \"String\", Value = bucket.Id });")]
    [InlineData("bucket = new Bucket(\"imported\", new BucketArgs(), new CustomResourceOptions { ImportId = \"logs\" });", true)]
    [InlineData("Given.Takes(bucket);")]
    [InlineData("Given.Takes(bucket.Id);")]
    [InlineData("Given.Takes(new { bucket.BucketName });")]
    public async Task Not_found_in_Pulumi(string statements, bool isOnlyBefore = false)
    {
        await new RelationProgram(Rule).PassesInPulumi(Pulumi + statements + PulumiTrail);
        if (!isOnlyBefore)
            await new RelationProgram(Rule).PassesInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "new CloudwatchLogGroup(this, \"g\", new CloudwatchLogGroupConfig { Name = bucket.Id, Provisioners = new object[] { new "
            + "LocalExecProvisioner { Type = \"local-exec\", Command = $\"attach {bucket.Arn}\" } } });")]
    [InlineData(
        "new S3BucketPolicy(this, \"p\", new S3BucketPolicyConfig { Bucket = bucket.Id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": "
            + "\"Allow\", \"Principal\": { \"Service\": \"config.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] }\"\"\" "
            + "});")]
    public async Task Found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + CdktfTrail + statements);
    }

    [Theory]
    [InlineData(
        "new S3BucketPolicy(this, \"p\", new S3BucketPolicyConfig { Bucket = bucket.Id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": "
            + "\"Allow\", \"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] "
            + "}\"\"\" });")]
    [InlineData(
        "var policy = new S3BucketPolicy(this, \"p\", new S3BucketPolicyConfig { Bucket = \"other\", Policy = \"\"\"{ \"Statement\": [{ "
            + "\"Effect\": \"Allow\", \"Principal\": { \"Service\": \"cloudtrail.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": "
            + "\"*\" }] }\"\"\" }); policy.Bucket = bucket.Id;")]
    [InlineData(
        "new S3BucketPolicy(this, \"p\", new S3BucketPolicyConfig { Bucket = bucket.Id, Policy = \"\"\"{ \"Statement\": [{ \"Effect\": "
            + "\"Allow\", \"Principal\": { \"Service\": \"config.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] }\"\"\" "
            + "}).AddOverride(\"policy\", \"\"\"{ \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": { \"Service\": "
            + "\"cloudtrail.amazonaws.com\" }, \"Action\": \"s3:*\", \"Resource\": \"*\" }] }\"\"\");")]
    [InlineData(
        "new CloudwatchLogGroup(this, \"g\", new CloudwatchLogGroupConfig { Provisioners = new object[] { new LocalExecProvisioner { Type "
            + "= \"local-exec\", Command = $\"attach {bucket.Id}\" } } });")]
    [InlineData(
        "bucket = new S3Bucket(this, \"running\", new S3BucketConfig { Provisioners = new object[] { new LocalExecProvisioner { Type = "
            + "\"local-exec\", Command = \"attach\" } } });", true)]
    [InlineData("bucket.ImportFrom(\"logs\");")]
    [InlineData(
        "AddOverride(\"resource.aws_s3_bucket_policy.more\", new Dictionary<string, object> { [\"bucket\"] = bucket.Id, [\"policy\"] = "
            + "Given.Text });")]
    [InlineData("AddOverride(\"resource.aws_s3_bucket_policy.more.bucket\", Given.Text);")]
    [InlineData("Given.Takes(bucket);")]
    [InlineData("new TerraformOutput(this, \"bucket\", new TerraformOutputConfig { Value = bucket.Bucket });")]
    public async Task Not_found_in_CDKTF(string statements, bool isOnlyBefore = false)
    {
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + statements + CdktfTrail);
        if (!isOnlyBefore)
            await new RelationProgram(Rule).PassesInCdktf(Cdktf + CdktfTrail + statements);
    }
}
