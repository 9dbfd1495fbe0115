using Infra.Analyzers.Scanner;
using Infra.Analyzers.Tool.CSharp;

namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>Runs programs of one kind so that they make what can be scanned.</summary>
internal interface IProgramRunner
{
    /// <summary>The kind.</summary>
    ProgramKind Kind { get; }

    /// <summary>What a program has made, to be scanned: absolute paths; empty where it has not been run.</summary>
    IReadOnlyList<string> Find(ProgramOutput program);

    /// <summary>What a user reads about a program that has not been run, in one sentence.</summary>
    /// <param name="directory">Where it would write to, as it is shown.</param>
    string Missing(string directory);

    /// <summary>What a user reads where a file of the program is newer than what the program has made, in one sentence.</summary>
    /// <param name="file">The file, as it is shown.</param>
    string Stale(string file);

    /// <summary>Runs a program that is built.</summary>
    /// <returns>Why it failed; <see langword="null"/> where it came to its end.</returns>
    Task<ProgramFailure?> RunAsync(ProgramOutput program, CancellationToken cancellationToken);
}

/// <summary>Why a program failed.</summary>
/// <param name="Message">The reason, in one sentence.</param>
/// <param name="Place">Where; <see langword="null"/> for the project as a whole.</param>
internal sealed record ProgramFailure(string Message, TextPlace? Place = null);
