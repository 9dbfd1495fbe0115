namespace Infra.Analyzers.PackageTests;

/// <summary>Programs that no analyzer looks at are synthesized and scanned as well.</summary>
[Collection(Packed.Name)]
public sealed class OtherLanguages(SealedRoot root)
{
    [Fact]
    public void An_FSharp_program_is_compiled_and_run_only_when_something_changed()
    {
        var consumer = root.Create("fsharp");
        consumer.Write("fsharp.fsproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InfraSynthesize>true</InfraSynthesize>
                <UseAppHost>false</UseAppHost>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="Program.fs" />
                <PackageReference Include="Infra.Analyzers" Version="{SealedRoot.PackageVersion}" PrivateAssets="all" />
                <Reference Include="{SealedRoot.CdktfShape}" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Program.fs", """
            open HashiCorp.Cdktf
            open HashiCorp.Cdktf.Providers.Aws.Cloudtrail

            let app = App()
            Cloudtrail(TerraformStack(app, "audit"), "seen", CloudtrailConfig(Name = "seen")) |> ignore
            app.Synth()
            """);

        Assert.Single(consumer.Run("build", "fsharp.fsproj").Succeeded().Of("INFRA1001"));
        var second = consumer.Run("build", "fsharp.fsproj", "--no-restore", "-v:d").Succeeded();
        Assert.Single(second.Of("INFRA1001"));
        foreach (var target in new[] { "CoreCompile", "_InfraSynthesize" })
            Assert.Contains($"Skipping target \"{target}\"", second.Output, StringComparison.Ordinal);
    }
}
