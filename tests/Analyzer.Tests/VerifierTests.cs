using System.Collections.Immutable;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Tests;

/// <summary>The verifier fails wherever a program and its markup disagree.</summary>
public sealed class VerifierTests
{
    [Fact]
    public Task What_is_marked_and_reported_passes() =>
        Verify("class {|TEST0001:Bad|} { } class {|TEST0001:BadToo|} { }", "Bad is bad.", "BadToo is bad.");

    [Fact]
    public Task A_mark_of_any_id_passes() => Verify("class [|Bad|] { }");

    [Fact]
    public Task A_missing_diagnostic_fails() => Fails("Missing:", "class [|Good|] { }");

    [Fact]
    public Task An_unmarked_diagnostic_fails() => Fails("Unexpected:", "class Bad { }");

    [Fact]
    public Task Another_id_fails() => Fails("Missing:", "class {|TEST0002:Bad|} { }");

    [Fact]
    public Task Another_span_fails() => Fails("Missing:", "[|class Bad|] { }");

    [Fact]
    public Task Another_message_fails() => Fails("Expected messages", "class [|Bad|] { }", "Bad is good.");

    [Fact]
    public Task A_compile_error_fails() => Fails("CS1002", "class C { int i }");

    [Fact]
    public Task An_analyzer_that_throws_fails() => Fails("The analyzer throws", "class Throw { }");

    [Fact]
    public Task An_additional_location_is_compared() => Verify("{|+:class|} [|Bad|] { }");

    [Fact]
    public Task Another_additional_location_fails() => Fails("additional locations", "class [|Bad|] {|+:{|} }");

    [Fact]
    public Task A_pragma_suppresses() => Verify(
        """
        #pragma warning disable TEST0001
        class Bad { }
        #pragma warning restore TEST0001
        class [|BadToo|] { }
        """);

    [Theory]
    [InlineData("INFRA1001 is not true.", "_ = @1001(@config{ @both });")]
    [InlineData("INFRA1003 is not true.", "_ = @1003(@config{ @both });")]
    [InlineData("INFRA1003 is not true.", "_ = @1003(@config{ });")]
    [InlineData("Silence is not true.", "_ = @trail(@config{ });")]
    [InlineData("Silence is not true.", "_ = @trail(@config{ @group = groupArn, @role = Given.B ? roleArn : null! });")]
    public async Task A_claim_that_a_run_refutes_fails(string because, string body)
    {
        var exception = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Check.Both(body));
        Assert.Contains(because, exception.Message, StringComparison.Ordinal);
    }

    private static async Task Verify(string source, params string[] messages) =>
        await AnalyzerVerifier.VerifyAsync(TestProgram.Of(Libraries.None, source) with { Rules = ["TEST0001"] }, [new BadNames()],
            messages);

    private static async Task Fails(string because, string source, params string[] messages)
    {
        var exception = await Assert.ThrowsAsync<VerificationException>(() => Verify(source, messages));
        Assert.Contains(because, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>Objects to classes whose names begin with Bad and fails over those called Throw.</summary>
#pragma warning disable RS1032, RS1036, RS1038, RS1041, RS2008 // An analyzer of the tests alone, which no compiler loads.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class BadNames : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule =
            new("TEST0001", "Bad name", "{0} is bad.", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(Check, SymbolKind.NamedType);
        }

        private static void Check(SymbolAnalysisContext context)
        {
            if (context.Symbol.Name == "Throw")
                throw new InvalidOperationException("Thrown on purpose.");
            if (!context.Symbol.Name.StartsWith("Bad", StringComparison.Ordinal))
                return;
            var declaration = context.Symbol.DeclaringSyntaxReferences[0];
            var keyword = Location.Create(declaration.SyntaxTree, declaration.GetSyntax().GetFirstToken().Span);
            context.ReportDiagnostic(Diagnostic.Create(Rule, context.Symbol.Locations[0], [keyword], context.Symbol.Name));
        }
    }
}
