using System.Runtime.CompilerServices;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.CSharp;
using Microsoft.Build.Construction;
using Microsoft.Build.Exceptions;

namespace Infra.Analyzers.Tool.Inputs;

/// <summary>Reads solutions, old and new, with the SDK's own reader.</summary>
internal static class SolutionFiles
{
    /// <summary>The C# projects of a solution, as absolute paths.</summary>
    public static IEnumerable<string> ProjectsOf(string solution, ICollection<Report> problems)
    {
        if (DotNetSdk.Register(Path.GetDirectoryName(solution)!) is not null)
            return Read(solution, problems);
        problems.Add(
            new(ProjectRules.Unloadable, "There is no .NET SDK that this runtime can load to read the solution with",
                TextPlace.Whole(solution)));
        return [];
    }

    // The reader's types must not be looked for before the SDK is known.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<string> Read(string solution, ICollection<Report> problems)
    {
        try
        {
            return
            [
                .. SolutionFile.Parse(solution).ProjectsInOrder
                    .Where(project =>
                        project.ProjectType != SolutionProjectType.SolutionFolder
                            && project.AbsolutePath.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                    .Select(project => Path.GetFullPath(project.AbsolutePath)),
            ];
        }
        catch (InvalidProjectFileException exception)
        {
            problems.Add(
                new(ProjectRules.Unloadable, $"The solution cannot be read: {SafeText.Of(exception.BaseMessage, 500)}",
                    TextPlace.Whole(solution)));
            return [];
        }
    }
}
