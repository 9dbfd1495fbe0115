using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <summary>What can be told of a control-flow graph without running it.</summary>
internal sealed class BodyShape
{
    private readonly Dictionary<object, int> _variables = [];
    private readonly Dictionary<CaptureId, IOperation> _captures = [];
    private readonly HashSet<string> _capturedNames = new(StringComparer.Ordinal);
    private readonly Dictionary<object, ControlFlowRegion> _lifetimes = [];
    private readonly ulong[][] _usedFrom;
    private readonly bool[] _isInLoop;

    public BodyShape(ControlFlowGraph graph)
    {
        var usedIn = graph.Blocks.Select(block => Uses(block).ToList()).ToList();
        foreach (var function in graph.LocalFunctions)
            Capture(function.DeclaringSyntaxReferences[0].GetSyntax());
        foreach (var variable in usedIn.SelectMany(used => used))
        {
            if (!_variables.ContainsKey(variable))
                _variables.Add(variable, _variables.Count);
        }

        _usedFrom = [.. usedIn.Select(Bits)];
        Propagate(graph);
        AddLifetimes(graph.Root);
        _isInLoop = Loops(graph);
    }

    /// <summary>Whether the body has lambdas or local functions, which may outlive a call and keep its variables.</summary>
    public bool HasNestedFunctions { get; private set; }

    /// <summary>Whether the body is run step by step by whoever enumerates what it yields.</summary>
    public bool IsIterator { get; private set; }

    /// <summary>The operation that a temporary of the graph stands for: something to assign to, where it is assigned.</summary>
    public IOperation? Captured(CaptureId id) => _captures.TryGetValue(id, out var operation) ? operation : null;

    /// <summary>Whether a variable may be read in a block or behind it.</summary>
    public bool IsUsedFrom(int block, object variable) =>
        (variable is ISymbol { Name: var name } && _capturedNames.Contains(name))
        || (_variables.TryGetValue(variable, out var index) && (_usedFrom[block][index / 64] & (1UL << (index % 64))) != 0 && LivesIn(block, variable));

    /// <summary>Whether a block can run more than once.</summary>
    public bool IsInLoop(int block) => _isInLoop[block];

    /// <summary>Whether a variable exists in a block: each round of a loop has new ones of those that its body declares.</summary>
    private bool LivesIn(int block, object variable) =>
        !_lifetimes.TryGetValue(variable, out var region) || (block >= region.FirstBlockOrdinal && block <= region.LastBlockOrdinal);

    private void AddLifetimes(ControlFlowRegion region)
    {
        foreach (var local in region.Locals)
            _lifetimes[local] = region;
        foreach (var id in region.CaptureIds)
            _lifetimes[id] = region;
        foreach (var nested in region.NestedRegions)
            AddLifetimes(nested);
    }

    private IEnumerable<object> Uses(BasicBlock block) =>
        block.Operations.Concat(block.BranchValue is { } value ? [value] : []).SelectMany(root => root.DescendantsAndSelf()).SelectMany(Uses);

    private IEnumerable<object> Uses(IOperation operation)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                _captures[capture.Id] = capture.Value;
                break;
            case IFlowCaptureReferenceOperation reference:
                // What is assigned to through a temporary is looked up where it is assigned.
                var captured = _captures.TryGetValue(reference.Id, out var place) ? place.DescendantsAndSelf().SelectMany(Uses) : [];
                return [reference.Id, .. captured];
            case ILocalReferenceOperation local:
                return [local.Local];
            case IParameterReferenceOperation parameter:
                return [parameter.Parameter.OriginalDefinition];
            case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }:
                IsIterator = true;
                break;
            case IFlowAnonymousFunctionOperation lambda:
                HasNestedFunctions = true;
                Capture(lambda.Syntax);
                break;
            case IMethodReferenceOperation or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction }:
                HasNestedFunctions = true;
                break;
        }

        return [];
    }

    /// <summary>What a nested function may read whenever it runs.</summary>
    private void Capture(SyntaxNode function) =>
        _capturedNames.UnionWith(function.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));

    private ulong[] Bits(IEnumerable<object> used)
    {
        var bits = new ulong[(_variables.Count + 63) / 64];
        foreach (var variable in used)
            bits[_variables[variable] / 64] |= 1UL << (_variables[variable] % 64);
        return bits;
    }

    private void Propagate(ControlFlowGraph graph)
    {
        var followers = Followers(graph);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var ordinal = graph.Blocks.Length - 1; ordinal >= 0; ordinal--)
            {
                foreach (var next in followers[ordinal])
                    changed |= Include(_usedFrom[ordinal], _usedFrom[next]);
            }
        }
    }

    /// <summary>The blocks that can run next, by the block: also those of the handlers around it, and what follows where a <c>finally</c> ends.</summary>
    private static HashSet<int>[] Followers(ControlFlowGraph graph)
    {
        var followers = graph.Blocks.Select(block => new HashSet<int>(Successors(block).Select(next => next.Ordinal))).ToArray();
        foreach (var block in graph.Blocks)
        {
            // The graph of a nested function is a region of the outer one.
            for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
            {
                if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
                    followers[block.Ordinal].UnionWith(guarded.NestedRegions.Skip(1).Select(handler => handler.FirstBlockOrdinal));
            }

            foreach (var branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                var next = branch?.Destination?.Ordinal;
                foreach (var region in branch?.FinallyRegions.Reverse() ?? [])
                {
                    if (next is { } destination)
                        followers[region.LastBlockOrdinal].Add(destination);
                    next = region.FirstBlockOrdinal;
                }

                if (next is { } first)
                    followers[block.Ordinal].Add(first);
            }
        }

        return followers;
    }

    private static bool Include(ulong[] target, ulong[] source)
    {
        var added = 0UL;
        for (var index = 0; index < source.Length; index++)
        {
            added |= source[index] & ~target[index];
            target[index] |= source[index];
        }

        return added != 0;
    }

    /// <summary>Blocks are numbered in the order of the source, so a jump back spans its loop.</summary>
    private static bool[] Loops(ControlFlowGraph graph)
    {
        var isInLoop = new bool[graph.Blocks.Length];
        foreach (var block in graph.Blocks)
        {
            foreach (var next in Successors(block).Where(next => next.Ordinal <= block.Ordinal))
            {
                for (var ordinal = next.Ordinal; ordinal <= block.Ordinal; ordinal++)
                    isInLoop[ordinal] = true;
            }
        }

        return isInLoop;
    }

    private static IEnumerable<BasicBlock> Successors(BasicBlock block)
    {
        if (block.FallThroughSuccessor?.Destination is { } next)
            yield return next;
        if (block.ConditionalSuccessor?.Destination is { } other)
            yield return other;
    }
}
