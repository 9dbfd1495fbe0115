using System.Collections.Concurrent;
using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>
/// The methods of libraries that values pass through, as one compilation knows them. Add a row to one of the families to add a method.
/// </summary>
internal sealed class LibraryTable
{
    /// <summary>All rows.</summary>
    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        .. ObjectModels.Rows,
        .. StringModels.Rows,
        .. JsonModel.Rows,
        .. TaskModels.Rows,
        .. CollectionModels.Rows,
        .. ImmutableModels.Rows,
        .. DictionaryModels.Rows,
        .. EnumeratorModels.Rows,
        .. QueryModels.Rows,
        .. PulumiOutputs.Rows,
    ];

    private readonly Dictionary<INamedTypeSymbol, ILookup<string, LibraryModel>> _types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, LibraryModel?> _found = new(SymbolEqualityComparer.Default);

    public LibraryTable(Compilation compilation)
        : this(compilation, Rows)
    {
    }

    /// <param name="compilation">What the types are looked up in.</param>
    /// <param name="models">The rows: for tests, some of them.</param>
    public LibraryTable(Compilation compilation, IEnumerable<LibraryModel> models)
    {
        foreach (var rows in models.ToLookup(row => row.Type, StringComparer.Ordinal))
        {
            var byName = rows.ToLookup(row => row.Name, StringComparer.Ordinal);
            foreach (var type in compilation.GetTypesByMetadataName(rows.Key))
            {
                if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
                    _types[type] = byName;
            }
        }
    }

    /// <summary>The row of a method: of its own type, or of an interface that its type implements.</summary>
    public LibraryModel? Find(IMethodSymbol method) => _found.GetOrAdd((method.ReducedFrom ?? method).OriginalDefinition, FindRow);

    /// <summary>What a call yields; <see langword="null"/> where no row tells.</summary>
    public Value? Evaluate(Evaluation eval, LibraryCall call)
    {
        if (Find(call.Method) is not { } row)
            return null;
        if (row.Traits.HasFlag(LibraryTraits.Deferred)
            && call.Type is { TypeKind: TypeKind.Interface }
            && eval.Program.Effects.IsNeverEnumerated(call.Syntax))
        {
            return Value.NotNull.Value;
        }

        if (row.Handler?.Invoke(eval, call) is { } result)
            return result;
        if (DefaultOf(row, call.Method)?.Handler?.Invoke(eval, call) is { } other)
            return other;
        if (!row.Traits.HasFlag(LibraryTraits.EscapesArguments))
            return null;
        eval.Escape(call.Arguments);
        return eval.Fresh(call.Operation);
    }

    private LibraryModel? DefaultOf(LibraryModel row, IMethodSymbol method) =>
        row.Name == LibraryModel.AnyMethod ? null : DefaultOf((method.ReducedFrom ?? method).ContainingType.OriginalDefinition);

    private LibraryModel? DefaultOf(INamedTypeSymbol type) =>
        _types.TryGetValue(type, out var rows) ? rows[LibraryModel.AnyMethod].FirstOrDefault() : null;

    private LibraryModel? FindRow(IMethodSymbol method)
    {
        var declaring = method.ContainingType.OriginalDefinition;
        return FindRow(declaring, method)
            ?? (_types.ContainsKey(declaring) || declaring.IsOfSystem()
                ? declaring.AllInterfaces.Select(implemented => FindRow(implemented.OriginalDefinition, method))
                    .FirstOrDefault(row => row is not null)
                : null)
            ?? DefaultOf(declaring);
    }

    private LibraryModel? FindRow(INamedTypeSymbol type, IMethodSymbol method) =>
        _types.TryGetValue(type, out var rows)
            ? rows[method.Name].FirstOrDefault(row => row.Parameters is null || row.Parameters == method.Parameters.Length)
            : null;
}
