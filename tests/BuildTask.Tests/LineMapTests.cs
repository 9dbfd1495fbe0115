using System.Globalization;
using Infra.Analyzers.Scanner.Programs;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.BuildTask.Tests;

/// <summary><c>#line</c> leads where the compiler says that it leads.</summary>
public sealed class LineMapTests
{
    private static readonly string[] Lines =
    [
        "    M();",
        "",
        "#line 200 \"a b.tt\"",
        "  #line 7",
        "# line 12 \"dir/c.razor\" // of the page",
        "#line hidden",
        "#line default",
        "#line (1,1) - (5,60) 10 \"page.razor\"",
        "#line (30,5)-(31,6) \"page.razor\"",
        "#if A\n#line 3 \"never\"\n#endif",
    ];

    [Fact]
    public void As_the_compiler_maps()
    {
        var random = new Random(17);
        for (var program = 0; program < 400; program++)
        {
            var lines = Enumerable.Range(0, 14).Select(_ => Lines[random.Next(Lines.Length)]).ToList();
            var text = "class C { void M() {\n" + string.Join('\n', lines) + "\n}}\n";
            var source = SourceText.From(text);
            var tree = CSharpSyntaxTree.ParseText(source, path: "/src/Program.cs", cancellationToken: CancellationToken.None);
            var preprocessor = new Preprocessor([]);
            CSharpLexer.Read(text, preprocessor);
            foreach (var line in source.Lines.Where(line => line.ToString().EndsWith("M();", StringComparison.Ordinal)))
            {
                foreach (var column in new[] { 0, 4, 8 })
                {
                    var expected = tree.GetMappedLineSpan(new(line.Start + column, 0), CancellationToken.None);
                    var (file, mappedLine, mappedColumn) = preprocessor.Lines.Map(line.LineNumber + 1, column + 1);
                    var told = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{expected.Path}({expected.StartLinePosition.Line + 1},{expected.StartLinePosition.Character + 1})");
                    var ours = string.Create(CultureInfo.InvariantCulture, $"{file ?? "/src/Program.cs"}({mappedLine},{mappedColumn})");
                    Assert.True(told == ours, $"The compiler maps ({line.LineNumber + 1},{column + 1}) to {told}, we to {ours}:\n{text}");
                }
            }
        }
    }
}
