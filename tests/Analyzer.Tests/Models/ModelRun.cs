using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Models;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Symbols;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Tests.Models;

/// <summary>Runs a method over abstract values, and says what it returns.</summary>
internal sealed class ModelRun
{
    private readonly CSharpCompilation _compilation;
    private readonly Frameworks _frameworks;

    public ModelRun(Libraries libraries, string source, params IEnumerable<MetadataReference> references)
    {
        _compilation = TestProgram.Of(libraries, "").Compile()
            .RemoveAllSyntaxTrees()
            .AddReferences(references)
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview)));
        var errors = _compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join(Environment.NewLine, errors) + Environment.NewLine + source);
        _frameworks = Frameworks.Of(_compilation, RuleBook.BuiltIn)!;
    }

    public Compilation Compilation => _compilation;

    /// <summary>What a method of the class <c>Program</c> returns: all its outcomes.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="rows">The rows of the library table that are known.</param>
    public string ResultOf(string method, IEnumerable<LibraryModel> rows)
    {
        var (program, body, log) = Prepare(method, new(_compilation, rows));
        var attributes = new AttributeReader(_frameworks, ResourceInterests.Of(RuleBook.BuiltIn));
        var environment = new ProgramEnvironment(_frameworks, new(_compilation, rows), attributes, Sites, log);
        var run = new RunContext(program, environment, Budget.Of(body), CancellationToken.None);
        var frame = new Frame(run.FrameId(0, body.Graph.OriginalOperation.Syntax, 0), body.Owner, body.Graph, null, null, null);
        var exits = GraphDriver.Execute(new(run, frame, null), frame, State.Empty).Exits;
        return string.Join(" or ", exits.Select(exit => Show(program, exit.State, exit.Result!)).Distinct());
    }

    /// <summary>What a method of the class <c>Program</c> makes.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="interests">What rules ask for.</param>
    public ResourceLog Made(string method, ResourceInterests interests)
    {
        var libraries = new LibraryTable(_compilation);
        var (program, body, log) = Prepare(method, libraries);
        var environment = new ProgramEnvironment(_frameworks, libraries, new(_frameworks, interests), Sites, log);
        Assert.True(AbstractInterpreter.TryRun(program, environment, body, CancellationToken.None));
        return log;
    }

    private RelatedSites Sites => new(_compilation, _frameworks, CancellationToken.None);

    private (ProgramSource Program, Body Body, ResourceLog Log) Prepare(string method, LibraryTable libraries)
    {
        var program = new ProgramSource(_compilation, new TypeModel(_compilation, _frameworks, libraries), CancellationToken.None);
        var body = program.BodyOf((IMethodSymbol)_compilation.GetTypeByMetadataName("Program")!.GetMembers(method).Single())!;
        return (program, body, new(program.Effects.MayCreate));
    }

    private static string Show(ProgramSource program, State state, Value value) => state.Constraints.Resolve(value) switch
    {
        Value.Null => "null",
        Value.Constant { Content: string text } => SymbolDisplay.FormatLiteral(text, quote: true),
        Value.Constant constant => Convert.ToString(constant.Content, CultureInfo.InvariantCulture)!,
        Value.Tuple tuple => $"({Show(program, state, tuple.Elements)})",
        Value.Lifted lifted => $"output {Show(program, state, lifted.Inner)}",
        Value.Reference reference => Show(program, state, state.Heap[reference.Id]),
        Value.Choice choice => string.Join(" or ", choice.Options.Select(option => Show(program, state, option))),
        _ => "?",
    };

    private static string Show(ProgramSource program, State state, HeapObject instance) =>
        instance.HasEscaped ? "?"
        : instance.Elements is { } elements ? $"[{Show(program, state, elements)}]"
        : Collections.EntriesOf(program, instance) is { } entries
        ? $"{{{string.Join(", ", entries.Select(entry => $"{Show(program, state, entry.Key)}: {Show(program, state, entry.Value)}"))}}}"
        : "object";

    private static string Show(ProgramSource program, State state, ImmutableArray<Value> values) =>
        string.Join(", ", values.Select(value => Show(program, state, value)));
}
