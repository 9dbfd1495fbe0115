using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>What the type parameters of a generic member, and of the class that it is in, stand for in one call.</summary>
internal sealed class TypeArguments
{
    public static readonly TypeArguments None =
        new(ImmutableDictionary.Create<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default));

    private readonly ImmutableDictionary<ISymbol, ITypeSymbol> _arguments;

    private TypeArguments(ImmutableDictionary<ISymbol, ITypeSymbol> arguments) => _arguments = arguments;

    /// <summary>Those of a call of a method.</summary>
    /// <param name="method">The method as it is called.</param>
    /// <param name="type">The class of the object that it is called on, where that is known.</param>
    public TypeArguments Of(IMethodSymbol method, INamedTypeSymbol? type)
    {
        var arguments = Of(type)._arguments;
        if (method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction)
            arguments = arguments.SetItems(_arguments);
        for (var current = method.ContainingType; current is not null; current = current.ContainingType)
            arguments = Add(arguments, current.OriginalDefinition.TypeParameters, [.. current.TypeArguments.Select(Substitute)]);
        arguments = Add(arguments, method.OriginalDefinition.TypeParameters, [.. method.TypeArguments.Select(Substitute)]);
        return arguments.IsEmpty ? None : new(arguments);
    }

    /// <summary>Those of a class and the classes that it derives from.</summary>
    public static TypeArguments Of(INamedTypeSymbol? type)
    {
        var arguments = None._arguments;
        for (var current = type; current is not null; current = current.BaseType)
            arguments = Add(arguments, current.OriginalDefinition.TypeParameters, current.TypeArguments);
        return arguments.IsEmpty ? None : new(arguments);
    }

    /// <summary>A type with what is known in the place of type parameters.</summary>
    public ITypeSymbol Substitute(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol when _arguments.TryGetValue(type.OriginalDefinition, out var argument) => argument,
        INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named when !_arguments.IsEmpty =>
            Construct(named),
        _ => type,
    };

    /// <summary>Whether nothing is left open in a type.</summary>
    public static bool IsClosed(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => false,
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.All(IsClosed),
        IArrayTypeSymbol array => IsClosed(array.ElementType),
        _ => true,
    };

    private INamedTypeSymbol Construct(INamedTypeSymbol type)
    {
        var arguments = type.TypeArguments.Select(Substitute).ToArray();
        return arguments.SequenceEqual(type.TypeArguments, SymbolEqualityComparer.Default)
            ? type
            : type.ConstructedFrom.Construct(arguments);
    }

    /// <summary>What is not known stays open.</summary>
    private static ImmutableDictionary<ISymbol, ITypeSymbol> Add(
        ImmutableDictionary<ISymbol, ITypeSymbol> arguments,
        ImmutableArray<ITypeParameterSymbol> parameters,
        ImmutableArray<ITypeSymbol> given)
    {
        for (var index = 0; index < parameters.Length && index < given.Length; index++)
        {
            if (!arguments.ContainsKey(parameters[index]) && IsClosed(given[index]))
                arguments = arguments.Add(parameters[index], given[index]);
        }

        return arguments;
    }
}

/// <summary>A type as a value, which <c>typeof</c> yields.</summary>
/// <param name="Symbol">The type.</param>
internal sealed record TypeToken(ITypeSymbol Symbol)
{
    public bool Equals(TypeToken? other) => other is not null && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Symbol);
}
