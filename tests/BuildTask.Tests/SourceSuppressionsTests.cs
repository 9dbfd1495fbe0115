using System.Collections.Immutable;
using Infra.Analyzers.Scanner.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary>
/// What the source says of a finding that only a scan has means what it means for a finding of the compiler: the compiler itself is
/// asked about an analyzer that reports every trail.
/// </summary>
public sealed class SourceSuppressionsTests
{
    private const string Rule = "INFRA1001";

    private const string Program = """
        using System.Diagnostics.CodeAnalysis;
        using SM = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;
        using CA = System.Diagnostics.CodeAnalysis;

        Run.Go(args => new Cloudtrail(null, "top-level"));
        new Cloudtrail(null, "top-level-too");

        #pragma warning disable INFRA1001, CS0168 // one of several
        new Cloudtrail(null, "pragma");
        #pragma warning restore INFRA1001
        new Cloudtrail(null, "restored");
        #pragma warning disable
        new Cloudtrail(null, "pragma-for-all");
        #pragma warning restore CS0168
        new Cloudtrail(null, "restored-another");
        #pragma warning restore
        #pragma warning disable INFRA1002
        new Cloudtrail(null, "pragma-for-another");
        #if NEVER
        #pragma warning disable INFRA1001
        #endif
        new Cloudtrail(null, "pragma-not-compiled"); new Cloudtrail(null, "same-line");

        [SuppressMessage("c", "INFRA1001")]
        static void Local() { new Cloudtrail(null, "local-function"); }
        Local();

        public static class Run
        {
            public static void Go(System.Func<string[], Cloudtrail> make) { }
        }

        public class Cloudtrail(object? scope, string id, object? config = null) { public object? Scope => scope; public string Id => id; public object? Config => config; }

        namespace Ids
        {
            internal static class Known
            {
                public const string Trail = "INFRA" + Number, Unused = "x";
                private const string Number = "1001";
            }
        }

        namespace Outer
        {
            using Ids;

            [SuppressMessage("c", "INFRA1001:CloudTrail does not deliver", Justification = "k")]
            public class ByType
            {
                private readonly Cloudtrail _field = new(null, "by-type-field");
                public ByType() => new Cloudtrail(null, "by-type-ctor").ToString();
                public class Nested { public static void M() { new Cloudtrail(null, "by-type-nested"); } }
            }

            public partial record class Several(int A)
            {
                [SM("c", "INFRA1001")] public void Alias() { new Cloudtrail(null, "alias"); }
                [CA.SuppressMessage("c", "INFRA1001")] public void NamespaceAlias() { new Cloudtrail(null, "namespace-alias"); }
                [global::System.Diagnostics.CodeAnalysis.SuppressMessageAttribute("c", checkId: "INFRA1001")] public void Qualified() { new Cloudtrail(null, "qualified"); }
                [SuppressMessage("c", Known.Trail)] public void Constant() { new Cloudtrail(null, "constant"); }
                [SuppressMessage("c", "INFRA" + ("10" + "01"))] public void Sum() { new Cloudtrail(null, "sum"); }
                [SuppressMessage(checkId: "INFRA1001", category: "c")] public void Named() { new Cloudtrail(null, "named"); }
                [SuppressMessage("c", "infra1001")] public void OtherCase() { new Cloudtrail(null, "other-case"); }
                [SuppressMessage("c", "INFRA1002")] public void OtherRule() { new Cloudtrail(null, "other-rule"); }
                [System.Obsolete("INFRA1001"), SuppressMessage("c", "INFRA1001")] public void Second() { new Cloudtrail(null, "second"); }
                [System.Obsolete("INFRA1001")] public void Not() { new Cloudtrail(null, "not-suppressed"); }
                [UnconditionalSuppressMessage("c", "INFRA1001")] public void Unconditional() { new Cloudtrail(null, "unconditional"); }

                [SuppressMessage("c", "INFRA1001")]
                public Cloudtrail Property { get; } = new(null, "property-value");
                public Cloudtrail After { get; } = new Cloudtrail(null, "after-property");
                [SuppressMessage("c", "INFRA1001")] public Cloudtrail Arrow => new Cloudtrail(null, "property-arrow");
                public Cloudtrail AfterArrow => new Cloudtrail(null, "after-arrow");

                public Cloudtrail Accessors
                {
                    [SuppressMessage("c", "INFRA1001")]
                    get { return new Cloudtrail(null, "getter"); }
                    set { new Cloudtrail(null, "setter"); }
                }

                [SuppressMessage("c", "INFRA1001")] private Cloudtrail _one = new(null, "field"), _two = new(null, "second-field");
                private Cloudtrail _three = new(null, "other-field");

                public (int, int) Tuple()
                {
                    [SuppressMessage("c", "INFRA1001")]
                    void Inner() { new Cloudtrail(null, "inner"); }
                    new Cloudtrail(null, "around-inner");
                    Inner();
                    System.Action lambda = [SuppressMessage("c", "INFRA1001")] () => { new Cloudtrail(null, "lambda"); };
                    var list = new[] { 1, 2 };
                    if (list[0] == 1) { new Cloudtrail(null, "in-if"); } else { new Cloudtrail(null, "in-else"); }
                    return (1, 2);
                }

                [SuppressMessage("c", "INFRA1001")]
                public static Several operator +(Several a, Several b) { new Cloudtrail(null, "operator"); return a; }
                public Cloudtrail this[int index] { get { return new Cloudtrail(null, "indexer"); } }
                public void Generic<T>(T value, System.Collections.Generic.List<string>? names = null) where T : class { new Cloudtrail(null, "generic"); }
                public void Overload(int? number) { new Cloudtrail(null, "overload-number"); }
                public void Overload(string[] text, ref int number) { new Cloudtrail(null, "overload-text"); }
                public void Overload() { new Cloudtrail(null, "overload-none"); }
            }

            public struct Box<T> { public void M() { new Cloudtrail(null, "generic-type"); } }
            public interface IMake { void Make() { new Cloudtrail(null, "interface"); } }
        }

        namespace Outer.Inner.Deep { public class C { public C(string a) { new Cloudtrail(null, "deep"); } static C() { new Cloudtrail(null, "static-ctor"); } } }
        namespace OuterNot { public class C { public void M() { new Cloudtrail(null, "outer-not"); } } }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("""Scope = "type", Target = "~T:Outer.Several" """)]
    [InlineData("""Scope = "type", Target = "T:Outer.Several" """)]
    [InlineData("""Scope = "Type", Target = "~T:Outer.ByType.Nested" """)]
    [InlineData("""Scope = "type", Target = "~T:Outer.Box`1" """)]
    [InlineData("""Scope = "type", Target = "~T:Program" """)]
    [InlineData("""Scope = "type", Target = "~T:Several" """)]
    [InlineData("""Scope = "type", Target = "Outer.Several" """)]
    [InlineData("""Scope = "member", Target = "~T:Outer.Several" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Several.Generic``1(``0,System.Collections.Generic.List{System.String})" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Several.Overload(System.Nullable{System.Int32})" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Several.Overload(System.String[],System.Int32@)" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Several.Overload" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Several.Overload(System.Int32)" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Several.Tuple" """)]
    [InlineData("""Scope = "member", Target = "~P:Outer.Several.After" """)]
    [InlineData("""Scope = "member", Target = "~P:Outer.Several.Item(System.Int32)" """)]
    [InlineData("""Scope = "member", Target = "~F:Outer.Several._three" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.ByType.#ctor" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Inner.Deep.C.#ctor(System.String)" """)]
    [InlineData("""Scope = "member", Target = "~M:Outer.Inner.Deep.C.#cctor" """)]
    [InlineData("""Scope = "member", Target = "Outer.Inner.Deep.C.#.ctor(System.String)" """)]
    [InlineData("""Scope = "member", Target = "~M:Program.<Main>$(System.String[])" """)]
    [InlineData("""Scope = "namespace", Target = "~N:Outer" """)]
    [InlineData("""Scope = "namespaceanddescendants", Target = "~N:Outer" """)]
    [InlineData("""Scope = "NamespaceAndDescendants", Target = "~N:Outer.Inner" """)]
    [InlineData("""Scope = "namespaceanddescendants", Target = "Outer.Inner.Deep" """)]
    [InlineData("""Scope = "module" """)]
    [InlineData("""Scope = "nonsense", Target = "~T:Outer.Several" """)]
    [InlineData("""Target = "~T:Outer.Several" """)]
    public void As_the_compiler_does(string global)
    {
        var files = new List<string> { Program };
        if (global.Length > 0)
            files.Add($"""[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("c", "INFRA1001", {global})]""");

        Assert.Equal(string.Join('\n', Compiler(files)), string.Join('\n', Ours(files)));
    }

    [Fact]
    public void A_global_alias_holds_for_all_files()
    {
        string[] files =
        [
            "global using SM = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;",
            """
            namespace N;
            [SM("c", "INFRA1001")] public class A { public void M() { new Cloudtrail(null, "a"); } }
            public class B { public void M() { new Cloudtrail(null, "b"); } }
            public class Cloudtrail(object? scope, string id) { public object? Scope => scope; public string Id => id; }
            """,
            """[module: System.Diagnostics.CodeAnalysis.SuppressMessage("c", "INFRA1001", Scope = "type", Target = "~T:N.B", """
                + """Justification = "Known.")]""",
        ];

        Assert.Equal(["\"a\" True", "\"b\" True"], Compiler(files));
        Assert.Equal(Compiler(files), Ours(files));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[assembly: SuppressMessage(")]
    [InlineData("namespace { class { void ( [ }")]
    [InlineData("class C { [A] }")]
    [InlineData("class C<")]
    [InlineData("class C { int this[")]
    [InlineData("#line (\n#pragma warning\n#if (((\n#elif\n#line 99999999999999 \"")]
    public void Broken_text_is_read_to_its_end(string code) => Assert.NotNull(new CSharpFile(code, "/src/Program.cs", []));

    [Fact]
    public void Text_as_deep_as_one_likes_is_survived()
    {
        foreach (var piece in new[] { "class C {", "namespace N {", "void M() { [A] ", "[A(", "class C<" })
            Assert.NotNull(new CSharpFile(string.Concat(Enumerable.Repeat(piece, 20_000)), "/src/Program.cs", []));
        Assert.NotNull(new CSharpFile("#if " + new string('(', 100_000) + "\n#endif", "/src/Program.cs", []));
    }

    private static List<string> Ours(IReadOnlyList<string> files)
    {
        var parsed = files.Select((text, index) => new CSharpFile(text, $"/src/{index}.cs", [])).ToList();
        var suppressions = new SourceSuppressions(parsed);
        return
        [
            .. from file in parsed
               from site in file.Sites
               select $"\"{site.Id.Pieces![0]}\" {suppressions.At(Rule, site) is not null}",
        ];
    }

    private static List<string> Compiler(IReadOnlyList<string> files)
    {
        var references =
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            "Program",
            files.Select((text, index) =>
                CSharpSyntaxTree.ParseText(text, path: $"/src/{index}.cs", cancellationToken: CancellationToken.None)),
            references,
            new(files[0].Contains("Run.Go", StringComparison.Ordinal) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(
            compilation.GetDiagnostics(CancellationToken.None).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var options =
            new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: false,
                logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        return
        [
            .. from diagnostic in compilation.WithAnalyzers([new EveryTrail()], options).GetAnalyzerDiagnosticsAsync(CancellationToken.None)
                .GetAwaiter().GetResult()
               orderby diagnostic.Location.SourceTree!.FilePath, diagnostic.Location.SourceSpan.Start
               select $"{diagnostic.Properties["id"]} {diagnostic.IsSuppressed}",
        ];
    }

    private sealed class EveryTrail : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _descriptor = new(Rule, "t", "m", "c", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(Report, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        }

        private void Report(SyntaxNodeAnalysisContext context)
        {
            var arguments = ((BaseObjectCreationExpressionSyntax)context.Node).ArgumentList!.Arguments;
            var properties = ImmutableDictionary<string, string?>.Empty.Add("id", arguments[1].ToString());
            context.ReportDiagnostic(Diagnostic.Create(_descriptor, context.Node.GetLocation(), properties));
        }
    }
}
