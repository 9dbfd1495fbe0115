using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>What can be determined about a control-flow graph without running it.</summary>
internal sealed class CfgSummary
{
    private readonly Dictionary<CaptureId, IOperation> _captures = [];
    private readonly HashSet<string> _capturedNames = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _referred = new(SymbolEqualityComparer.Default);
    private readonly LiveVariableAnalysis _liveness;
    private readonly int[] _loops;

    public CfgSummary(ControlFlowGraph graph)
    {
        var usedIn = graph.Blocks.Select(block => Uses(block).ToList()).ToList();
        foreach (var function in graph.LocalFunctions)
            Capture(function.DeclaringSyntaxReferences[0].GetSyntax());
        _liveness = new(graph, usedIn);
        _loops = Loops(graph);
    }

    /// <summary>Whether the body has lambdas or local functions, which may outlive a call and keep its variables.</summary>
    public bool HasNestedFunctions { get; private set; }

    /// <summary>Whether the body is run step by step by whoever enumerates what it yields.</summary>
    public bool IsIterator { get; private set; }

    /// <summary>The operation that a temporary of the graph stands for: something to assign to, where it is assigned.</summary>
    public IOperation? Captured(CaptureId id) => _captures.TryGetValue(id, out var operation) ? operation : null;

    /// <summary>Whether a variable may be read in a block or after it.</summary>
    public bool IsUsedFrom(int block, object variable) =>
        (variable is ISymbol symbol && (_capturedNames.Contains(symbol.Name) || _referred.Contains(symbol)))
        || _liveness.IsUsedFrom(block, variable);

    /// <summary>Whether a block can run more than once.</summary>
    public bool IsInLoop(int block) => _loops[block] > 0;

    /// <summary>Whether going from one block to another leaves a loop for good: no operation of it can run again.</summary>
    public bool LeavesLoop(int from, int to) => _loops[from] > 0 && _loops[from] != _loops[to];

    private IEnumerable<object> Uses(BasicBlock block) =>
        block.Operations.Concat(block.BranchValue is { } value ? [value] : [])
            .SelectMany(root => root.DescendantsAndSelf())
            .SelectMany(Uses);

    private IEnumerable<object> Uses(IOperation operation)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                _captures[capture.Id] = capture.Value;
                if (Places.IsCaptured(capture))
                    Refer(capture.Value);
                break;
            case IFlowCaptureReferenceOperation reference:
                // What is assigned to through a temporary is looked up where it is assigned.
                var captured = _captures.TryGetValue(reference.Id, out var place) ? place.DescendantsAndSelf().SelectMany(Uses) : [];
                return [reference.Id, .. captured];
            case ISimpleAssignmentOperation { IsRef: true, Value: var referred }:
                Refer(referred);
                break;
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

    /// <summary>What a <c>ref</c> may stand for is read and assigned through it.</summary>
    private void Refer(IOperation place)
    {
        foreach (var part in place.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation local)
                _referred.Add(local.Local);
            else if (part is IParameterReferenceOperation parameter)
                _referred.Add(parameter.Parameter.OriginalDefinition);
        }
    }

    /// <summary>What a nested function may read whenever it runs.</summary>
    private void Capture(SyntaxNode function) =>
        _capturedNames.UnionWith(Mentions.NamesIn(function));

    /// <summary>
    /// The number of the outermost loop that each block is in, or 0. Blocks are numbered in the order of the source, so a jump back spans
    /// its loop; what jumps into each other is one loop.
    /// </summary>
    private static int[] Loops(ControlFlowGraph graph)
    {
        // How far the loops reach that begin at a block.
        var ends = new int[graph.Blocks.Length];
        foreach (var block in graph.Blocks)
        {
            foreach (var next in Successors(block).Where(next => next.Ordinal <= block.Ordinal))
                ends[next.Ordinal] = block.Ordinal + 1;
        }

        var loops = new int[graph.Blocks.Length];
        var (loop, end) = (0, 0);
        for (var block = 0; block < loops.Length; block++)
        {
            if (block >= end && ends[block] > 0)
                loop++;
            end = Math.Max(end, ends[block]);
            loops[block] = block < end ? loop : 0;
        }

        return loops;
    }

    private static IEnumerable<BasicBlock> Successors(BasicBlock block)
    {
        if (block.FallThroughSuccessor?.Destination is { } next)
            yield return next;
        if (block.ConditionalSuccessor?.Destination is { } other)
            yield return other;
    }
}
