namespace Infra.Analyzers.Tool.Tests;

/// <summary>A repository with every kind of input, and with text that wants to be more than text.</summary>
internal static class SampleRepository
{
    /// <summary>
    /// A name that tries to clear a terminal, to give commands to build services, to run in a page and to mention everybody.
    /// </summary>
    public const string HostileName = """x\u001b[2J\r\n::error::owned <script>alert(1)</script> | @all `##vso[task.complete]""";

    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        Write(folder, ".gitignore", "ignored/\ncdktf.out/\nobj/\nbin/\n");
        Write(folder, ".editorconfig", """
            root = true
            [cdk/**.cs]
            dotnet_diagnostic.INFRA1001.severity = error
            [infra/*.tf]
            dotnet_diagnostic.INFRA1001.severity = suggestion
            """);
        Write(folder, "all.slnx", """
            <Solution>
              <Project Path="pulumi/pulumi.csproj" />
              <Project Path="uses/uses.csproj" />
              <Project Path="lib/lib.csproj" />
              <Project Path="cdk/cdk.csproj" />
            </Solution>
            """);

        Write(folder, "legacy/legacy.sln", """
            Microsoft Visual Studio Solution File, Format Version 12.00
            # Visual Studio Version 17
            Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "old", "..\\old\\old.csproj", "{6A2F1A4C-6B1B-4B5C-9D0B-6C1F4E8B0A11}"
            EndProject
            Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "folder", "folder", "{6A2F1A4C-6B1B-4B5C-9D0B-6C1F4E8B0A12}"
            EndProject
            Global
            EndGlobal

            """);

        // The one is in an old solution only, the other in none.
        foreach (var name in new[] { "old", "alone" })
        {
            Write(folder, $"{name}/{name}.csproj", Project(Reference(InstalledTool.PulumiStubs)));
            Write(folder, $"{name}/Program.cs", $$"""
                using Pulumi.Aws.CloudTrail;

                _ = new Trail("{{name}}", new TrailArgs { S3BucketName = "logs" });
                """);
        }

        Write(folder, "pulumi/Pulumi.yaml", "name: audit\nruntime: dotnet\n");
        Write(folder, "pulumi/preview.json", """
            {"config": {"aws:region": "eu-west-1"}, "steps": [
              {"op": "create", "urn": "urn:pulumi:prod::audit::aws:cloudtrail/trail:Trail::previewed",
               "newState": {"urn": "urn:pulumi:prod::audit::aws:cloudtrail/trail:Trail::previewed", "custom": true, "type": "aws:cloudtrail/trail:Trail", "inputs": {"s3BucketName": "logs"}}}
            ]}
            """);
        Write(folder, "pulumi/stack.json", """
            {"version": 3, "deployment": {"manifest": {}, "resources": [
              {"urn": "urn:pulumi:prod::audit::aws:cloudtrail/trail:Trail::exported", "custom": true, "type": "aws:cloudtrail/trail:Trail", "inputs": {"s3BucketName": "logs"}}
            ]}}
            """);
        Write(folder, "infra/plan.json", """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
              {"address": "aws_cloudtrail.planned", "mode": "managed", "type": "aws_cloudtrail", "name": "planned",
               "change": {"actions": ["create"], "before": null, "after": {"name": "planned"}, "after_unknown": {}}}
            ]}
            """);
        Write(folder, "infra/shown.json", """
            {"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {"resources": [
              {"address": "aws_cloudtrail.shown", "mode": "managed", "type": "aws_cloudtrail", "name": "shown", "values": {"name": "shown"}}
            ]}}}
            """);
        Write(folder, "infra/terraform.tfstate", """
            {"version": 4, "terraform_version": "1.9.0", "resources": [
              {"mode": "managed", "type": "aws_cloudtrail", "name": "live", "instances": [{"attributes": {"name": "live"}}]}
            ]}
            """);
        Write(folder, "generated/trail.tf.json", """
            {"resource": {"aws_cloudtrail": {"generated": {"name": "generated", "s3_bucket_name": "logs"}}}}
            """);
        Write(folder, "settings.json", """{"not": "infrastructure"}""");

        // Not the assembly's name too, for that is the SDK's.
        Write(folder, "pulumi/pulumi.csproj",
            Project(
                Reference(InstalledTool.PulumiStubs),
                framework: "<TargetFrameworks>net10.0</TargetFrameworks><AssemblyName>audit</AssemblyName>"));
        Write(folder, "pulumi/Program.cs", """
            using System.Diagnostics.CodeAnalysis;
            using Pulumi.Aws.CloudTrail;

            _ = new Trail("bare", new TrailArgs { S3BucketName = "logs" });
            _ = new Trail("role-only", new TrailArgs { S3BucketName = "logs", CloudWatchLogsRoleArn = "arn:aws:iam::123456789012:role/logs" });
            #pragma warning disable INFRA1001
            _ = new Trail("known", new TrailArgs { S3BucketName = "logs" });
            #pragma warning restore INFRA1001
            Kept.Make();

            internal static class Kept
            {
                [SuppressMessage("Infra.Observability", "INFRA1001", Justification = "Events go to the SIEM")]
                public static Trail Make() => new("siem", new TrailArgs { S3BucketName = "logs" });
            }
            """);

        // What is written here is only known where the referenced project is, which nobody has built.
        Write(folder, "lib/lib.csproj", Project("", outputType: "Library"));
        Write(folder, "lib/Names.cs", """
            namespace Lib;

            public static class Names
            {
                public const string? Group = null;
                public const string Role = "";
            }
            """);
        Write(folder, "uses/uses.csproj",
            Project(Reference(InstalledTool.PulumiStubs) + """<ProjectReference Include="../lib/lib.csproj" />"""));
        Write(folder, "uses/Program.cs", """
            using Lib;
            using Pulumi.Aws.CloudTrail;

            _ = new Trail("from-lib", new TrailArgs { S3BucketName = "logs", CloudWatchLogsGroupArn = Names.Group!, CloudWatchLogsRoleArn = Names.Role });
            """);

        Write(folder, "cdk/cdk.csproj", Project(Reference(InstalledTool.CdktfShape)));
        Write(folder, "cdk/Program.cs", """
            using HashiCorp.Cdktf;
            using HashiCorp.Cdktf.Providers.Aws.Cloudtrail;

            var app = new App();
            var stack = new TerraformStack(app, "audit");
            _ = new Cloudtrail(stack, "seen-by-both", new CloudtrailConfig { Name = "a", S3BucketName = "logs" });
            _ = new Cloudtrail(stack, "seen-in-terraform", new CloudtrailConfig
            {
                Name = "b",
                S3BucketName = "logs",
                CloudWatchLogsGroupArn = Environment.GetEnvironmentVariable("GROUP"),
                CloudWatchLogsRoleArn = Environment.GetEnvironmentVariable("ROLE"),
            });
            #pragma warning disable INFRA1001
            _ = new Cloudtrail(stack, "suppressed", new CloudtrailConfig { Name = "c", S3BucketName = "logs" });
            #pragma warning restore INFRA1001
            app.Synth();
            """);
        Write(folder, "cdk/cdktf.out/manifest.json", """
            {"stacks":{
              "audit":{"annotations":[],"constructPath":"audit","dependencies":[],"name":"audit","synthesizedStackPath":"stacks/audit/cdk.tf.json","workingDirectory":"stacks/audit"},
              "evil":{"synthesizedStackPath":"../../../../../etc/passwd"}
            },"version":"0.21.0"}
            """);
        Write(folder, "cdk/cdktf.out/stacks/audit/cdk.tf.json", """
            {"resource": {
                "aws_cloudtrail": {
                  "seen-by-both": {"//":{"metadata":{"path":"audit/seen-by-both","uniqueId":"seen-by-both"}}, "name":"a", "s3_bucket_name":"logs"},
                  "seen-in-terraform": {"//":{"metadata":{"path":"audit/seen-in-terraform","uniqueId":"seen-in-terraform"}}, "name":"b", "s3_bucket_name":"logs"},
                  "suppressed": {"//":{"metadata":{"path":"audit/suppressed","uniqueId":"suppressed"}}, "name":"c", "s3_bucket_name":"logs"}
                }
            }}
            """);

        Write(folder, "infra/main.tf", Trail("legacy") + "\n# infra:ignore INFRA1001 Watched by the partner\n" + Trail("partner"));
        Write(folder, "ignored/main.tf", Trail("ignored"));
        Write(folder, "node_modules/main.tf", Trail("module"));
        Write(folder, "hostile/evil.tf.json",
            """{"resource":{"aws_cloudtrail":{"NAME":{"name":"x"}}}}""".Replace("NAME", HostileName, StringComparison.Ordinal));
    }

    /// <summary>All projects, to restore them in one go: what a user has done before scanning.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["pulumi", "uses", "lib", "cdk", "old", "alone"];

    /// <summary>A trail without CloudWatch Logs.</summary>
    public static string Trail(string name) => $$"""
        resource "aws_cloudtrail" "{{name}}" {
          name           = "{{name}}"
          s3_bucket_name = "logs"
        }

        """;

    public static string Project(string items, string framework = "<TargetFramework>net10.0</TargetFramework>",
        string outputType = "Exe") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            {framework}
            <OutputType>{outputType}</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>
        """;

    public static string Reference(string assembly) => $"""<Reference Include="{assembly}" />""";

    public static void Write(string folder, string file, string content)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content.ReplaceLineEndings("\n"));
    }
}
