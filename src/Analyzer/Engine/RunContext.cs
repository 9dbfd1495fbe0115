using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>What all evaluations of one run share.</summary>
internal sealed class RunContext(ProgramSource program, EnvironmentModel environment, Budget budget, CancellationToken cancellation)
{
    private readonly Dictionary<(int Caller, SyntaxNode Call, int Index), int> _frameIds = [];
    private readonly Dictionary<(SyntaxNode Site, int Frame, int Index), int> _objectIds = [];

    public ProgramSource Program { get; } = program;

    public EnvironmentModel Environment { get; } = environment;

    public Budget Budget { get; } = budget;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The id of a call: the same whenever the same call is run again.</summary>
    /// <param name="caller">The id of the calling frame.</param>
    /// <param name="call">The expression that calls.</param>
    /// <param name="index">Which of several calls by the same expression whose variables are alive at a time.</param>
    public int FrameId(int caller, SyntaxNode call, int index) => IdIn(_frameIds, (caller, call, index));

    /// <summary>The id of an object: the same whenever the same creation is run again.</summary>
    public int ObjectId(SyntaxNode site, int frame, int index) => IdIn(_objectIds, (site, frame, index));

    private static int IdIn<TKey>(Dictionary<TKey, int> ids, TKey key)
        where TKey : notnull
    {
        if (!ids.TryGetValue(key, out var id))
            ids.Add(key, id = ids.Count + 1);
        return id;
    }
}
