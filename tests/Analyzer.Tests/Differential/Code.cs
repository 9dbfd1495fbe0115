using System.Globalization;
using System.Text;
using Infra.Analyzers.Tests.Differential.Grammars;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>A statement or member of a generated program: a line, or blocks under their headers.</summary>
internal sealed class Code
{
    private readonly string? _line;

    public Code(string line) => _line = line;

    public Code(params IEnumerable<(string Header, List<Code> Body)> blocks) => Blocks = [.. blocks];

    public List<(string Header, List<Code> Body)> Blocks { get; } = [];

    public void Write(StringBuilder text, int depth)
    {
        if (_line is not null)
            text.Append(' ', depth * 4).Append(_line).Append('\n');
        foreach (var (header, body) in Blocks)
        {
            text.Append(' ', depth * 4).Append(header).Append('\n').Append(' ', depth * 4).Append("{\n");
            Write(text, body, depth + 1);
            text.Append(' ', depth * 4).Append("}\n");
        }
    }

    public static void Write(StringBuilder text, IEnumerable<Code> codes, int depth)
    {
        foreach (var code in codes)
            code.Write(text, depth);
    }
}

/// <summary>A program of random statements, in the words that stand for either framework's own (see <see cref="Check.Both"/>).</summary>
/// <param name="Seed">What it was made from.</param>
/// <param name="Body">The statements of the stack's constructor.</param>
/// <param name="Members">The stack's further members.</param>
/// <param name="IsDecidable">Whether it holds nothing that only a run can tell, other than the conditions.</param>
/// <param name="SiteCount">How many creations of trails it holds; the n-th, from zero, is preceded by the comment <c>/*tn*/</c>.</param>
internal sealed record GeneratedProgram(int Seed, List<Code> Body, List<Code> Members, bool IsDecidable, int SiteCount) : ITestedProgram
{
    public string ClassName { get; } = string.Create(CultureInfo.InvariantCulture, $"P{Seed}");

    public string TypeName => ClassName;

    public string GrammarName => "statements";

    public bool IsExecutable => false;

    public IReadOnlyList<Site> Sites => [.. Enumerable.Range(0, SiteCount).Select(number => new Site(number, [], IsDecidable))];

    /// <summary>The program in a framework's own words.</summary>
    public string In(Dialect dialect)
    {
        var body = new StringBuilder();
        Code.Write(body, Body, 2);
        var members = new StringBuilder();
        Code.Write(members, Members, 1);
        return dialect.Stack(body.ToString(), members.ToString())
            .Replace("class Program", "class " + ClassName, StringComparison.Ordinal)
            .Replace("public Program(", $"public {ClassName}(", StringComparison.Ordinal);
    }
}
