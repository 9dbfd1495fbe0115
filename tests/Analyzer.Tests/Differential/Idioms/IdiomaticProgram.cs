using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Analyzers.Tests.Differential.Grammars;

namespace Infra.Analyzers.Tests.Differential.Idioms;

/// <summary>A program as somebody wrote it, in words that stand for any framework's own.</summary>
/// <remarks>
/// Beside the words of <see cref="Form"/>: <c>@t0(scope, </c> begins the creation of the trail with number 0 in a scope, which Pulumi
/// does not have.
/// </remarks>
/// <param name="Name">How it is written.</param>
/// <param name="Body">The statements of the stack's constructor.</param>
/// <param name="Types">Its other types.</param>
internal sealed partial record IdiomaticProgram(string Name, string Body, string Types = "") : ITestedProgram
{
    /// <summary>Its place among the programs.</summary>
    public required int Number { get; init; }

    public required bool IsExecutable { get; init; }

    public int Seed => Number;

    public string GrammarName => Name;

    public string ClassName => string.Create(CultureInfo.InvariantCulture, $"I{Number}");

    public string TypeName => ClassName + ".Program";

    public IReadOnlyList<Site> Sites =>
    [
        .. Creations().Matches(Body + Types)
            .Select(match => int.Parse(match.Groups["site"].Value, CultureInfo.InvariantCulture)).Order()
            .Select(site => new Site(site, [Name], IsDecidable: true)),
    ];

    public string In(Dialect dialect) => dialect.Stack(Written(Body, dialect), "", Written(Types, dialect))
        .Replace("class Program :", $"namespace {ClassName};\npublic partial class Program :", StringComparison.Ordinal);

    private static string Written(string text, Dialect dialect) => Creations().Replace(text, match =>
    {
        var (site, scope) = (match.Groups["site"].Value, match.Groups["scope"].Value);
        return dialect == Dialect.Pulumi ? $"/*t{site}*/new Trail(Given.Id(\"t{site}\"), "
            : $"/*t{site}*/new {(dialect == Dialect.Cdktf ? "Cloudtrail" : "CfnTrail")}({scope}, Given.Id(\"t{site}\"), ";
    });

    [GeneratedRegex(@"@t(?<site>\d+)\((?<scope>\w+), ")]
    private static partial Regex Creations();
}
