using System.Diagnostics;
using System.Globalization;
using System.Text;
using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>What is wrong with a file of own rules is said at its place, and the other rules count.</summary>
public sealed class OwnRuleMistakeTests
{
    private const string Right =
        """{ "id": "INFRA8199", "title": "Right", "resource": "aws_sqs_queue", "require": { "kms_master_key_id": "$set" } }""";

    /// <summary>A rule with a mistake, the text at the place of the mistake, and a part of the message.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { Rule("resource", "\"aws_db_instanse\""), "\"aws_db_instanse\"", "no type 'aws_db_instanse'; did you mean 'aws_db_instance'?" },
        { Rule("resource", "\"azurerm_storage_account\""), "\"azurerm_storage_account\"", "no type 'azurerm_storage_account'" },
        { Rule("resource", "[]"), "[]", "a type, or a list of types" },
        { Rule("require", "{ \"storage_encryptd\": true }"), "\"storage_encryptd\"", "did you mean 'storage_encrypted'?" },
        {
            Rule("require", "{ \"restore_to_point_in_time.restore_tim\": \"$set\" }"), "\"restore_to_point_in_time.restore_tim\"",
            "'restore_time'"
        },
        { Rule("require", "{ \"a..b\": true }"), "\"a..b\"", "no path" },
        { Rule("require", "{ \"engine\": { \"matches\": \"(\" } }"), "\"(\"", "no regular expression" },
        { Rule("require", "{ \"engine\": { \"matches\": \"(?=x)\" } }"), "\"(?=x)\"", "looks around" },
        { Rule("require", "{ \"engine\": { \"match\": \"x\" } }"), "\"match\"", "did you mean 'matches'?" },
        { Rule("require", "{ \"engine\": { \"in\": \"x\" } }"), "\"x\"", "list of values" },
        { Rule("require", "{ \"engine\": \"$sett\" }"), "\"$sett\"", "none of \"$set\"" },
        { Rule("require", "{}"), "{}", "must be an object" },
        { Rule("require", "{ \"anyOf\": {} }"), "{}", "list of conditions" },
        { Rule("severity", "\"fatal\""), "\"fatal\"", "must be \"error\"" },
        { Rule("titel", "\"x\""), "\"titel\"", "'titel' is no property of a rule; did you mean 'title'?" },
        { Rule("level", "\"error\""), "\"level\"", "'level' is no property of a rule, which has 'id', 'title', " },
        { Rule("id", "\"INFRA1001\""), "\"INFRA1001\"", "one from INFRA8001 to INFRA8199" },
        { Rule("id", "\"INFRA8200\""), "\"INFRA8200\"", "one from INFRA8001 to INFRA8199" },
        { Rule("help", "\"javascript:alert(1)\""), "\"javascript:alert(1)\"", "address of a page" },
        { Rule("good", "[1]"), "1", "must be a text" },
        { Right.Replace("Right", "Other", StringComparison.Ordinal), "\"INFRA8199\"", "already" },
        { "42", "42", "must be an object" },
        {
            """{ "id": "INFRA8001", "title": "T", "resource": "aws_security_group", "forbid": { "ingress.from_port": 22 } }""",
            "\"ingress.from_port\"", "write ingress[*]"
        },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Are_reported_at_their_place(string rule, string at, string message)
    {
        var text = $"{{\n  // Ours.\n  \"rules\": [\n    {rule},\n    {Right},\n  ],\n}}\n";
        var found = await OwnRuleCheck.AnalyzeAsync(
            TestProgram.Of(Libraries.Pulumi, "class Program { void Run() => new Pulumi.Aws.Sqs.Queue(\"x\"); }"), text);

        var fault = Assert.Single(found, diagnostic => diagnostic.Id == "INFRA9020");
        Assert.Equal(DiagnosticSeverity.Error, fault.Severity);
        Assert.Contains(message, fault.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(OwnRules.FileName, fault.Location.GetLineSpan().Path);
        Assert.Equal(at, text.Substring(fault.Location.SourceSpan.Start, fault.Location.SourceSpan.Length));
        var line = text.Split('\n')[fault.Location.GetLineSpan().StartLinePosition.Line];
        Assert.StartsWith(at[..1], line[fault.Location.GetLineSpan().StartLinePosition.Character..], StringComparison.Ordinal);
        Assert.Single(found, diagnostic => diagnostic.Id == "INFRA8199");
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("{", 0)]
    [InlineData("{ \"rules\": [ RIGHT", 1)]
    [InlineData("{ \"rules\": [ RIGHT, { \"id\": ", 1)]
    [InlineData("{ \"rules\": [ RIGHT ] } x", 1)]
    [InlineData("{ \"rules\": [ RIGHT ", 1)]
    [InlineData("{ \"rules\": [ /* RIGHT ", 0)]
    [InlineData("{ \"rules\": \"no\" }", 0)]
    [InlineData("[]", 0)]
    public void Of_JSON_leave_the_rules_before_them(string text, int count)
    {
        var file = OwnRulesFile.Parse("x", text.Replace("RIGHT", Right, StringComparison.Ordinal));

        Assert.NotEmpty(file.Problems);
        Assert.Equal(count, file.Rules.Count);
    }

    [Fact]
    public void Two_files_cannot_have_one_id()
    {
        var own = OwnRules.Of([
            OwnRulesFile.Parse("a/infra.rules.json", OwnRuleCheck.File(Right)),
            OwnRulesFile.Parse("b/pack.infra.rules.json", OwnRuleCheck.File(Right))]);

        var problem = Assert.Single(own.Problems);
        Assert.Equal("b/pack.infra.rules.json", problem.Path);
        Assert.Contains("INFRA8199 in infra.rules.json already", problem.Message, StringComparison.Ordinal);
        Assert.Single(own.Rules);
    }

    [Fact]
    public void Do_not_get_lost_nor_out_of_hand_in_large_files()
    {
        var many = OwnRulesFile.Parse("x", OwnRuleCheck.File([.. Enumerable.Range(0, 10_000).Select(number =>
            Right.Replace("INFRA8199", $"INFRA{number:0000}", StringComparison.Ordinal))]));
        Assert.Equal(199, many.Rules.Count);
        Assert.Equal(101, many.Problems.Count);
        Assert.Contains("more mistakes", many.Problems[^1].Message, StringComparison.Ordinal);

        var large = OwnRulesFile.Parse("x", OwnRuleCheck.File(Right) + new string(' ', 10 * 1024 * 1024) + "//");
        Assert.Empty(large.Problems);
        Assert.Single(large.Rules);
        Assert.Contains(
            "16 MiB", OwnRulesFile.Parse("x", new string(' ', 17 * 1024 * 1024)).Problems.Single().Message, StringComparison.Ordinal);
        Assert.Contains("too deep", OwnRulesFile.Parse("x", new string('[', 100_000)).Problems[0].Message, StringComparison.Ordinal);
    }

    /// <summary>An answer never depends on how long it takes, so one that would take for ever takes no time.</summary>
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("(.*a){20}x")]
    public void Regular_expressions_have_an_answer(string pattern)
    {
        var watch = Stopwatch.StartNew();
        var test = new ValueTest.Matches(pattern);

        Assert.Equal(Tristate.No, test.Passes(new AttributeValue.Set(Content.Text.Of(new string('a', 5_000) + "!"))));
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), "A backtracking engine would not be done in years.");
    }

    [Fact]
    public async Task Hostile_texts_do_no_harm()
    {
        var rule = Right.Replace("Right", """\u001b[31m##vso[task.complete]{0}{resource}{1}{9}\n\u202eevil""", StringComparison.Ordinal);
        var found = await OwnRuleCheck.AnalyzeAsync(
            TestProgram.Of(Libraries.Pulumi, "class Program { void Run() => new Pulumi.Aws.Sqs.Queue(\"x\"); }"), OwnRuleCheck.File(rule));

        var message = Assert.Single(found).GetMessage(CultureInfo.InvariantCulture);
        Assert.DoesNotContain(message, char.IsControl);
        Assert.DoesNotContain('\u202e', message);
        Assert.DoesNotContain("##", message, StringComparison.Ordinal);
        Assert.Contains("{0}x{1}{9}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_id_of_the_pool_is_declared()
    {
        var declared = new InfraAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).ToHashSet();

        Assert.All(OwnRulesPool.All, rule => Assert.Contains(rule.Id, declared));
        Assert.Equal(
            (199, OwnRulesPool.First, OwnRulesPool.Last),
            (OwnRulesPool.All.Count, OwnRulesPool.All[0].Id, OwnRulesPool.All[^1].Id));
    }

    /// <summary>Any text of the length of a rule, however it is broken, is read without an exception.</summary>
    [Fact]
    public void Anything_can_be_read()
    {
        var random = new Random(20);
        var file = OwnRuleCheck.File(Right, Rule("when", "{ \"anyOf\": [ { \"engine\": { \"not\": { \"in\": [\"x\"] } } } ] }"));
        for (var round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder(file);
            for (var change = 0; change < 3; change++)
                text[random.Next(text.Length)] = "{}[]\",:\\ $*.a0"[random.Next(14)];
            Assert.NotNull(OwnRulesFile.Parse("x", text.ToString()));
        }
    }

    private static string Rule(string name, string value)
    {
        var rule = new List<(string Name, string Value)>
        {
            ("id", "\"INFRA8001\""), ("title", "\"T\""), ("resource", "\"aws_db_instance\""),
            ("require", "{ \"storage_encrypted\": true }"),
        };
        rule.RemoveAll(entry => entry.Name == name);
        rule.Add((name, value));
        return "{ " + string.Join(", ", rule.Select(entry => $"\"{entry.Name}\": {entry.Value}")) + " }";
    }
}
