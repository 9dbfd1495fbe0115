using System.Text;

namespace Infra.Analyzers.Scanner.Tests.Oracle;

/// <summary>Makes random files of the native syntax, all of them right.</summary>
internal sealed class HclGenerator(int seed)
{
    private static readonly string[] Names = ["a", "name", "for_each", "x-y", "été", "_1", "content", "var", "local"];
    private static readonly string[] Texts = ["", "x", "a b", "é😀", "\\n", "\\\"", "\\\\", "$", "%", "$${a}", "%%{b}", "#", "//"];
    private static readonly string[] BinaryOperators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"];

    private readonly Random _random = new(seed);
    private int _attributes;

    public string File()
    {
        var text = new StringBuilder();
        Body(text, "", levels: 3);
        return text.ToString();
    }

    private T Any<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private void Body(StringBuilder text, string indentation, int levels)
    {
        for (var items = _random.Next(1, 6); items > 0; items--)
        {
            text.Append(Any("", "", "\n", indentation + "# comment\n", indentation + "/* c */\n"));
            if (levels > 0 && _random.Next(3) == 0)
                Block(text, indentation, levels - 1);
            else
                text.Append(indentation).Append(Any(Names)).Append(_attributes++).Append(Any(" = ", "=", "\t=  ")).Append(Expression(4))
                    .Append(Any("\n", " # c\n", "\r\n", " // c\n"));
        }
    }

    private void Block(StringBuilder text, string indentation, int levels)
    {
        text.Append(indentation).Append("block").Append(_attributes++).Append(Any("", " \"label\"", " label \"other\"")).Append(" {\n");
        Body(text, indentation + "  ", levels);
        text.Append(indentation).Append("}\n");
    }

    private string Expression(int levels)
    {
        if (levels == 0)
            return Any("null", "true", "1", "0.5", "1e3", Any(Names), Any(Names) + "." + Any(Names), Template(0));
        string Inner() => Expression(levels - 1);
        return _random.Next(16) switch
        {
            0 => $"({Inner()})",
            1 => $"[{Inner()}, {Inner()}]",
            2 => $"[\n{Inner()},\n{Inner()},\n]",
            3 => $"{{ k{Any(" = ", " : ")}{Inner()}, \"l\" = {Inner()} }}",
            4 => $"{{\n  k = {Inner()}\n  ({Inner()}) = {Inner()}\n}}",
            5 => $"({Inner()}) {Any(BinaryOperators)} ({Inner()})",
            6 => $"{Any("!", "-")}{Inner()}",
            7 => $"(({Inner()}) ? {Inner()} : {Inner()})",
            8 => $"f({Inner()}, {Inner()}{Any("", "...", ",")})",
            9 => $"[for v in {Inner()} : {Inner()}{Any("", " if true")}]",
            10 => $"{{for k, v in {Inner()} : {Inner()} => {Inner()}{Any("", "...")}}}",
            11 => $"{Any(Names)}[{Inner()}].{Any(Names)}",
            12 => $"{Any(Names)}[*].{Any(Names)}",
            13 => $"({Inner()})[0]",
            _ => Template(levels),
        };
    }

    private string Template(int levels)
    {
        var text = new StringBuilder("\"");
        for (var parts = _random.Next(4); parts > 0; parts--)
        {
            text.Append(Any(Texts));
            if (levels == 0)
                continue;
            text.Append(_random.Next(4) switch
            {
                0 => $"${{{Any("", "~")}{Expression(levels - 1)}{Any("", "~")}}}",
                1 => $"%{{ if {Expression(levels - 1)} }}x%{{ else }}y%{{ endif }}",
                2 => $"%{{ for v in {Expression(levels - 1)} ~}}x%{{ endfor }}",
                _ => "-",
            });
        }

        return text.Append('"').ToString();
    }
}
