namespace Infra.Analyzers.Tool.CSharp;

/// <summary>What the build of a program makes, and where the program synthesizes to.</summary>
/// <param name="Kind">What the program is.</param>
/// <param name="ProjectFile">The project, or the C# file that is one, as an absolute path.</param>
/// <param name="TargetFramework">The framework to build for; empty where the project has one only.</param>
/// <param name="Assembly">What the build makes, as an absolute path; it need not exist.</param>
/// <param name="IsRunByHost">Whether <c>dotnet</c> runs it; what is for .NET Framework runs by itself.</param>
/// <param name="SynthDirectory">Where it, or the engine that runs it, writes to, as an absolute path; it need not exist.</param>
/// <param name="Arguments">The command line that the project gives it (<c>InfraSynthesizeArguments</c>).</param>
/// <param name="Timeout">How long it may run.</param>
internal sealed record ProgramOutput(
    ProgramKind Kind,
    string ProjectFile,
    string TargetFramework,
    string Assembly,
    bool IsRunByHost,
    string SynthDirectory,
    string Arguments,
    TimeSpan Timeout)
{
    /// <summary>The stacks that a Pulumi program is run for (<c>InfraPulumiStack</c>); none for the default.</summary>
    public IReadOnlyList<string> Stacks { get; init; } = [];

    public string ProjectDirectory => Path.GetDirectoryName(ProjectFile)!;

    /// <summary>Where it runs.</summary>
    public string WorkingDirectory { get; init; } = Path.GetDirectoryName(ProjectFile)!;
}

/// <summary>The kinds of program that can be run for what they make. Each has a class that runs it.</summary>
internal enum ProgramKind
{
    /// <summary>CDKTF and CDK Terrain.</summary>
    Cdktf,

    /// <summary>AWS CDK.</summary>
    AwsCdk,

    /// <summary>Pulumi.</summary>
    Pulumi,
}
