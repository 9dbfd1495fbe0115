namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1011: a trail must record who reads and writes S3 objects.</summary>
public sealed class RecordObjectEventsTests
{
    private const string Rule = "INFRA1011";
    private const string S3 = "AWS::S3::Object";
    private const string Both =
        "does not record reads and writes of S3 objects; add a selector for data events of the type AWS::S3::Object";

    [Fact]
    public Task No_selectors_at_all() => Selectors.None.AreFound(Rule, Both);

    [Fact]
    public Task Other_data_only() => Selectors.Basic(new BasicSelector(DataType: "AWS::Lambda::Function")).AreFound(Rule, Both);

    [Fact]
    public Task Writes_only() => Selectors.Basic(new BasicSelector(ReadWrite: "WriteOnly", DataType: S3))
        .AreFound(Rule, "does not record reads of S3 objects; add a selector for data events of the type AWS::S3::Object");

    [Fact]
    public Task Advanced_reads_only() => Selectors.Advanced([("eventCategory", ["Data"]), ("resources.type", [S3]), ("readOnly", ["true"])])
        .AreFound(Rule, "does not record writes of S3 objects; add a selector for data events of the type AWS::S3::Object");

    [Fact]
    public Task Advanced_management_only() => Selectors.Advanced([("eventCategory", ["Management"])]).AreFound(Rule, Both);

    [Theory]
    [InlineData(null)]
    [InlineData("All")]
    public Task Both_recorded(string? readWrite) =>
        Selectors.Basic(new BasicSelector(ReadWrite: readWrite, DataType: S3)).AreNotFound(Rule);

    [Theory]
    [InlineData("arn:aws:s3:::bucket")]
    [InlineData("arn:aws-cn:s3:::bucket")]
    public async Task The_ARN_of_a_bucket_names_no_object(string arn)
    {
        await Selectors.Basic(new BasicSelector(DataType: S3, Value: arn)).AreFound(Rule, Both);
        await Selectors.Advanced([("eventCategory", ["Data"]), ("resources.type", [S3]), ("resources.ARN", [arn])]).AreFound(Rule, Both);
    }

    [Theory]
    [InlineData("arn:aws:s3")]
    [InlineData("arn:aws:s3:::")]
    [InlineData("arn:aws:s3:::bucket/")]
    [InlineData("arn:aws:s3:::bucket/prefix")]
    public async Task The_ARN_of_all_or_some_objects_names_them(string arn)
    {
        await Selectors.Basic(new BasicSelector(DataType: S3, Value: arn)).AreNotFound(Rule);
        await Selectors.Advanced([("eventCategory", ["Data"]), ("resources.type", [S3]), ("resources.ARN", [arn])]).AreNotFound(Rule);
    }

    [Theory]
    [InlineData("aws_s3_bucket.logs.arn", true)]
    [InlineData("\"${aws_s3_bucket.logs.arn}\"", true)]
    [InlineData("\"${aws_s3_bucket.logs.arn}/\"", false)]
    [InlineData("var.given", false)]
    [InlineData("aws_s3_bucket.logs.arn, \"arn:aws:s3:::\"", false)]
    public void A_reference_to_a_bucket_is_its_ARN(string values, bool isFound) => Assert.Equal(
        isFound ? 1 : 0,
        RelationCheck.Scan(
            Rule,
            "variable \"given\" {}\nresource \"aws_s3_bucket\" \"logs\" {}\nresource \"aws_cloudtrail\" \"t\" {\nevent_selector {\n"
                + $"data_resource {{\ntype = \"{S3}\"\nvalues = [{values}]\n}}\n}}\n}}\n").Count);

    [Fact]
    public void What_starts_with_the_ARN_of_a_bucket_may_be_an_object() => RelationCheck.Passes(
        Rule,
        "resource \"aws_cloudtrail\" \"t\" {\nadvanced_event_selector {\n"
            + string.Concat(
                new[] { ("eventCategory", "equals", "Data"), ("resources.type", "equals", S3),
                    ("resources.ARN", "starts_with", "arn:aws:s3:::bucket") }
                    .Select(field => $"field_selector {{\nfield = \"{field.Item1}\"\n{field.Item2} = [\"{field.Item3}\"]\n}}\n"))
            + "}\n}\n");

    [Fact]
    public Task Each_by_a_selector_of_its_own() =>
        Selectors.Basic(new BasicSelector(ReadWrite: "WriteOnly", DataType: S3), new BasicSelector(ReadWrite: "ReadOnly", DataType: S3))
            .AreNotFound(Rule);

    [Fact]
    public Task Advanced_both_recorded() =>
        Selectors.Advanced([("eventCategory", ["Data"]), ("resources.type", ["AWS::Lambda::Function", S3])]).AreNotFound(Rule);
}
