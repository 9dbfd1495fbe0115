using Infra.Analyzers.Scanner.Severities;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>How MSBuild would call the compiler for one project and target framework.</summary>
/// <param name="ProjectFile">The project, or the C# file that is one, as an absolute path.</param>
/// <param name="TargetFramework">Such as <c>net10.0</c>; empty where the project does not say.</param>
/// <param name="Arguments">The compiler's arguments, one switch or file each.</param>
/// <param name="ProjectReferences">Of the referenced assemblies, those that other projects make.</param>
/// <param name="Levels">The project's properties for the levels of warnings.</param>
internal sealed record CompilerCall(
    string ProjectFile,
    string TargetFramework,
    IReadOnlyList<string> Arguments,
    IReadOnlyList<ProjectAssembly> ProjectReferences,
    CompilerOptions Levels)
{
    /// <summary>Of a program that synthesizes, what its build makes; <see langword="null"/> of any other.</summary>
    public ProgramOutput? Output { get; init; }

    /// <summary>The project and framework in words.</summary>
    public string Name =>
        TargetFramework.Length == 0 ? Path.GetFileName(ProjectFile) : $"{Path.GetFileName(ProjectFile)} ({TargetFramework})";
}

/// <summary>An assembly that a referenced project makes.</summary>
/// <param name="AssemblyPath">Where a build would put it; it need not exist.</param>
/// <param name="ProjectFile">The project, as an absolute path.</param>
/// <param name="TargetFramework">The framework that NuGet chose of the project's; empty where it has one only.</param>
internal sealed record ProjectAssembly(string AssemblyPath, string ProjectFile, string TargetFramework);
