using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>Where code is evaluated. Immutable: who enters a call, a loop or a <c>try</c> hands down a context of its own.</summary>
/// <param name="Run">What all evaluations of the run share.</param>
/// <param name="Frame">The call that the code belongs to.</param>
/// <param name="Active">The calls that are being run.</param>
internal sealed record EvaluationContext(RunContext Run, Frame Frame, ActiveCall? Active)
{
    /// <summary>Whether a handler, of this call or of one that leads here, is reached by what is thrown.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>Whether the code may run several times on a path, by a loop of this call or of one that leads here.</summary>
    public bool Repeats { get; init; }

    /// <summary>
    /// Whether the members that are called are run. Where that costs too much they are not: what they get escapes, and nothing is known of
    /// what they yield.
    /// </summary>
    public bool EntersCalls { get; init; } = true;

    /// <summary>The bodies of functions that are being run because code that is not seen may call them.</summary>
    public ImmutableHashSet<SyntaxNode> Deferred { get; init; } = [];
}
