using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>
/// A file of own rules that changes while an IDE runs: it asks one analyzer again and again, about several versions at once.
/// </summary>
public sealed class OwnRuleChangesTests
{
    private const string Program = "class Program { void Run() => new Pulumi.Aws.Sqs.Queue(\"x\"); }";

    private static readonly string[] Versions =
    [
        Of("INFRA8001"), Of("INFRA8002"), Of("INFRA8001")[..60], "", Of("INFRA8001", "INFRA8002"), Of("INFRA8002", "INFRA8002"),
    ];

    private static readonly string[] Answers =
        ["INFRA8001", "INFRA8002", "INFRA9020", "INFRA9020", "INFRA8001 INFRA8002", "INFRA8002 INFRA9020"];

    private readonly InfraAnalyzer _analyzer = new();
    private readonly Compilation _program = TestProgram.Of(Libraries.Pulumi, Program).Compile();
    private Exception? _thrown;

    [Fact]
    public async Task Is_judged_as_it_is_each_time()
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var (version, answer) in Versions.Zip(Answers))
                Assert.Equal(answer, await AskAsync(new Text(() => version)));
        }

        var atOnce = await Task.WhenAll(Enumerable.Range(0, 24).Select(number =>
            Task.Run(() => AskAsync(new Text(() => Versions[number % Versions.Length])))));
        Assert.Equal(Enumerable.Range(0, 24).Select(number => Answers[number % Answers.Length]), atOnce);
        Assert.Null(_thrown);
    }

    /// <summary>It is deleted, comes back, or changes between two looks at it.</summary>
    [Fact]
    public async Task May_come_and_go()
    {
        Assert.Equal("", await AskAsync(new Text(() => null)));
        Assert.Equal("INFRA8001", await AskAsync(new Text(() => Versions[0])));
        var looks = 0;
        var answer = await AskAsync(new Text(() => Versions[looks++ % Versions.Length]));
        Assert.Contains(answer, Answers.Append(""));
        Assert.Null(_thrown);
    }

    private async Task<string> AskAsync(AdditionalText text)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([text]),
            (exception, _, _) => _thrown = exception,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = await _program.WithAnalyzers([_analyzer], options).GetAnalyzerDiagnosticsAsync();
        return string.Join(' ', found.Select(diagnostic => diagnostic.Id)
            .Where(id => id is "INFRA9020" || id.StartsWith("INFRA8", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string Of(params string[] ids) => OwnRuleCheck.File([.. ids.Select(id =>
        $$"""{ "id": "{{id}}", "title": "T", "resource": "aws_sqs_queue", "require": { "kms_master_key_id": "$set" } }""")]);

    private sealed class Text(Func<string?> read) : AdditionalText
    {
        public override string Path => OwnRules.FileName;

        public override SourceText? GetText(CancellationToken cancellationToken = default) =>
            read() is { } text ? SourceText.From(text) : null;
    }
}
