using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Engine;

/// <summary>Which member a use of another one really concerns, and where an object keeps it.</summary>
internal static class Dispatch
{
    /// <summary>The property that a read or write of another really concerns, and whether it is certain that it does.</summary>
    public static (IPropertySymbol? Implementation, bool IsExact) Resolve(IPropertySymbol property, HeapObject instance)
    {
        var isOpen = property.IsVirtual
            || property.IsAbstract
            || property.IsOverride
            || property.ContainingType.TypeKind == TypeKind.Interface;
        if (!isOpen)
            return (property.OriginalDefinition, true);
        if (property.ContainingType.TypeKind == TypeKind.Interface)
        {
            // What implements it in a base class may be overridden.
            return ImplementationIn(instance.Type, property) is not IPropertySymbol implementation ? (property, instance.IsExact)
                : implementation.ContainingType.TypeKind == TypeKind.Interface ? (implementation, instance.IsExact)
                : (Resolve(implementation, instance).Implementation, instance.IsExact);
        }

        var root = Root(property);
        for (var type = instance.Type; type is not null; type = type.BaseType)
        {
            foreach (var candidate in type.GetMembers(property.Name).OfType<IPropertySymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(Root(candidate), root))
                    return (candidate.OriginalDefinition, instance.IsExact || candidate.IsSealed || candidate.ContainingType.IsSealed);
            }
        }

        return (property.OriginalDefinition, instance.IsExact);
    }

    /// <summary>The method that a call of another one runs on an object of a class.</summary>
    public static IMethodSymbol Implementation(IMethodSymbol method, INamedTypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            // What implements it in a base class may be overridden.
            return ImplementationIn(type, method) is not IMethodSymbol implementation ? method
                : implementation.ContainingType.TypeKind == TypeKind.Interface ? implementation
                : Implementation(implementation, type);
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                        return candidate;
                }
            }
        }

        return method;
    }

    /// <summary>
    /// What implements a member of an interface in a class; the interface may still have the type parameters of the code that names it.
    /// </summary>
    private static ISymbol? ImplementationIn(INamedTypeSymbol type, ISymbol member)
    {
        if (type.FindImplementationForInterfaceMember(member) is { } implementation)
            return implementation;
        var implemented = type.AllInterfaces
            .Where(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, member.ContainingType.OriginalDefinition))
            .Take(2).ToList();
        return implemented is [var only]
            && only.GetMembers(member.Name).FirstOrDefault(each =>
                SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, member.OriginalDefinition)) is { } closed
            ? type.FindImplementationForInterfaceMember(closed)
            : null;
    }

    /// <summary>
    /// The member of a class that a static one of an interface stands for; <see langword="null"/> where the class is not known.
    /// </summary>
    /// <param name="arguments">What the type parameters stand for.</param>
    /// <param name="member">The member of the interface.</param>
    /// <param name="type">The type that it is asked of.</param>
    public static ISymbol? StaticImplementation(TypeArguments arguments, ISymbol member, ITypeSymbol? type)
    {
        if (type is null || arguments.Substitute(type) is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } known)
            return null;
        var contract = arguments.Substitute(member.ContainingType) is INamedTypeSymbol constructed
            ? constructed.GetMembers(member.Name)
                .FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, member.OriginalDefinition))
            : null;
        return known.FindImplementationForInterfaceMember(contract ?? member) is { IsAbstract: false } implementation
            ? implementation
            : null;
    }

    /// <summary>What an object keeps a member under: an override shares the place of what it overrides.</summary>
    public static MemberKey StorageKey(ISymbol member) =>
        MemberKey.Of(StorageOf(member) is IPropertySymbol property ? Root(property) : member.OriginalDefinition);

    /// <summary>The definition of a member; for the field behind a property, that of the property.</summary>
    public static ISymbol StorageOf(ISymbol member) =>
        (member is IFieldSymbol { AssociatedSymbol: IPropertySymbol property } ? property : member).OriginalDefinition;

    private static IPropertySymbol Root(IPropertySymbol property)
    {
        while (property.OverriddenProperty is { } overridden)
            property = overridden;
        return property.OriginalDefinition;
    }

    /// <summary>Whether a constructor is declared by the parameters of its class.</summary>
    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax() is TypeDeclarationSyntax;

    /// <summary>Whether a record, or one that it derives from, has a copy constructor that is written out.</summary>
    public static bool IsCopiedByCode(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.InstanceConstructors.Any(constructor =>
                constructor is { IsImplicitlyDeclared: false, Parameters: [{ Type: var original }] }
                    && SymbolEqualityComparer.Default.Equals(original, current)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The property that a record makes of a parameter.</summary>
    public static IPropertySymbol? PositionalProperty(IParameterSymbol parameter) =>
        parameter.ContainingType.GetMembers(parameter.Name).OfType<IPropertySymbol>()
            .FirstOrDefault(property => property.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is ParameterSyntax);

    /// <summary>The properties of a record that its deconstruction yields.</summary>
    public static IReadOnlyList<IPropertySymbol>? PositionalProperties(INamedTypeSymbol type) =>
        type.IsRecord && type.InstanceConstructors.FirstOrDefault(IsPrimary) is { } constructor
            ? [.. constructor.Parameters.Select(PositionalProperty).OfType<IPropertySymbol>()]
            : null;
}
