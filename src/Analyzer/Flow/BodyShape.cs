using System.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Flow;

/// <summary>What can be told of a control-flow graph without running it.</summary>
internal sealed class BodyShape
{
    private readonly Dictionary<object, int> _variables = [];
    private readonly Dictionary<CaptureId, IOperation> _captures = [];
    private readonly BitArray[] _usedFrom;

    public BodyShape(ControlFlowGraph graph)
    {
        var usedIn = graph.Blocks.Select(block => Uses(block).ToList()).ToList();
        var alwaysUsed = usedIn.Where((_, ordinal) => IsInHandler(graph.Blocks[ordinal].EnclosingRegion)).SelectMany(used => used).ToList();
        _usedFrom = [.. usedIn.Select(used => Bits(used, alwaysUsed))];
        Propagate(graph);
    }

    /// <summary>Whether the body has lambdas or local functions, which may outlive a call and keep its variables.</summary>
    public bool HasNestedFunctions { get; private set; }

    /// <summary>Whether the body is run step by step by whoever enumerates what it yields.</summary>
    public bool IsIterator { get; private set; }

    /// <summary>The operation that a temporary of the graph stands for: something to assign to, where it is assigned.</summary>
    public IOperation? Captured(CaptureId id) => _captures.TryGetValue(id, out var operation) ? operation : null;

    /// <summary>Whether a variable may be read in a block or behind it.</summary>
    public bool IsUsedFrom(int block, object variable) =>
        !_variables.TryGetValue(variable, out var index) ? variable is not CaptureId && HasNestedFunctions : _usedFrom[block][index];

    private IEnumerable<object> Uses(BasicBlock block)
    {
        foreach (var root in block.Operations.Concat(block.BranchValue is { } value ? [value] : []))
        {
            foreach (var operation in root.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case IFlowCaptureOperation capture:
                        _captures[capture.Id] = capture.Value;
                        break;
                    case IFlowCaptureReferenceOperation reference:
                        yield return reference.Id;
                        break;
                    case ILocalReferenceOperation local:
                        yield return local.Local;
                        break;
                    case IParameterReferenceOperation parameter:
                        yield return parameter.Parameter.OriginalDefinition;
                        break;
                    case IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak }:
                        IsIterator = true;
                        break;
                    case IFlowAnonymousFunctionOperation or IMethodReferenceOperation or IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction }:
                        HasNestedFunctions = true;
                        break;
                }
            }
        }
    }

    private BitArray Bits(IEnumerable<object> used, IEnumerable<object> alwaysUsed)
    {
        var indices = used.Concat(alwaysUsed).Select(variable =>
        {
            if (!_variables.TryGetValue(variable, out var index))
                _variables.Add(variable, index = _variables.Count);
            return index;
        }).ToList();
        var bits = new BitArray(indices.Count == 0 ? 0 : indices.Max() + 1);
        foreach (var index in indices)
            bits[index] = true;
        return bits;
    }

    private void Propagate(ControlFlowGraph graph)
    {
        foreach (var bits in _usedFrom)
            bits.Length = _variables.Count;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var ordinal = graph.Blocks.Length - 1; ordinal >= 0; ordinal--)
            {
                foreach (var branch in new[] { graph.Blocks[ordinal].FallThroughSuccessor, graph.Blocks[ordinal].ConditionalSuccessor })
                {
                    if (branch?.Destination is { } next)
                        changed |= Include(_usedFrom[ordinal], _usedFrom[next.Ordinal]);
                }
            }
        }
    }

    private static bool Include(BitArray target, BitArray source)
    {
        var changed = false;
        for (var index = 0; index < source.Length; index++)
        {
            if (source[index] && !target[index])
                changed = target[index] = true;
        }

        return changed;
    }

    /// <summary>Whether a region runs out of the order of the graph, so that what is used behind it cannot be told.</summary>
    public static bool IsInHandler(ControlFlowRegion? region)
    {
        for (; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally)
                return true;
        }

        return false;
    }
}
