namespace Infra.Analyzers.Tests;

/// <summary>What makes no resource is not judged.</summary>
public sealed class NothingMadeTests
{
    [Theory]
    [InlineData("var all = new[] { \"x\" }.Select(_ => @new(Given.Id(\"t\"), @config{ }));")]
    [InlineData("_ = new[] { \"x\" }.Where(each => each != \"\").Select(_ => @new(Given.Id(\"t\"), @config{ })).Take(1);")]
    [InlineData("new[] { \"x\" }.Select(_ => @new(Given.Id(\"t\"), @config{ }));")]
    public Task A_query_that_nobody_enumerates(string body) => Check.Both(body);

    [Theory]
    [InlineData("var all = new[] { \"x\" }.Select(_ => @1001s(@config{ })); _ = all.Count();")]
    [InlineData("_ = new[] { \"x\" }.Select(_ => @1001s(@config{ })).ToList();")]
    [InlineData("_ = new[] { \"x\" }.Where(each => each != \"\").Select(_ => @1001s(@config{ })).First();")]
    public Task A_query_that_is_enumerated(string body) => Check.Both(body);

    [Theory]
    [InlineData("Count = 0")]
    [InlineData("Count = 0.0")]
    [InlineData("ForEach = TerraformIterator.FromList(Array.Empty<string>())")]
    [InlineData("ForEach = TerraformIterator.FromMap(new Dictionary<string, object>())")]
    public Task A_resource_that_is_there_no_times(string none) => Check.Analysis(
        Testing.Libraries.Cdktf,
        Check.CdkStack($"_ = new Cloudtrail(this, \"t\", new CloudtrailConfig {{ Name = \"n\", S3BucketName = \"b\", {none} }});"));

    [Theory]
    [InlineData("trail.Count = 0;")]
    [InlineData("trail.AddOverride(\"count\", 0);")]
    public Task A_resource_that_is_taken_back(string none) => Check.Analysis(
        Testing.Libraries.Cdktf,
        Check.CdkStack($"var trail = new Cloudtrail(this, \"t\", new CloudtrailConfig {{ Name = \"n\", S3BucketName = \"b\" }}); {none}"));

    [Theory]
    [InlineData("Count = 1")]
    [InlineData("Count = Given.A ? 1 : 0")]
    [InlineData("ForEach = TerraformIterator.FromList(new[] { \"x\" })")]
    public Task A_resource_that_may_be_there(string some) => Check.Analysis(
        Testing.Libraries.Cdktf,
        Check.CdkStack(
            $"_ = {{|INFRA1001:new Cloudtrail|}}(this, \"t\", new CloudtrailConfig {{ Name = \"n\", S3BucketName = \"b\", {some} }});"));
}
