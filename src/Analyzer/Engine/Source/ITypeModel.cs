using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>What is known of the types and methods of libraries and frameworks, whose code is not in the compilation.</summary>
internal interface ITypeModel
{
    /// <summary>Whether a type is a framework's: its code is not followed, even where it is generated into the compilation.</summary>
    bool IsModeled(ITypeSymbol? type);

    /// <summary>Whether the objects of a class, or of one that derives from it, are tracked.</summary>
    bool IsTracked(ITypeSymbol type);

    /// <summary>Whether nothing that is tracked can be changed through a value of a framework's type.</summary>
    bool IsUnchangeable(INamedTypeSymbol type);

    /// <summary>Whether a class holds entries by keys, in the order in which they were added.</summary>
    bool IsDictionary(INamedTypeSymbol type);

    /// <summary>What stands for a collection whose own type is not a class.</summary>
    INamedTypeSymbol? CollectionType { get; }

    /// <summary>What a dictionary is enumerated as.</summary>
    INamedTypeSymbol? EntryType { get; }

    /// <summary>What queries put the elements of one key into.</summary>
    INamedTypeSymbol? GroupType { get; }

    /// <summary>
    /// Whether a method of a library hands on what it is called on: it does nothing before its result is enumerated or awaited.
    /// </summary>
    bool IsDeferred(IMethodSymbol method);

    /// <summary>Whether a method of a library does no more with what it is called on than to read it.</summary>
    bool ReadsOnly(IMethodSymbol method);
}
