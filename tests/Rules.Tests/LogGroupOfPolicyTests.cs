namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2002: a role that may write to one log group may not write to another one, whatever their names are.</summary>
public sealed class LogGroupOfPolicyTests
{
    private const string Rule = "INFRA2002";

    private const string First = "${aws_cloudwatch_log_group.first.arn}";
    private const string Second = "${aws_cloudwatch_log_group.second.arn}";

    [Theory]
    [InlineData($"{First}:*", "", true)]
    [InlineData($"{First}:log-stream:*", "", true)]
    [InlineData($"{First}:*", "name = \"audit\"", true)]
    [InlineData($"{First}:*", "name = var.given", true)]
    [InlineData($"{Second}:*", "", false)]
    [InlineData($"{First}*", "", false)]
    [InlineData("arn:aws:logs:*:*:log-group:${aws_cloudwatch_log_group.first.name}:*", "", false)]
    [InlineData("arn:aws:logs:*:*:log-group:*", "", false)]
    [InlineData("${var.given}:*", "", false)]
    [InlineData("${data.aws_cloudwatch_log_group.first.arn}:*", "", false)]
    public void In_Terraform(string resource, string body, bool isFound) => AssertFound(resource, body, Second, isFound);

    [Theory]
    [InlineData("count = 2", "${aws_cloudwatch_log_group.second[0].arn}:*", "${aws_cloudwatch_log_group.second[1].arn}", false)]
    [InlineData("count = 1", $"{First}:*", "${aws_cloudwatch_log_group.second[0].arn}", true)]
    [InlineData("count = var.given ? 1 : 0", $"{First}:*", "${one(aws_cloudwatch_log_group.second[*].arn)}", false)]
    [InlineData("for_each = toset(var.given)", $"{First}:*", "${aws_cloudwatch_log_group.second[var.given].arn}", false)]
    [InlineData("", $"{First}:*", "${var.given ? aws_cloudwatch_log_group.first.arn : aws_cloudwatch_log_group.second.arn}", false)]
    [InlineData("", $"{First}:*", "${local.delivered}", true)]
    [InlineData("", "${local.delivered}:*", Second, false)]
    public void Of_instances_and_choices_in_Terraform(string body, string resource, string delivered, bool isFound) =>
        AssertFound(resource, body, delivered, isFound);

    private static void AssertFound(string resource, string body, string delivered, bool isFound)
    {
        var reports = RelationCheck.Scan(Rule, $$"""
            variable "given" {}
            locals {
              delivered = aws_cloudwatch_log_group.second.arn
            }
            resource "aws_cloudwatch_log_group" "first" {
            }
            resource "aws_cloudwatch_log_group" "second" {
              {{body}}
            }
            data "aws_cloudwatch_log_group" "first" {
              name = var.given
            }
            resource "aws_iam_role" "delivery" {
            }
            resource "aws_iam_role_policy" "delivery" {
              role   = aws_iam_role.delivery.id
              policy = jsonencode({
                Statement = [{ Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "{{resource}}" }]
              })
            }
            resource "aws_cloudtrail" "audit" {
              name                       = "audit"
              cloud_watch_logs_role_arn  = aws_iam_role.delivery.arn
              cloud_watch_logs_group_arn = "{{delivered}}:*"
            }
            """);
        Assert.Equal(isFound ? 1 : 0, reports.Count);
    }

    private const string Policy =
        """"
        Output<string> For(Output<string> arn) => Output.Format($$"""
            { "Statement": [{ "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "{{arn}}:*" }] }
            """);

        """";

    private const string Role = "var role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = \"{}\" });\n";

    private const string Groups = Role + "var first = new LogGroup(\"first\"); var second = new LogGroup(\"second\");\n";

    private const string Allow = "_ = new RolePolicy(\"write\", new RolePolicyArgs { Role = role.Id, Policy = For(first.Arn) });\n";

    [Theory]
    [InlineData(Groups + Allow, "second", true)]
    [InlineData(Groups + Allow, "first", false)]
    [InlineData(Groups + "var delivered = second; " + Allow, "delivered", true)]
    [InlineData(Groups + "var delivered = first; " + Allow, "delivered", false)]
    [InlineData(Groups + "var delivered = Given.A ? first : second; " + Allow, "delivered", false)]
    [InlineData(Groups + "var delivered = Given.Passes(first); " + Allow, "delivered", false)]
    [InlineData(Groups + "var groups = new Dictionary<string, LogGroup> { [\"a\"] = first, [\"b\"] = second }; " + Allow,
        "groups[\"b\"]", true)]
    [InlineData(Groups + "var groups = new Dictionary<string, LogGroup> { [\"a\"] = first, [\"b\"] = second }; " + Allow,
        "groups[Given.Text]", false)]
    [InlineData(Groups + Allow + "if (Given.A) _ = new RolePolicy(\"more\", new RolePolicyArgs { Role = role.Id, Policy = "
        + "For(second.Arn) });", "second", false)]
    [InlineData(Groups + "foreach (var each in new[] { first, second }) _ = new RolePolicy(\"w\", new RolePolicyArgs { Role = role.Id, "
        + "Policy = For(each.Arn) });", "second", false)]
    [InlineData(Groups + "first = second; " + Allow, "second", false)]
    [InlineData(Role + "var first = new LogGroup(\"first\"); var second = LogGroup.Get(\"second\", \"first\"); " + Allow, "second", false)]
    [InlineData(Role + "var groups = new[] { \"a\", \"b\" }.Select(name => new LogGroup(name)).ToList(); var first = groups[0]; " + Allow,
        "groups[1]", true)]
    [InlineData(Role + "var groups = new[] { \"a\", \"b\" }.Select(name => new LogGroup(name)).ToList(); var first = groups[0]; " + Allow,
        "groups[0]", false)]
    [InlineData(Role + "var groups = new[] { \"a\", \"b\" }.Select(name => new LogGroup(name)); var first = groups.First(); " + Allow,
        "groups.First()", false)]
    [InlineData(Role + "LogGroup first = null!; foreach (var name in Given.Passes(new[] { \"a\" })) { var made = new LogGroup(name); first "
        + "??= made; } " + Allow, "first", false)]
    [InlineData(Role + "LogGroup? kept = null; LogGroup Group() => kept ??= new LogGroup(\"first\"); var first = Group(); " + Allow,
        "Group()", false)]
    [InlineData(Role + "LogGroup Group(string name) => new LogGroup(name); var first = Group(\"first\"); " + Allow,
        "Group(\"second\")", true)]
    public async Task In_Pulumi(string statements, string delivered, bool isFound)
    {
        var diagnostics = await new RelationProgram(Rule).Pulumi(Policy + statements
            + "_ = new Trail(\"audit\", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($\"{(" + delivered
            + ").Arn}:*\"), CloudWatchLogsRoleArn = role.Arn });");

        Assert.Equal(isFound ? 1 : 0, diagnostics.Length);
    }

    [Theory]
    [InlineData("second", true)]
    [InlineData("first", false)]
    [InlineData("both[1]", true)]
    public async Task In_CDKTF(string delivered, bool isFound)
    {
        var diagnostics = await new RelationProgram(Rule).Cdktf($$$""""
            var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = "{}" });
            var first = new CloudwatchLogGroup(this, "first", new CloudwatchLogGroupConfig { Count = 2 });
            var second = new CloudwatchLogGroup(this, "second", new CloudwatchLogGroupConfig());
            var both = new List<CloudwatchLogGroup> { first, second };
            _ = new IamRolePolicy(this, "write", new IamRolePolicyConfig { Role = role.Id, Policy = $$"""
                { "Statement": [{ "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Resource": "{{first.Arn}}:*" }] }
                """ });
            _ = new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = "logs",
                CloudWatchLogsGroupArn = $"{({{{delivered}}}).Arn}:*", CloudWatchLogsRoleArn = role.Arn });
            """");

        Assert.Equal(isFound ? 1 : 0, diagnostics.Length);
    }
}
