using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>What depends on the major version of the AWS provider: rules that are about some, and defaults that one of them changed.</summary>
public sealed class ProviderRuleTests
{
    // https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade
    private const string Encrypted =
        """{ "id": "INFRA8001", "title": "Encrypted", "resource": "aws_redshift_cluster", "require": { "encrypted": true } }""";

    private const string Written =
        """{ "id": "INFRA8002", "title": "Written", "resource": "aws_redshift_cluster", "require": { "encrypted": "$set" } }""";

    private const string NewProvider =
        """
        { "id": "INFRA8003", "title": "New", "resource": "aws_redshift_cluster", "provider": ">= 6", "forbid": { "elastic_ip": "$unset" } }
        """;

    private const string OldProvider =
        """
        { "id": "INFRA8004", "title": "Old", "resource": "aws_redshift_cluster", "provider": ">= 4, < 6",
          "forbid": { "elastic_ip": "$unset" } }
        """;

    private static readonly string Rules = OwnRuleCheck.File(Encrypted, Written, NewProvider, OldProvider);

    public static TheoryData<string, string> Configurations => new()
    {
        { Required("~> 6.0"), "8002 8003" },
        { Required(">= 6.2"), "8002 8003" },
        { Required("6.1.0"), "8002 8003" },
        { Required("~> 5.31"), "3001 8001 8002 8004" },
        { Required(">= 4.0, < 6.0"), "3001 8001 8002 8004" },
        { Required("< 4.0"), "3001 8001 8002" },
        // Both are possible.
        { Required(">= 5.0"), "8002" },
        { Required("> 5, < 7"), "8002" },
        { Required("!= 6.0"), "8002" },
        // Nothing is.
        { Required(">= 6.0, < 5.0"), "8002" },
        { Required("six"), "8002" },
        { "", "8002" },
        { "provider \"aws\" {\n  version = \"~> 5.0\"\n}\n", "3001 8001 8002 8004" },
        { "terraform {\n  required_providers {\n    google = \"~> 5.0\"\n  }\n}\n", "8002" },
    };

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Terraform_tells_the_version(string versions, string found) =>
        Assert.Equal(found, Ids("main.tf", versions + "resource \"aws_redshift_cluster\" \"x\" {\n  cluster_identifier = \"x\"\n}\n"));

    [Theory]
    [InlineData("encrypted = true\n  publicly_accessible = false", "8004")]
    [InlineData("encrypted = false\n  publicly_accessible = true", "3001 8001 8004")]
    [InlineData("encrypted = null\n  publicly_accessible = null", "3001 8001 8002 8004")]
    [InlineData("encrypted = var.x\n  publicly_accessible = var.x", "8004")]
    public void What_is_written_counts(string body, string found) => Assert.Equal(
        found,
        Ids("main.tf", Required("5.0") + $"variable \"x\" {{}}\nresource \"aws_redshift_cluster\" \"x\" {{\n  {body}\n}}\n"));

    [Theory]
    [InlineData("~> 5.0", "3001 8001 8002 8004")]
    [InlineData("~> 6.0", "8002 8003")]
    [InlineData(">= 5.0", "8002")]
    public void A_plan_tells_the_version(string constraint, string found) => Assert.Equal(
        found,
        Ids("plan.json",
            $$"""
            { "format_version": "1.2", "resource_changes": [ { "address": "aws_redshift_cluster.x", "mode": "managed",
                "type": "aws_redshift_cluster", "name": "x", "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": { "actions": ["create"], "after": { "cluster_identifier": "x" }, "after_unknown": {} } } ],
              "configuration": { "provider_config": { "aws": { "name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
                "version_constraint": "{{constraint}}" } }, "root_module": { "resources": [] } } }
            """));

    [Fact]
    public void A_template_has_no_provider() => Assert.Equal("", Ids("t.json",
        """
        { "AWSTemplateFormatVersion": "2010-09-09", "Resources": { "x": { "Type": "AWS::Redshift::Cluster", "Properties": {} } } }
        """));

    [Theory]
    [InlineData(7, "8002 8003")]
    [InlineData(6, "3001 8001 8002 8004")]
    [InlineData(4, "3001 8001 8002")]
    [InlineData(0, "8002")]
    public async Task The_assembly_of_Pulumi_tells_the_version(int major, string found)
    {
        const string Source =
            """
            class Program
            {
                void Run() => new Pulumi.Aws.Warehouse.Cluster("x", new Pulumi.Aws.Warehouse.ClusterArgs());
            }
            """;
        var program = (TestProgram.Of(Libraries.Pulumi, Source) with { CompileErrors = ["CS0234", "CS0246", "CS0400"] }).Compile();
        var library = CSharpCompilation.Create(
            "Pulumi.Aws",
            [CSharpSyntaxTree.ParseText(
                $$"""
                [assembly: System.Reflection.AssemblyVersion("{{major}}.1.0.0")]
                namespace Pulumi.Aws.Warehouse
                {
                    [global::Pulumi.ResourceType("aws:redshift/cluster:Cluster", "7.0.0")]
                    public class Cluster : global::Pulumi.CustomResource
                    {
                        public Cluster(string name, ClusterArgs? args = null, global::Pulumi.CustomResourceOptions? options = null)
                            : base("aws:redshift/cluster:Cluster", name, args, options)
                        {
                        }
                    }

                    public class ClusterArgs : global::Pulumi.ResourceArgs
                    {
                    }
                }
                """)],
            program.References,
            program.Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        Assert.Empty(library.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var whole = program.AddReferences(MetadataReference.CreateFromImage(stream.ToArray()));
        Assert.Empty(whole.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Equal(found, await IdsAsync(whole));
    }

    /// <summary>The published bindings of CDKTF and CDK Terrain at hand are of version 6.</summary>
    [Theory]
    [InlineData(Libraries.Cdktf, "HashiCorp.Cdktf")]
    [InlineData(Libraries.CdkTerrain, "Io.Cdktn")]
    public async Task The_bindings_of_CDKTF_tell_the_version(Libraries libraries, string root) => Assert.Equal(
        "8002 8003",
        await IdsAsync(TestProgram.Of(libraries,
            $$"""
            using {{root}}; using {{root}}.Providers.Aws.RedshiftCluster;
            class Program : TerraformStack
            {
                public Program(Constructs.Construct scope) : base(scope, "s") => new RedshiftCluster(this, "x", new RedshiftClusterConfig
                {
                    ClusterIdentifier = "x", NodeType = "ra3.large",
                });
            }
            """).Compile()));

    [Theory]
    [InlineData("6.1")]
    [InlineData(">= 6, < 5")]
    [InlineData("latest")]
    [InlineData("< 1")]
    [InlineData("!= 6")]
    public void Other_versions_are_a_mistake(string versions)
    {
        var file = OwnRulesFile.Parse(
            "infra.rules.json", OwnRuleCheck.File(NewProvider.Replace(">= 6", versions, StringComparison.Ordinal)));

        Assert.Empty(file.Rules);
        Assert.Contains("must be major versions", Assert.Single(file.Problems).Message, StringComparison.Ordinal);
    }

    private static string Ids(string name, string text)
    {
        var folder = Directory.CreateTempSubdirectory("infra-own-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            var book = OwnRules.Of([OwnRulesFile.Parse(OwnRules.FileName, Rules)]).Book;
            return Shown(TerraformScan.Scan(
                    [name.EndsWith(".tf", StringComparison.Ordinal) ? folder.FullName : path], ScanOptions.Default with { Rules = book },
                    CancellationToken.None)
                .Select(report => report.Rule.Id));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> IdsAsync(Compilation compilation) => Shown(
        (await OwnRuleCheck.AnalyzeAsync(compilation, (OwnRules.FileName, Rules))).Select(diagnostic => diagnostic.Id));

    private static string Shown(IEnumerable<string> ids) => string.Join(' ', ids
        .Where(id => id == "INFRA3001" || id.StartsWith("INFRA8", StringComparison.Ordinal)).Select(id => id[5..]).Order());

    private static string Required(string versions) =>
        $"terraform {{\n  required_providers {{\n    aws = {{ source = \"hashicorp/aws\", version = \"{versions}\" }}\n  }}\n}}\n";
}
