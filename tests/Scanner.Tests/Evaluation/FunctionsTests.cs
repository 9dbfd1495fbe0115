using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Tests.Evaluation;

/// <summary>Every function by itself: a call, and what it comes to. <c>unknown</c> is a value of which nothing is known.</summary>
public sealed class FunctionsTests
{
    [Theory]

    // Choice
    [InlineData("coalesce(null, \"\", \"a\", \"b\")", "\"a\"")]
    [InlineData("coalesce(null, 0)", "0")]
    [InlineData("coalesce(unknown, \"a\")", "unknown")]
    [InlineData("coalesce(\"a\", unknown)", "\"a\"")]
    [InlineData("coalesce(null, \"\")", "failure")]
    [InlineData("coalescelist([], [1])", "[1]")]
    [InlineData("coalescelist(null, [1])", "[1]")]
    [InlineData("coalescelist(unknown, [1])", "unknown")]
    [InlineData("coalescelist([], [])", "failure")]
    [InlineData("lookup({ a = 1 }, \"a\", 2)", "1")]
    [InlineData("lookup({ a = 1 }, \"b\", 2)", "2")]
    [InlineData("lookup({ a = 1 }, \"b\")", "failure")]
    [InlineData("lookup({ a = 1 }, unknown, 2)", "unknown")]
    [InlineData("lookup(unknown, \"a\", 2)", "unknown")]
    [InlineData("element([1, 2, 3], 4)", "2")]
    [InlineData("element([1, 2, 3], \"0\")", "1")]
    [InlineData("element([], 0)", "failure")]
    [InlineData("element([1], unknown)", "unknown")]
    [InlineData("one([])", "null")]
    [InlineData("one([1])", "1")]
    [InlineData("one([1, 2])", "failure")]
    [InlineData("one(unknown)", "unknown")]
    [InlineData("one()", "failure")]
    [InlineData("sensitive(1)", "1")]
    [InlineData("nonsensitive(unknown)", "unknown")]

    // Text
    [InlineData("format(\"%s-%d-%v-100%%\", \"a\", 1, true)", "\"a-1-true-100%\"")]
    [InlineData("format(\"%s\", unknown)", "text")]
    [InlineData("format(\"%s\")", "unknown")]
    [InlineData("format(\"%s\", null)", "failure")]
    [InlineData("format(\"a\", 1)", "failure")]
    [InlineData("format(\"%05d\", 1)", "unknown")]
    [InlineData("format(unknown, 1)", "unknown")]
    [InlineData("join(\",\", [\"a\", \"b\"], [\"c\"])", "\"a,b,c\"")]
    [InlineData("join(\",\", [])", "\"\"")]
    [InlineData("join(\",\", unknown)", "unknown")]
    [InlineData("join(\",\", [null])", "failure")]
    [InlineData("replace(\"a-b\", \"-\", \"+\")", "\"a+b\"")]
    [InlineData("replace(\"a-b\", \"/-/\", \"+\")", "unknown")]
    [InlineData("replace(\"a\", \"\", \"b\")", "unknown")]
    [InlineData("trimspace(\" a \\n\")", "\"a\"")]
    [InlineData("chomp(\"a \\r\\n\\n\")", "\"a \"")]
    [InlineData("lower(\"ÄB\")", "\"äb\"")]
    [InlineData("upper(\"äb\")", "\"ÄB\"")]
    [InlineData("upper(unknown)", "unknown")]
    [InlineData("upper(\"a\", \"b\")", "unknown")]
    [InlineData("trim(\"?!a?\", \"!?\")", "\"a\"")]
    [InlineData("trimprefix(\"ab\", \"a\")", "\"b\"")]
    [InlineData("trimprefix(\"ab\", \"b\")", "\"ab\"")]
    [InlineData("trimsuffix(\"ab\", \"b\")", "\"a\"")]
    [InlineData("trimsuffix(\"ab\", \"a\")", "\"ab\"")]
    [InlineData("split(\",\", \"a,,b\")", "[\"a\", \"\", \"b\"]")]
    [InlineData("split(\",\", \"\")", "[\"\"]")]
    [InlineData("split(\"\", \"ab\")", "unknown")]
    [InlineData("startswith(\"ab\", \"a\")", "true")]
    [InlineData("endswith(\"ab\", \"a\")", "false")]
    [InlineData("strcontains(\"abc\", \"b\")", "true")]
    [InlineData("strcontains(unknown, \"b\")", "unknown")]

    // Collections
    [InlineData("length([1, 2])", "2")]
    [InlineData("length({ a = 1 })", "1")]
    [InlineData("length(\"äb\")", "2")]
    [InlineData("length([unknown])", "1")]
    [InlineData("length(unknown)", "unknown")]
    [InlineData("length(null)", "failure")]
    [InlineData("concat([1], [2], [])", "[1, 2]")]
    [InlineData("concat([1], unknown)", "unknown")]
    [InlineData("merge({ a = 1, b = 1 }, null, { b = 2 })", "{a = 1, b = 2}")]
    [InlineData("merge({ a = 1 }, unknown)", "unknown")]
    [InlineData("merge()", "{}")]
    [InlineData("compact([\"\", null, \"a\"])", "[\"a\"]")]
    [InlineData("compact([\"a\", unknown])", "unknown")]
    [InlineData("flatten([[1], [[2], []], 3])", "[1, 2, 3]")]
    [InlineData("flatten([[1], unknown])", "unknown")]
    [InlineData("distinct([1, 2, 1])", "[1, 2]")]
    [InlineData("distinct([unknown])", "[unknown]")]
    [InlineData("distinct([unknown, 1])", "unknown")]
    [InlineData("toset([\"a\", \"a\"])", "[\"a\"]")]
    [InlineData("tolist([1])", "[1]")]
    [InlineData("tolist({ a = 1 })", "unknown")]
    [InlineData("tomap({ a = 1 })", "{a = 1}")]
    [InlineData("keys({ b = 1, a = 2 })", "[\"a\", \"b\"]")]
    [InlineData("values({ b = 1, a = 2 })", "[2, 1]")]
    [InlineData("keys(unknown)", "unknown")]
    [InlineData("values([1])", "unknown")]
    [InlineData("reverse([1, 2])", "[2, 1]")]
    [InlineData("contains([1, 2], 2)", "true")]
    [InlineData("contains([1, 2], 3)", "false")]
    [InlineData("contains([1, unknown], 1)", "true")]
    [InlineData("contains([1, unknown], 3)", "unknown")]
    [InlineData("anytrue([false, unknown, true])", "true")]
    [InlineData("anytrue([false, unknown])", "unknown")]
    [InlineData("anytrue([])", "false")]
    [InlineData("alltrue([true, unknown, false])", "false")]
    [InlineData("alltrue([])", "true")]

    // Types
    [InlineData("tostring(1.5)", "\"1.5\"")]
    [InlineData("tostring(null)", "null")]
    [InlineData("tostring([])", "failure")]
    [InlineData("tonumber(\"12\")", "12")]
    [InlineData("tonumber(\"a\")", "failure")]
    [InlineData("tobool(\"true\")", "true")]
    [InlineData("tobool(\"yes\")", "failure")]
    [InlineData("tobool(unknown)", "unknown")]

    // Numbers
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(3, \"4\", 2)", "4")]
    [InlineData("max(3, unknown)", "unknown")]
    [InlineData("abs(-3)", "3")]
    [InlineData("ceil(1.2)", "2")]
    [InlineData("floor(1.8)", "1")]
    [InlineData("floor(\"a\")", "unknown")]

    // Any other
    [InlineData("core::upper(\"a\")", "\"A\"")]
    [InlineData("file(\"x\")", "unknown")]
    [InlineData("provider::aws::arn_parse(\"x\")", "unknown")]
    public void Answers(string call, string expected) => Assert.Equal(expected, Show(Evaluate(call)));

    [Theory]
    [InlineData("jsonencode({ b = [1, true, null], a = \"x\" })", """{"a":"x","b":[1,true,null]}""")]
    [InlineData("jsonencode(\"<a>&\\\"\\\\\\n\")", "\"\\u003ca\\u003e\\u0026\\\"\\\\\\u000a\"")]
    [InlineData("jsonencode([])", "[]")]
    [InlineData("jsonencode(null)", "null")]
    public void Writes_json(string call, string expected) =>
        Assert.Equal(expected, Assert.IsType<TerraformValue.Text>(Evaluate(call)).Constant);

    // What is not known leaves a hole, in which nobody knows what there is.
    [Fact]
    public void Writes_json_around_what_is_not_known()
    {
        var text = Assert.IsType<TerraformValue.Text>(Evaluate("jsonencode({ a = unknown, b = \"x-${unknown}\" })"));

        Assert.Equal(
            ["{\"a\":", "?", ",\"b\":\"x-", "?", "\"}"],
            text.Content.Parts.Select(part => part is TextPart.Literal literal ? literal.Value : "?"));
        Assert.Equal("unknown", Show(Evaluate("jsonencode(unknown)")));
    }

    private static TerraformValue Evaluate(string call)
    {
        var lexer = new Lexer(new SourceText("", call), 0, call.Length);
        lexer.MoveTo(0);
        return new Evaluator([], new EvaluationBudget()).Evaluate(
            ExpressionParser.Parse(lexer),
            new Scope(new Nowhere()).Bind("unknown", TerraformValue.Unknown.Value));
    }

    private static string Show(TerraformValue value) => value switch
    {
        TerraformValue.Null => "null",
        TerraformValue.Boolean boolean => boolean.Value ? "true" : "false",
        TerraformValue.Number number => Numbers.ToText(number.Value),
        TerraformValue.Text { Constant: { } text } => $"\"{text}\"",
        TerraformValue.Text => "text",
        TerraformValue.Sequence sequence => $"[{string.Join(", ", sequence.Items.Select(Show))}]",
        TerraformValue.Map map =>
            $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key} = {Show(entry.Value)}").Order(StringComparer.Ordinal))}}}",
        TerraformValue.Failure => "failure",
        _ => "unknown",
    };

    /// <summary>A module without anything in it.</summary>
    private sealed class Nowhere : IModuleScope
    {
        public string Address => "";

        public Definition? Variable(string name) => null;

        public Definition? Local(string name) => null;

        public TerraformValue Resource(Evaluator evaluator, string type, string name) => TerraformValue.Unknown.Value;

        public TerraformValue ModuleCall(Evaluator evaluator, string name) => TerraformValue.Unknown.Value;

        public TerraformValue? CallFunction(string function, IReadOnlyList<TerraformValue> arguments) => null;
    }
}
