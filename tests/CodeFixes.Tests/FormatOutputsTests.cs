using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A text with outputs in it is made by <c>Output.Format</c>.</summary>
public sealed class FormatOutputsTests
{
    [Theory]
    [InlineData("$\"{logGroup.Arn}:*\"", "Output.Format($\"{logGroup.Arn}:*\")")]
    [InlineData("$\"{logGroup.Arn}/{logGroup.Name}\"", "Output.Format($\"{logGroup.Arn}/{logGroup.Name}\")")]
    [InlineData("$@\"\\{logGroup.Arn}\"", "Output.Format($@\"\\{logGroup.Arn}\")")]
    [InlineData("logGroup.Arn + \":*\"", "Output.Format($\"{logGroup.Arn}:*\")")]
    [InlineData("\"{\" + logGroup.Arn + \"}\" + Given.Text", "Output.Format($\"{{{logGroup.Arn}}}{Given.Text}\")")]
    [InlineData("(\"a\" + logGroup.Arn.ToString()) + $\"b{Given.Text}\"", "Output.Format($\"a{logGroup.Arn}b{Given.Text}\")")]
    [InlineData("logGroup.Arn.ToString()", "Output.Format($\"{logGroup.Arn}\")")]
    public async Task A_text_that_an_input_takes(string before, string after) => await Fixing.Best(Program(Args(before)), Args(after));

    [Fact]
    public async Task A_variable_whose_type_follows() => await Fixing.Best(
        Program(Stack("var arn = $\"{logGroup.Arn}:*\";\n_ = new Trail(\"t\", new TrailArgs { CloudWatchLogsGroupArn = arn });")),
        Stack("var arn = Output.Format($\"{logGroup.Arn}:*\");\n_ = new Trail(\"t\", new TrailArgs { CloudWatchLogsGroupArn = arn });"));

    [Theory]
    [InlineData("string arn = $\"{logGroup.Arn}:*\";")]
    [InlineData("Console.WriteLine(string.Format(\"{0}\", logGroup.Arn));")]
    public async Task Nothing_is_offered_where_the_text_must_be_a_string(string statement) => await Fixing.None(Program(Stack(statement)));

    private static TestProgram Program(string source) => TestProgram.Of(Libraries.Pulumi, source) with { Rules = ["INFRA1013"] };

    private static string Args(string value) => Stack($$"""_ = new Trail("t", new TrailArgs { CloudWatchLogsGroupArn = {{value}} });""");

    private static string Stack(string body) => Fixing.PulumiStack("var logGroup = new LogGroup(\"g\");\n" + body);
}
