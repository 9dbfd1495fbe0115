namespace Infra.Analyzers.Tool.Synthesis;

/// <summary>Runs programs of one kind so that they synthesize what can be scanned.</summary>
internal interface IProgramRunner
{
    /// <summary>The kind.</summary>
    ProgramKind Kind { get; }

    /// <summary>Runs a program that is built.</summary>
    /// <returns>Why it failed, in one sentence; <see langword="null"/> where it synthesized.</returns>
    Task<string?> RunAsync(ProgramOutput program, CancellationToken cancellationToken);
}
