using Infra.Analyzers.Testing;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A trust policy that is text in the program gets one more service.</summary>
public sealed class LetCloudTrailAssumeRoleTests
{
    private const string Both = "[Qlambda.amazonaws.comQ, Qcloudtrail.amazonaws.comQ]";

    [Theory]
    [InlineData("\"POLICY\"", "\\\"")]
    [InlineData("@\"POLICY\"", "\"\"")]
    [InlineData("\"\"\"POLICY\"\"\"", "\"")]
    [InlineData("$@\"POLICY\"", "\"\"")]
    public async Task Text_of_every_kind(string literal, string quote)
    {
        // What an interpolated string holds in braces are expressions; two of them are one character.
        string Policy(string service) => Quoted(literal.Replace(
            "POLICY",
            literal[0] == '$'
                ? "{{QStatementQ:{{QEffectQ:QAllowQ,QPrincipalQ:{{QServiceQ: SERVICE}},QActionQ:Qsts:AssumeRoleQ}}}}"
                : "{QStatementQ:{QEffectQ:QAllowQ,QPrincipalQ:{QServiceQ: SERVICE},QActionQ:Qsts:AssumeRoleQ}}",
            StringComparison.Ordinal).Replace("SERVICE", service, StringComparison.Ordinal), quote);
        await Fixing.Best(Program(Libraries.Pulumi, Pulumi(Policy("Qlambda.amazonaws.comQ"))), Pulumi(Policy(Both)));
        await Fixing.Best(Program(Libraries.Cdktf, Cdktf(Policy("Qlambda.amazonaws.comQ"))), Cdktf(Policy(Both)));
    }

    [Fact]
    public async Task Text_in_a_variable()
    {
        static string Stack(string service) => Fixing.PulumiStack(
            $$$""""
            const string trust = """{"Statement": [{"Effect": "Allow", """
                + """ "Principal": {"Service": {{{service}}}}, "Action": "sts:AssumeRole"}]}""";
            var role = new Role("r", new RoleArgs { AssumeRolePolicy = trust });
            _ = new Trail("t", new TrailArgs { CloudWatchLogsRoleArn = role.Arn });
            """");
        await Fixing.Best(Program(Libraries.Pulumi, Stack("\"lambda.amazonaws.com\"")), Stack(Quoted(Both, "\"")));
    }

    [Theory]
    [InlineData(
        """{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "sts:AssumeRole"}]}""")]
    [InlineData(
        """{"Statement": [{"Effect": "Allow", "Principal": {"Service": "a.amazonaws.com"}, "Action": "sts:AssumeRole"}, """
            + """{"Effect": "Allow", "Principal": {"Service": "b.amazonaws.com"}, "Action": "sts:AssumeRole"}]}""")]
    public async Task Nothing_is_offered_where_no_one_service_is_named(string policy) =>
        await Fixing.None(Program(Libraries.Pulumi, Pulumi($"\"\"\"{policy}\"\"\"")));

    private static TestProgram Program(Libraries libraries, string source) =>
        TestProgram.Of(libraries, source) with { Rules = ["INFRA2001"] };

    private static string Quoted(string text, string quote) => text.Replace("Q", quote, StringComparison.Ordinal);

    private static string Pulumi(string policy) => Fixing.PulumiStack(
        $$"""
        var role = new Role("r", new RoleArgs { AssumeRolePolicy = {{policy}} });
        _ = new Trail("t", new TrailArgs { CloudWatchLogsRoleArn = role.Arn });
        """);

    private static string Cdktf(string policy) => Fixing.CdkStack(
        $$"""
        var role = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = {{policy}} });
        new Cloudtrail(this, "t", new CloudtrailConfig { CloudWatchLogsRoleArn = role.Arn });
        """);
}
