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

    [Fact]
    public Task Each_by_a_selector_of_its_own() =>
        Selectors.Basic(new BasicSelector(ReadWrite: "WriteOnly", DataType: S3), new BasicSelector(ReadWrite: "ReadOnly", DataType: S3))
            .AreNotFound(Rule);

    [Fact]
    public Task Advanced_both_recorded() =>
        Selectors.Advanced([("eventCategory", ["Data"]), ("resources.type", ["AWS::Lambda::Function", S3])]).AreNotFound(Rule);
}
