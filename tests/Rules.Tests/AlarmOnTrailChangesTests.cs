namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA2008: a metric filter and an alarm must tell of changes to trails.</summary>
public sealed class AlarmOnTrailChangesTests
{
    private const string Rule = "INFRA2008";

    private const string Fixtures = "shared/fixtures/datadog-kics/terraform/cloudwatch_cloudtrail_configuration_changes_alarm_missing";

    private const string Group = RelationCheck.Trail + "resource \"aws_cloudwatch_log_group\" \"audit\" {\n  name = \"audit\"\n}\n";

    private const string Pattern =
        "{ ($.eventName = CreateTrail) || ($.eventName = UpdateTrail) || ($.eventName = DeleteTrail) || ($.eventName = StartLogging) || "
            + "($.eventName = StopLogging) }";

    [Fact]
    public void Tells_what_is_missing()
    {
        Assert.Contains("but no metric filter counts changes to trails;", RelationCheck.Finds(Rule, Group).Message,
            StringComparison.Ordinal);
        Assert.Contains("but no alarm watches the metric of aws_cloudwatch_log_metric_filter.changes;",
            RelationCheck.Finds(Rule, Group + Filter()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws_cloudwatch_log_metric_filter.changes.id", false)]
    [InlineData("aws_cloudwatch_log_metric_filter.changes.metric_transformation[0].name", false)]
    [InlineData("\"TrailChanges\"", false)]
    [InlineData("var.given", false)]
    [InlineData("\"OtherChanges\"", true)]
    [InlineData("aws_cloudwatch_log_metric_filter.other.id", true)]
    public void Knows_the_alarm_by_its_metric(string metric, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule, Group + Filter() + Filter("other", "\"{ $.errorCode = x }\"") + Alarm(metric)).Count);

    [Theory]
    [InlineData("\"audit\"", "\"" + Pattern + "\"", false)]
    [InlineData("var.given", "\"" + Pattern + "\"", false)]
    [InlineData("\"other\"", "\"" + Pattern + "\"", true)]
    [InlineData("aws_cloudwatch_log_group.audit.name", "\"{ $.eventName = CreateTrail }\"", true)]
    [InlineData("aws_cloudwatch_log_group.audit.name", "var.given", false)]
    public void Knows_the_filter_by_group_and_pattern(string group, string pattern, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0,
            RelationCheck.Scan(Rule, Group + Filter("changes", pattern, group) + Alarm("\"TrailChanges\"")).Count);

    [Fact]
    public void Says_nothing_where_others_may_watch()
    {
        RelationCheck.Passes(Rule,
            Group + "module \"alarms\" {\n  source = \"example/alarms/aws\"\n  group  = aws_cloudwatch_log_group.audit.name\n}\n");
        RelationCheck.Passes(Rule, RelationCheck.Trail);
    }

    [FolderFact(Fixtures)]
    public void Finds_the_other_scanner_s_files_once_they_have_a_trail()
    {
        const string Trail =
            """

            resource "aws_cloudwatch_log_group" "CIS_CloudWatch_LogsGroup" {
              name = "cloudtrail"
            }
            resource "aws_cloudtrail" "audit" {
              cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.CIS_CloudWatch_LogsGroup.arn}:*"
            }
            """;
        foreach (var file in Directory.EnumerateFiles(FolderFactAttribute.Find(Fixtures)!, "*.tf"))
        {
            var isFound = Path.GetFileName(file).StartsWith("positive", StringComparison.Ordinal);
            Assert.Equal(isFound ? 1 : 0, RelationCheck.Scan(Rule, File.ReadAllText(file) + Trail).Count);
        }
    }

    private static string Filter(string name = "changes", string pattern = "\"" + Pattern + "\"",
        string group = "aws_cloudwatch_log_group.audit.name") =>
        $$"""
        resource "aws_cloudwatch_log_metric_filter" "{{name}}" {
          name           = "{{name}}"
          pattern        = {{pattern}}
          log_group_name = {{group}}
          metric_transformation {
            name      = "{{(name == "changes" ? "TrailChanges" : name)}}"
            namespace = "Audit"
            value     = "1"
          }
        }

        """;

    private static string Alarm(string metric) =>
        $$"""
        resource "aws_cloudwatch_metric_alarm" "changes" {
          metric_name = {{metric}}
        }

        """;

    private const string Pulumi = """var group = new LogGroup("logs"); """;

    private const string PulumiTrail =
        """new Trail("audit", new TrailArgs { CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*") });""";

    private const string Cdktf = """var group = new CloudwatchLogGroup(this, "logs", new CloudwatchLogGroupConfig()); """;

    private const string CdktfTrail =
        """new Cloudtrail(this, "audit", new CloudtrailConfig { Name = "audit", S3BucketName = "logs", CloudWatchLogsGroupArn = """
            + """$"{group.Arn}:*" });""";

    [Theory]
    [InlineData("")]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = group.Name, Pattern = \"CreateTrail UpdateTrail DeleteTrail "
            + "StartLogging StopLogging\", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = \"changes\", "
            + "Namespace = \"audit\", Value = \"1\" } });")]
    [InlineData(
        "new MetricAlarm(\"a\", new MetricAlarmArgs { MetricName = \"changes\", ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = group.Name, Pattern = \"CreateTrail UpdateTrail DeleteTrail "
            + "StartLogging StopLogging\", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = \"changes\", "
            + "Namespace = \"audit\", Value = \"1\" } });new MetricAlarm(\"a\", new MetricAlarmArgs { MetricName = \"other\", "
            + "ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = group.Name, Pattern = \"CreateTrail UpdateTrail DeleteTrail "
            + "StartLogging \", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = \"changes\", Namespace = "
            + "\"audit\", Value = \"1\" } });new MetricAlarm(\"a\", new MetricAlarmArgs { MetricName = \"changes\", ComparisonOperator = "
            + "\"x\", EvaluationPeriods = 1 });")]
    public async Task Found_in_Pulumi(string statements)
    {
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + statements + PulumiTrail);
        await new RelationProgram(Rule).FindsInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = group.Name, Pattern = \"CreateTrail UpdateTrail DeleteTrail "
            + "StartLogging StopLogging\", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = \"changes\", "
            + "Namespace = \"audit\", Value = \"1\" } });new MetricAlarm(\"a\", new MetricAlarmArgs { MetricName = \"changes\", "
            + "ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = group.Name, Pattern = \"CreateTrail UpdateTrail DeleteTrail "
            + "StartLogging StopLogging\", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = \"changes\", "
            + "Namespace = \"audit\", Value = \"1\" } });if (Given.A) new MetricAlarm(\"a\", new MetricAlarmArgs { MetricName = "
            + "\"changes\", ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = group.Name, Pattern = \"CreateTrail UpdateTrail DeleteTrail "
            + "StartLogging StopLogging\", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = \"changes\", "
            + "Namespace = \"audit\", Value = \"1\" } });new MetricAlarm(\"a\", new MetricAlarmArgs { MetricName = Given.Passes(\"x\"), "
            + "ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = Given.Passes(\"logs\"), Pattern = \"CreateTrail UpdateTrail "
            + "DeleteTrail StartLogging StopLogging\", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = "
            + "\"changes\", Namespace = \"audit\", Value = \"1\" } });new MetricAlarm(\"a\", new MetricAlarmArgs { MetricName = "
            + "\"changes\", ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    [InlineData("Given.Takes(group.Name);")]
    [InlineData(
        "new LogMetricFilter(\"f\", new LogMetricFilterArgs { LogGroupName = group.Name, Pattern = \"CreateTrail UpdateTrail DeleteTrail "
            + "StartLogging StopLogging\", MetricTransformation = new LogMetricFilterMetricTransformationArgs { Name = \"changes\", "
            + "Namespace = \"audit\", Value = \"1\" } });new MetricAlarm(\"q\", new MetricAlarmArgs { ComparisonOperator = \"x\", "
            + "EvaluationPeriods = 1, MetricQueries = { new MetricAlarmMetricQueryArgs { Id = \"m\" } } });")]
    public async Task Not_found_in_Pulumi(string statements)
    {
        await new RelationProgram(Rule).PassesInPulumi(Pulumi + statements + PulumiTrail);
        await new RelationProgram(Rule).PassesInPulumi(Pulumi + PulumiTrail + statements);
    }

    [Theory]
    [InlineData("")]
    [InlineData(
        "new CloudwatchLogMetricFilter(this, \"f\", new CloudwatchLogMetricFilterConfig { Name = \"f\", LogGroupName = group.Name, "
            + "Pattern = \"CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging\", MetricTransformation = new "
            + "CloudwatchLogMetricFilterMetricTransformation { Name = \"changes\", Namespace = \"audit\", Value = \"1\" } });")]
    [InlineData(
        "new CloudwatchLogMetricFilter(this, \"f\", new CloudwatchLogMetricFilterConfig { Name = \"f\", LogGroupName = group.Name, "
            + "Pattern = \"CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging\", MetricTransformation = new "
            + "CloudwatchLogMetricFilterMetricTransformation { Name = \"changes\", Namespace = \"audit\", Value = \"1\" } "
            + "});new CloudwatchMetricAlarm(this, \"a\", new CloudwatchMetricAlarmConfig { AlarmName = \"a\", MetricName = \"other\", "
            + "ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    public async Task Found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).FindsInCdktf(Cdktf + CdktfTrail + statements);
    }

    [Theory]
    [InlineData(
        "new CloudwatchLogMetricFilter(this, \"f\", new CloudwatchLogMetricFilterConfig { Name = \"f\", LogGroupName = group.Name, "
            + "Pattern = \"CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging\", MetricTransformation = new "
            + "CloudwatchLogMetricFilterMetricTransformation { Name = \"changes\", Namespace = \"audit\", Value = \"1\" } "
            + "});new CloudwatchMetricAlarm(this, \"a\", new CloudwatchMetricAlarmConfig { AlarmName = \"a\", MetricName = \"changes\", "
            + "ComparisonOperator = \"x\", EvaluationPeriods = 1 });")]
    [InlineData(
        "new CloudwatchLogMetricFilter(this, \"f\", new CloudwatchLogMetricFilterConfig { Name = \"f\", LogGroupName = group.Name, "
            + "Pattern = \"CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging\", MetricTransformation = new "
            + "CloudwatchLogMetricFilterMetricTransformation { Name = \"changes\", Namespace = \"audit\", Value = \"1\" } "
            + "});new CloudwatchMetricAlarm(this, \"a\", new CloudwatchMetricAlarmConfig { AlarmName = \"a\", MetricName = \"other\", "
            + "ComparisonOperator = \"x\", EvaluationPeriods = 1 }).MetricName = \"changes\";")]
    [InlineData("Given.Takes(group);")]
    public async Task Not_found_in_CDKTF(string statements)
    {
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + statements + CdktfTrail);
        await new RelationProgram(Rule).PassesInCdktf(Cdktf + CdktfTrail + statements);
    }
}
