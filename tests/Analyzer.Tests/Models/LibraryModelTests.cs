using System.Text;
using Infra.Analyzers.Models;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Tests.Models;

/// <summary>Each row of the library table, by a program of its own: what it yields, and that it is this row which makes it so.</summary>
public sealed class LibraryModelTests
{
    private const string Unknown = "?";

    private static readonly Dictionary<string, (string Body, string Result)> Cases = LibraryCases.All;

    private static readonly List<string> Names = [.. LibraryTable.Rows.Select(row => row.ToString()).Where(Cases.ContainsKey)];

    private static readonly Lazy<ModelRun> Program = new(() => new(Libraries.Pulumi, Source()));

    public static TheoryData<string> AllRows => [.. LibraryTable.Rows.Select(row => row.ToString())];

    [Fact]
    public void Every_program_is_of_a_row() =>
        Assert.Empty(Cases.Keys.Except(LibraryTable.Rows.Select(row => row.ToString())));

    [Theory]
    [MemberData(nameof(AllRows))]
    public void A_row_has_a_program_that_calls_it(string name)
    {
        var row = Row(name);
        Assert.True(Cases.ContainsKey(name), $"No program shows what {name} does: add one to {nameof(LibraryCases)}.");
        var table = new LibraryTable(Program.Value.Compilation);
        Assert.Contains(row, CallsIn(name).Select(table.Find));
    }

    [Theory]
    [MemberData(nameof(AllRows))]
    public void A_row_yields_what_the_method_does(string name) =>
        Assert.Equal(Cases[name].Result, Program.Value.ResultOf(Method(name), LibraryTable.Rows));

    /// <summary>Where the rows were not needed, their tests would show nothing.</summary>
    [Theory]
    [MemberData(nameof(AllRows))]
    public void Without_the_row_the_result_is_another(string name)
    {
        var row = Row(name);
        if (row.Handler is null && row.Name != LibraryModel.AnyMethod && Cases[name].Result == Unknown)
            return;
        // Spans have enumerators with an interface since .NET 9, to which another row applies.
        if (row.Type.Contains("Span`1+", StringComparison.Ordinal))
            return;
        Assert.NotEqual(Cases[name].Result, Program.Value.ResultOf(Method(name), LibraryTable.Rows.Remove(row)));
    }

    /// <summary>Whether a query is deferred is read from the table by whoever must know it.</summary>
    [Fact]
    public void Queries_are_deferred()
    {
        var table = new LibraryTable(Program.Value.Compilation);
        var queries = LibraryTable.Rows
            .Where(row => row is { Type: "System.Linq.Enumerable", Handler: null, Name: not LibraryModel.AnyMethod });
        Assert.All(
            queries,
            row =>
                Assert.Contains(
                    CallsIn(row.ToString()).Select(table.Find),
                    found => found?.Traits.HasFlag(LibraryTraits.Deferred) == true));
    }

    private static LibraryModel Row(string name) => LibraryTable.Rows.Single(row => row.ToString() == name);

    private static string Method(string name) => $"Case{Names.IndexOf(name)}";

    private static IEnumerable<IMethodSymbol> CallsIn(string name)
    {
        var compilation = Program.Value.Compilation;
        var tree = compilation.SyntaxTrees.Single();
        var method = tree.GetRoot()
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Single(method => method.Identifier.ValueText == Method(name));
        return compilation.GetSemanticModel(tree).GetOperation(method)!.Descendants().SelectMany(Called);
    }

    private static IEnumerable<IMethodSymbol> Called(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => [invocation.TargetMethod],
        IObjectCreationOperation { Constructor: { } constructor } => [constructor],
        IForEachLoopOperation { Syntax: CommonForEachStatementSyntax loop } when loop.GetForEach(operation.SemanticModel!) is var methods =>
            new[] { methods.GetEnumeratorMethod, methods.MoveNextMethod, methods.DisposeMethod }.OfType<IMethodSymbol>(),
        _ => [],
    };

    private static string Source()
    {
        var source = new StringBuilder("""
            using System; using System.Collections; using System.Collections.Generic; using System.Collections.Immutable; using System.Linq;
            using System.Runtime.CompilerServices; using System.Threading.Tasks; using Pulumi;
            class Box { public string? X { get; set; } }
            static class Program
            {
            """);
        foreach (var name in Names)
            source.AppendLine().Append("static object? ").Append(Method(name)).Append("() { ").Append(Cases[name].Body).Append(" }");
        return source.AppendLine().Append('}').ToString();
    }
}

/// <summary>What the compiler calls in a loop.</summary>
internal static class LoopMethods
{
    public static ForEachStatementInfo GetForEach(this CommonForEachStatementSyntax loop, SemanticModel model) =>
        model.GetForEachStatementInfo(loop);
}
