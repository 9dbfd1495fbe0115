using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>What is asked of symbols.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether a type is another one, or derives from it.</summary>
    public static bool DerivesFrom(this ITypeSymbol? type, INamedTypeSymbol? ancestor)
    {
        for (var current = type; current is not null && ancestor is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
                return true;
        }

        return false;
    }

    /// <summary>Whether a type is from the base class library or another library of its namespace.</summary>
    public static bool IsOfSystem(this ITypeSymbol? type)
    {
        for (var space = (type as INamedTypeSymbol)?.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space.ContainingNamespace is { IsGlobalNamespace: true })
                return space.Name == "System";
        }

        return false;
    }
}
