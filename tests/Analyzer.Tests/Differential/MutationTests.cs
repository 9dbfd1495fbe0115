using System.Collections.Immutable;
using Infra.Analyzers.Models;
using Infra.Analyzers.Testing;
using Infra.Analyzers.Tests.Differential.Grammars;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>
/// Whether the grammars exercise what the analyzer knows of libraries: with a part of it turned off, less is found. What is not found less
/// says that the generator does not compose it, so that its figures say nothing about it. What writes JSON makes policies, which other
/// rules are about.
/// </summary>
public sealed class MutationTests
{
    private const int Programs = 60;

    /// <summary>Said where a trail is incomplete whenever it is made; where a test is undecided, another says that it may be.</summary>
    private const string Certain = "INFRA1001";

    private static readonly Dictionary<string, ImmutableArray<LibraryModel>> Families = new(StringComparer.Ordinal)
    {
        ["strings"] = StringModels.Rows,
        ["outputs"] = PulumiOutputs.Rows,
        ["objects"] = ObjectModels.Rows,
        ["tasks"] = TaskModels.Rows,
        ["collections"] = CollectionModels.Rows,
        ["immutable collections"] = ImmutableModels.Rows,
        ["dictionaries"] = DictionaryModels.Rows,
        ["enumerators"] = EnumeratorModels.Rows,
        ["queries"] = QueryModels.Rows,
    };

    private static readonly Lazy<Task<Compilation>> Program = new(() => Task.Run(() => (Compilation)Comparison.TestOf(
        Dialect.Pulumi,
        [
            .. Grammar.All.Where(grammar => !grammar.IsAlone && grammar != ScriptGrammar.Grammar)
                .SelectMany((grammar, index) => Enumerable.Range(index * Programs, Programs)
                    .Select(seed => WrittenProgram.Write(grammar, seed, Dialect.Pulumi)))
                .Where(program => program.IsExecutable),
        ]).Compile()));

    private static readonly Lazy<Task<int>> All = new(() => FoundAsync(LibraryTable.Rows));

    public static TheoryData<string> Names => [.. Families.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Without_a_family_less_is_found(string family)
    {
        var rows = LibraryTable.Rows.RemoveRange(Families[family]);

        var (all, others) = (await All.Value, await FoundAsync(rows));

        Assert.True(others < all, $"{others} of {all} are found without {family}.");
    }

    private static async Task<int> FoundAsync(ImmutableArray<LibraryModel> rows) =>
        (await TestProgram.AnalyzeAsync(await Program.Value, TestProgram.Delivery, new InfraAnalyzer(rows)))
            .Count(diagnostic => diagnostic.Id == Certain);
}
