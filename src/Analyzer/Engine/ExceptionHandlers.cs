using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>Which handlers of a control-flow graph get what is thrown.</summary>
internal static class ExceptionHandlers
{
    /// <summary>The <c>try</c> statements around a region that is guarded by them, the innermost first.</summary>
    /// <param name="from">The region of the block that throws.</param>
    /// <param name="within">The region that is run on its own, whose surroundings are not looked at.</param>
    public static IEnumerable<ControlFlowRegion> Around(ControlFlowRegion? from, ControlFlowRegion? within)
    {
        for (var region = from; IsInBody(region) && region != within; region = region!.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } guarded })
                yield return guarded;
        }
    }

    /// <summary>Whether a handler certainly gets an exception; <see langword="null"/> where it may.</summary>
    public static bool? Handles(ControlFlowRegion handler, ITypeSymbol? exception)
    {
        bool? certainly = handler.Kind == ControlFlowRegionKind.Catch ? true : null;
        if (handler.ExceptionType is not INamedTypeSymbol caught
            || caught.SpecialType == SpecialType.System_Object
            || caught.Name == "Exception")
        {
            return certainly;
        }

        if (exception is null)
            return null;
        if (exception.DerivesFrom(caught))
            return certainly;
        return caught.DerivesFrom(exception as INamedTypeSymbol) ? null : false;
    }

    /// <summary>Whether a region is guarded by handlers of its own body.</summary>
    public static bool IsInTry(ControlFlowRegion? region)
    {
        for (; IsInBody(region); region = region!.EnclosingRegion)
        {
            if (region!.Kind == ControlFlowRegionKind.Try)
                return true;
        }

        return false;
    }

    /// <summary>The graph of a nested function is a region of the outer one, which ends at its root.</summary>
    private static bool IsInBody(ControlFlowRegion? region) => region is { Kind: not ControlFlowRegionKind.Root };
}
