using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>From which blocks on a variable of a control-flow graph is still read.</summary>
/// <remarks>
/// A variable lives in one region of the graph, and each round of a loop has new ones of those that its body declares. So the variables of
/// regions that lie beside each other share their bits, which keeps a long body cheap, and none is read after its region.
/// </remarks>
internal sealed class LiveVariableAnalysis
{
    private readonly Dictionary<object, (int Index, ControlFlowRegion Region)> _variables = [];
    private readonly Dictionary<ControlFlowRegion, int> _ends = [];
    private readonly int _words;
    private readonly ulong[] _usedFrom;

    /// <param name="graph">The graph.</param>
    /// <param name="usedIn">The variables that each block reads.</param>
    public LiveVariableAnalysis(ControlFlowGraph graph, IReadOnlyList<IReadOnlyList<object>> usedIn)
    {
        var declared = new Dictionary<object, ControlFlowRegion>();
        Declare(graph.Root, declared);
        // What a graph does not declare, a parameter or a variable of the function around it, lives throughout.
        foreach (var variable in usedIn.SelectMany(used => used).Where(variable => !declared.ContainsKey(variable)).Distinct())
            _variables.Add(variable, (_variables.Count, graph.Root));
        _words = (Number(graph.Root, _variables.Count) + 63) / 64;
        _usedFrom = new ulong[graph.Blocks.Length * _words];
        for (var block = 0; block < usedIn.Count; block++)
        {
            foreach (var variable in usedIn[block])
                _usedFrom[(block * _words) + (_variables[variable].Index / 64)] |= BitOf(_variables[variable].Index);
        }

        Propagate(graph);
    }

    /// <summary>Whether a variable may be read in a block or after it.</summary>
    public bool IsUsedFrom(int block, object variable) =>
        _variables.TryGetValue(variable, out var place)
        && Contains(place.Region, block)
        && (_usedFrom[(block * _words) + (place.Index / 64)] & BitOf(place.Index)) != 0;

    private static bool Contains(ControlFlowRegion region, int block) =>
        block >= region.FirstBlockOrdinal && block <= region.LastBlockOrdinal;

    private static ulong BitOf(int index) => 1UL << (index % 64);

    private static void Declare(ControlFlowRegion region, Dictionary<object, ControlFlowRegion> declared)
    {
        foreach (var local in region.Locals)
            declared[local] = region;
        foreach (var capture in region.CaptureIds)
            declared[capture] = region;
        foreach (var nested in region.NestedRegions)
            Declare(nested, declared);
    }

    /// <summary>Gives the variables of a region, and of those in it, their bits: the first after those of the regions around it.</summary>
    /// <returns>How many bits are needed.</returns>
    private int Number(ControlFlowRegion region, int first)
    {
        foreach (var local in region.Locals)
            _variables[local] = (first++, region);
        foreach (var capture in region.CaptureIds)
            _variables[capture] = (first++, region);
        _ends[region] = first;
        return region.NestedRegions.Select(nested => Number(nested, first)).Append(first).Max();
    }

    private void Propagate(ControlFlowGraph graph)
    {
        var steps = Steps(graph);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (from, to, bits) in steps)
                changed |= Include(from * _words, to * _words, bits);
        }
    }

    /// <summary>The steps from block to block, the last first, with the number of the variables that live on both sides.</summary>
    private List<(int From, int To, int Bits)> Steps(ControlFlowGraph graph)
    {
        var steps = new List<(int From, int To, int Bits)>();
        foreach (var block in graph.Blocks)
        {
            // The graph of a nested function is a region of the outer one.
            for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
            {
                if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
                    continue;
                foreach (var handler in guarded.NestedRegions.Skip(1))
                    Add([block.Ordinal], handler.FirstBlockOrdinal);
            }

            Follow(block, block.FallThroughSuccessor);
            Follow(block, block.ConditionalSuccessor);
        }

        steps.Sort((left, right) => right.From.CompareTo(left.From));
        return steps;

        // What a branch leaves is left through each finally on the way; a variable used after them lives in them, too.
        void Follow(BasicBlock block, ControlFlowBranch? branch)
        {
            if (branch is null)
                return;
            IReadOnlyList<int> from = [block.Ordinal];
            foreach (var region in branch.FinallyRegions)
            {
                Add(from, region.FirstBlockOrdinal);
                from = EndsOf(region);
            }

            if (branch.Destination is { } destination)
                Add(from, destination.Ordinal);
        }

        List<int> EndsOf(ControlFlowRegion @finally) =>
        [
            .. Enumerable.Range(@finally.FirstBlockOrdinal, @finally.LastBlockOrdinal - @finally.FirstBlockOrdinal + 1)
                .Where(block => EndsFinally(graph.Blocks[block])),
        ];

        void Add(IReadOnlyList<int> sources, int to)
        {
            foreach (var from in sources)
            {
                var region = graph.Blocks[from].EnclosingRegion;
                while (!Contains(region, to))
                    region = region.EnclosingRegion!;
                steps.Add((from, to, _ends[region]));
            }
        }
    }

    private static bool EndsFinally(BasicBlock block) =>
        block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling;

    private bool Include(int target, int source, int bits)
    {
        var added = 0UL;
        for (var word = 0; word * 64 < bits; word++)
        {
            var mask = bits - (word * 64) >= 64 ? ulong.MaxValue : BitOf(bits) - 1;
            var missing = _usedFrom[source + word] & mask & ~_usedFrom[target + word];
            added |= missing;
            _usedFrom[target + word] |= missing;
        }

        return added != 0;
    }
}
