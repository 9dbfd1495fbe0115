using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>INFRA1013: Pulumi's outputs must not be made part of a text before their values are known.</summary>
public sealed class FormatOutputsTests
{
    [Theory]
    [InlineData("Input<string> text = $\"{{|INFRA1013:group.Arn|}}:*\";")]
    [InlineData("var text = {|INFRA1013:group.Arn|} + \":*\";")]
    [InlineData("var text = \"a\" + \"b\" + {|INFRA1013:group.Arn|};")]
    [InlineData("var text = \"a\"; text += {|INFRA1013:group.Arn|};")]
    [InlineData("var text = {|INFRA1013:group.Arn|}.ToString();")]
    [InlineData("var text = string.Format(\"{0}:*\", {|INFRA1013:group.Arn|});")]
    [InlineData("var text = string.Concat({|INFRA1013:group.Arn|}, \":*\");")]
    [InlineData("Input<string> arn = group.Arn; var text = $\"{{|INFRA1013:arn|}}\";")]
    [InlineData("var arn = group.Arn; System.Console.WriteLine($\"{{|INFRA1013:arn|}}\");")]
    [InlineData("var text = $\"{{|INFRA1013:group.Arn|}} {{|INFRA1013:group.Name|}}\";")]
    [InlineData("object text = ($\"{{|INFRA1013:group.Arn|}}\");")]
    public Task Found(string statements) => Verify([Stack(statements)]);

    [Theory]
    [InlineData("Input<string> text = Output.Format($\"{group.Arn}:*\");")]
    [InlineData("Input<string> text = group.Arn.Apply(arn => $\"{arn}:*\");")]
    [InlineData("System.FormattableString text = $\"{group.Arn}:*\";")]
    [InlineData("System.IFormattable text = $\"{group.Arn}:*\";")]
    [InlineData("Takes($\"{group.Arn}\");")]
    [InlineData("var text = $\"{group}\" + nameof(group.Arn) + 1.ToString();")]
    [InlineData("var text = $\"{group.GetResourceName()} {typeof(Output<string>)} {nameof(Output)}\";")]
    [InlineData("Input<string> text = Output.Tuple(group.Arn, group.Name).Apply(both => $\"{both.Item1}/{both.Item2}\");")]
    [InlineData("Input<string> text = Output.All(group.Arn, group.Name).Apply(all => string.Join(\"/\", all));")]
    [InlineData("Input<string> text = Output.Format($\"{group.Arn}{(group.Name == null ? \"\" : \"x\")}\");")]
    [InlineData("Output<string> Format(System.FormattableString text) => Output.Format(text); var text = Format($\"{group.Arn}\");")]
    [InlineData("var text = group.Arn.Apply(arn => arn + \":*\");")]
    [InlineData("var text = Output.Create($\"{1}\");")]
    public Task Not_found(string statements) => Verify([Stack(statements)]);

    [Fact]
    public Task In_a_file_that_names_Pulumi_by_a_global_using() => Verify(
        [
            "global using Pulumi; global using Pulumi.Aws.CloudWatch;",
            "class Program { string Text(LogGroup group) => $\"{{|INFRA1013:group.Arn|}}\"; }",
        ]);

    [Fact]
    public Task The_message_says_what_to_do() => Verify(
        [Stack("var text = $\"{{|INFRA1013:group.Arn|}}:*\";")],
        "'group.Arn' is an Output<string> whose value is not known yet, so the text gets an error message in its place; "
            + "use Output.Format or Apply");

    [Fact]
    public Task Names_that_are_not_Pulumis() => Verify(
        [
            """
            using My;
            class Program { string Text(Output<string> output) => $"{output}" + typeof(Pulumi.Resource); }
            namespace My { class Output<T>; }
            """,
        ]);

    private static Task Verify(string[] sources, params string[] messages) =>
        AnalyzerVerifier.VerifyAsync(TestProgram.Of(Libraries.Pulumi, sources) with { Rules = ["INFRA1013"] }, [new InfraAnalyzer()],
            messages);

    private static string Stack(string statements) =>
        $$"""
        using Pulumi; using Pulumi.Aws.CloudWatch;

        class Program : Stack
        {
            public Program()
            {
                var group = new LogGroup("g");
                {{statements}}
            }

            static void Takes(Handler text) { }

            [System.Runtime.CompilerServices.InterpolatedStringHandler]
            ref struct Handler
            {
                public Handler(int literals, int holes) { }
                public void AppendLiteral(string text) { }
                public void AppendFormatted<T>(T value) { }
            }
        }
        """;
}
