using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>
/// Small projects that reference the package, each with a mixture of its own of trails, levels, suppressions and frameworks; always the
/// same.
/// </summary>
internal static class GeneratedProjects
{
    private const string Arn = "\"arn:aws:logs:eu-west-1:123456789012:log-group:trail";
    private const string Role = "\"arn:aws:iam::123456789012:role/trail\"";
    private const string Unknown = "Environment.GetEnvironmentVariable(\"ARN\")";
    private const string SometimesNull = "(args.Length > 1 ? null : " + Arn + ":*\")";

    // What the two properties of a trail are set to in C# (null: not at all), and what the program would synthesize of it.
    private static readonly (string? Group, string? Role)[] Trails =
    [
        (null, null),
        (Arn + ":*\"", null),
        (null, Role),
        ("\"\"", Role),
        (Arn + "\"", Role),
        (Arn + ":*\"", Role),
        (Unknown, Role),
        (Unknown, Unknown),
        (SometimesNull, Role),
    ];

    // Not "default": the compiler cannot write a log of version 2.1 then (dotnet/roslyn, SarifV2ErrorLogger.WriteInvocations).
    private static readonly string[] Severities = ["error", "warning", "suggestion", "silent", "none"];

    /// <summary>Writes the projects and the solution <c>all.slnx</c>.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="count">How many.</param>
    /// <param name="packageVersion">The package that they reference; <see langword="null"/> for none.</param>
    public static void WriteTo(string folder, int count, string? packageVersion)
    {
        SampleRepository.Write(folder, "Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                <!-- What the compiler and the scan say in full, suppressed and told in a whisper, too. -->
                <InfraSarifFile>out/scan.sarif</InfraSarifFile>
                <!-- A hundred builds for the sake of what they say. -->
                <UseAppHost>false</UseAppHost>
                <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
                <GenerateDependencyFile>false</GenerateDependencyFile>
              </PropertyGroup>
              {(packageVersion is null ? "" : Package(packageVersion))}
            </Project>
            """);
        SampleRepository.Write(folder, "Directory.Build.targets", """
            <Project>
              <PropertyGroup>
                <ErrorLog>compiler.$(TargetFramework).sarif,version=2.1</ErrorLog>
              </PropertyGroup>
            </Project>
            """);
        SampleRepository.Write(folder, ".editorconfig", "root = true\n");
        var names = Enumerable.Range(0, count).Select(index => string.Create(CultureInfo.InvariantCulture, $"p{index:D3}")).ToList();
        SampleRepository.Write(folder, "all.slnx",
            $"<Solution>\n{string.Concat(names.Select(name => $"  <Project Path=\"{name}/{name}.csproj\" />\n"))}</Solution>\n");
        foreach (var (index, name) in names.Index())
            new Generator(Path.Combine(folder, name), name, seed: index).Write();

        static string Package(string version) =>
            $"""<ItemGroup><PackageReference Include="Infra.Analyzers" Version="{version}" PrivateAssets="all" /></ItemGroup>""";
    }

    private sealed class Generator(string folder, string name, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly StringBuilder _program = new();
        private readonly StringBuilder _members = new();
        private readonly List<string> _synthesized = [];
        private readonly bool _isCdktf = seed % 3 == 2;
        private readonly bool _hasTwoFrameworks = seed % 10 == 3;

        public void Write()
        {
            var trails = _random.Next(1, 4);
            for (var index = 0; index < trails; index++)
                AddTrail(string.Create(CultureInfo.InvariantCulture, $"t{index}"));
            if (_hasTwoFrameworks)
            {
                _program.Append("#if NET8_0\n");
                AddTrail("old");
                _program.Append("#endif\n");
            }

            SampleRepository.Write(folder, "Program.cs",
                $"{Usings}\n\n{Start}{_program}{(_members.Length > 0 ? $"Kept.Make();\n\ninternal static class Kept\n{{\n{_members}}}\n" : "")}");
            if (_isCdktf)
                WriteSynthesized();
            WriteProject();
        }

        private string Usings => _isCdktf
            ? "using System.Diagnostics.CodeAnalysis;\nusing HashiCorp.Cdktf;\nusing HashiCorp.Cdktf.Providers.Aws.Cloudtrail;"
            : "using System.Diagnostics.CodeAnalysis;\nusing Pulumi.Aws.CloudTrail;";

        private string Start => _isCdktf ? "var stack = new TerraformStack(new App(), \"audit\");\n" : "";

        private void AddTrail(string id)
        {
            var (group, role) = Trails[_random.Next(Trails.Length)];
            var creation = Creation(id, group, role);
            switch (_random.Next(8))
            {
                case 0:
                    _program.Append(CultureInfo.InvariantCulture,
                        $"#pragma warning disable INFRA1001, INFRA1003\n_ = {creation};\n#pragma warning restore INFRA1001, INFRA1003\n");
                    break;
                case 1 when !_isCdktf && group != SometimesNull && _members.Length == 0:
                    _members.Append(CultureInfo.InvariantCulture,
                        $"    [SuppressMessage(\"Infra.Observability\", \"INFRA1001\", Justification = \"Watched elsewhere\")]\n    "
                            + $"public static object Make() => {creation};\n");
                    break;
                case 2:
                    _program.Append(CultureInfo.InvariantCulture, $"if (args.Length > 0)\n    _ = {creation};\n");
                    break;
                default:
                    _program.Append(CultureInfo.InvariantCulture, $"_ = {creation};\n");
                    break;
            }

            _synthesized.Add(
                $$"""      "{{id}}": {"//": {"metadata": {"path": "audit/{{id}}", "uniqueId": "{{id}}"} """
                    + $$"""}, "name": "{{id}}", "s3_bucket_name": "logs"{{Json("cloud_watch_logs_group_arn", group)}}"""
                    + $$"""{{Json("cloud_watch_logs_role_arn", role)}} }""");
        }

        private string Creation(string id, string? group, string? role)
        {
            var properties = $"S3BucketName = \"logs\"{Property("CloudWatchLogsGroupArn", group)}{Property("CloudWatchLogsRoleArn", role)}";
            return _isCdktf
                ? $"new Cloudtrail(stack, \"{id}\", new CloudtrailConfig {{ Name = \"{id}\", {properties} }})"
                : $"new Trail(\"{id}\", new TrailArgs {{ {properties} }})";
        }

        private static string Property(string property, string? value) =>
            value is null ? "" : $", {property} = {value}{(value is Unknown or SometimesNull ? "!" : "")}";

        // Of what the compiler cannot know, the program made nothing when it last ran.
        private static string Json(string attribute, string? value) =>
            value is null or Unknown or SometimesNull ? "" : $", \"{attribute}\": {value}";

        private void WriteSynthesized()
        {
            SampleRepository.Write(folder, "cdktf.out/manifest.json", """
                {"stacks":{"audit":{"annotations":[],"constructPath":"audit","dependencies":[],"name":"audit","synthesizedStackPath":"stacks/audit/cdk.tf.json","workingDirectory":"stacks/audit"}},"version":"0.21.0"}
                """);
            SampleRepository.Write(folder, "cdktf.out/stacks/audit/cdk.tf.json", $$"""
                {"resource": {
                    "aws_cloudtrail": {
                {{string.Join(",\n", _synthesized)}}
                    }
                } }
                """);
        }

        private void WriteProject()
        {
            var framework =
                _hasTwoFrameworks ? "<TargetFrameworks>net10.0;net8.0</TargetFrameworks>" : "<TargetFramework>net10.0</TargetFramework>";
            SampleRepository.Write(folder, $"{name}.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    {framework}
                    {Levels()}
                  </PropertyGroup>
                  <ItemGroup>
                    <Reference Include="{(_isCdktf ? InstalledTool.CdktfShape : InstalledTool.PulumiStubs)}" Private="false" />
                  </ItemGroup>
                </Project>
                """);
        }

        /// <summary>Properties for the levels of rules; or none, and a file that has them.</summary>
        private string Levels()
        {
            var rule = string.Create(CultureInfo.InvariantCulture, $"INFRA100{_random.Next(1, 10)}");
            var severity = Severities[_random.Next(Severities.Length)];

            // A build whose compilation fails synthesizes nothing and scans nothing, and a scan of the repository does.
            if (_isCdktf && severity == "error")
                severity = "warning";
            switch (_random.Next(9))
            {
                case 0:
                    SampleRepository.Write(folder, ".editorconfig", $"[*.cs]\ndotnet_diagnostic.{rule}.severity = {severity}\n");
                    return "";
                case 1:
                    SampleRepository.Write(folder, ".editorconfig",
                        $"[*.cs]\ndotnet_analyzer_diagnostic.category-Infra.Observability.severity = {severity}\n");
                    return "";
                case 2:
                    SampleRepository.Write(folder, ".editorconfig",
                        $"[Prog*.{{cs,vb}}]\ndotnet_analyzer_diagnostic.severity = {severity}\n[cdktf.out/**]\ndotnet_diagnostic.{rule}"
                            + ".severity = suggestion\n");
                    return "";
                case 3:
                    SampleRepository.Write(folder, ".globalconfig", $"is_global = true\ndotnet_diagnostic.{rule}.severity = {severity}\n");
                    return "";
                case 4:
                    return $"<NoWarn>$(NoWarn);{rule}</NoWarn>";
                case 5 when !_isCdktf:
                    return $"<WarningsAsErrors>{rule}</WarningsAsErrors>";
                case 6 when !_isCdktf:
                    return $"<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>{rule}</WarningsNotAsErrors>";
                case 7:
                    return "<InfraAnalysisMode>All</InfraAnalysisMode>";
                default:
                    return "";
            }
        }
    }
}
