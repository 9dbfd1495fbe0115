using Infra.Analyzers.Scanner.Inputs;

namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>The folder that an AWS CDK program synthesizes.</summary>
public sealed class CdkOutputTests : IDisposable
{
    private const string Bare =
        """{"Resources": {"ID": {"Type": "AWS::CloudTrail::Trail", "Properties": {"IsLogging": true, "S3BucketName": "b"}}}}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finds_what_the_manifest_names_and_nothing_else()
    {
        Manifest("""
            "audit.assets": {"type": "cdk:asset-manifest", "properties": {"file": "audit.assets.json"}},
            "audit": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "audit.template.json"},
              "metadata": {"/audit/log": [{"type": "aws:cdk:warning", "data": "x"}],
                "/audit/Bare/Resource": [{"type": "aws:cdk:logicalId", "data": "ID", "trace": ["a"]}] } },
            "Tree": {"type": "cdk:tree", "properties": {"file": "tree.json"}}
            """);
        _folder.Write("audit.assets.json", """{"files": {"a": {"source": {"path": "asset.x", "packaging": "zip"}}}}""");
        var file = _folder.Write("audit.template.json", Bare);
        _folder.Write("gone.template.json", Bare);
        _folder.Write("gone.nested.template.json", Bare);
        _folder.Write("tree.json", "{}");

        var report = Assert.Single(Scan(_folder.Path));
        Assert.Equal((file, "ID", "audit/Bare/Resource"), (report.Place.Path, report.Address, report.ConstructPath));
        Assert.Equal(report.Place, Assert.Single(Scan(_folder.At("manifest.json"))).Place);
    }

    [Fact]
    public void Follows_stages_and_nested_stacks()
    {
        Manifest("""
            "assembly-Prod": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod", "displayName": "Prod"}},
            "Outer.assets": {"type": "cdk:asset-manifest", "properties": {"file": "Outer.assets.json"}},
            "Outer": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "Outer.template.json"}, "metadata": {
              "/Outer/Bare/Resource": [{"type": "aws:cdk:logicalId", "data": "ID"}],
              "/Outer/Inner/Bare/Resource": [{"type": "aws:cdk:logicalId", "data": "ID"}],
              "/Outer/Inner2/Bare/Resource": [{"type": "aws:cdk:logicalId", "data": "ID"}] } }
            """);
        _folder.Write("Outer.assets.json", """
            {"files": {"x": {"source": {"path": "OuterInner8402F91B.nested.template.json", "packaging": "file"}},
                       "y": {"source": {"path": "OuterInner2A402F91B.nested.template.json", "packaging": "file"}},
                       "z": {"source": {"path": "Outer.template.json", "packaging": "file"}}}}
            """);
        foreach (var name in new[] { "Outer.template.json", "OuterInner8402F91B.nested.template.json",
            "OuterInner2A402F91B.nested.template.json" })
            _folder.Write(name, Bare);
        _folder.Write("assembly-Prod/manifest.json", """
            {"version": "55.0.0", "artifacts": {
              "ProdS": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "ProdS.template.json"},
                "additionalMetadataFile": "ProdS.metadata.json"} } }
            """);
        _folder.Write("assembly-Prod/ProdS.metadata.json", """{"/Prod/S/Bare/Resource": [{"type": "aws:cdk:logicalId", "data": "ID"}]}""");
        _folder.Write("assembly-Prod/ProdS.template.json", Bare);

        Assert.Equal(
            [
                "Outer.template.json Outer/Bare/Resource",
                "OuterInner2A402F91B.nested.template.json Outer/Inner2/Bare/Resource",
                "OuterInner8402F91B.nested.template.json Outer/Inner/Bare/Resource",
                "ProdS.template.json Prod/S/Bare/Resource",
            ],
            Scan(_folder.Path).Select(report => $"{Path.GetFileName(report.Place.Path)} {report.ConstructPath}")
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"templateFile\": \"../other.json\"", "outside its folder")]
    [InlineData("\"templateFile\": \"missing.json\"", "does not exist")]
    [InlineData("\"templateFile\": 3", "names no template")]
    [InlineData("", "names no template")]
    public void Entries_that_cannot_be_followed_are_reported_and_the_rest_is_scanned(string properties, string message)
    {
        Manifest($$"""
            "bad": {"type": "aws:cloudformation:stack", "properties": { {{properties}} } },
            "good": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "good.template.json"} }
            """);
        _folder.Write("good.template.json", Bare);

        var reports = Scan(_folder.Path);
        var report = Assert.Single(reports, report => report.Rule.Id == "INFRA9001");
        Assert.Contains(message, report.Message, StringComparison.Ordinal);
        Assert.Equal(_folder.At("manifest.json"), report.Place.Path);
        Assert.Single(reports, report => report.Rule.Id == "INFRA1001");
    }

    [Fact]
    public void An_assembly_within_itself_ends()
    {
        Manifest("\"a\": {\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \".\"}}");
        Assert.Single(Scan(_folder.Path), report => report.Rule.Id == "INFRA9001");
    }

    [Fact]
    public void The_path_of_a_template_is_that_of_its_metadata()
    {
        Manifest("\"s\": {\"type\": \"aws:cloudformation:stack\", \"properties\": {\"templateFile\": \"s.template.json\"}}");
        _folder.Write("s.template.json",
            Bare.Replace("\"Properties\"", "\"Metadata\": {\"aws:cdk:path\": \"s/x/Resource\"}, \"Properties\"",
            StringComparison.Ordinal));
        Assert.Equal("s/x/Resource", Assert.Single(Scan(_folder.Path)).ConstructPath);
    }

    [Fact]
    public void The_context_that_a_program_gets_is_that_of_its_cdk_json()
    {
        _folder.Write("cdk.json", """{"app": "x", "context": {"a:b": true, "list": [1, "é\"", null], "both": "json"}}""");
        _folder.Write("cdk.context.json", """{"both": "lookup", "vpc": {"id": "v"}}""");
        Assert.Equal(
            """{"a:b":true,"aws:cdk:enable-path-metadata":true,"both":"json","list":[1,"\u00E9\"",null],"vpc":{"id":"v"}}""",
            Programs.CdkContext.Read(_folder.Path));
        _folder.Write("cdk.json", "{ broken");
        Assert.Contains("\"vpc\"", Programs.CdkContext.Read(_folder.Path), StringComparison.Ordinal);
        Assert.Equal("""{"aws:cdk:enable-path-metadata":true}""", Programs.CdkContext.Read(_folder.At("none")));
    }

    private void Manifest(string artifacts) =>
        _folder.Write("manifest.json", $$$"""{"version": "38.0.0", "artifacts": { {{{artifacts}}} } }""");

    private static IReadOnlyList<Report> Scan(string path) =>
        [.. TerraformScan.Scan([path], ScanOptions.Default, CancellationToken.None)
            .Where(report => report.Rule.Id is "INFRA1001" or "INFRA9001")];
}
