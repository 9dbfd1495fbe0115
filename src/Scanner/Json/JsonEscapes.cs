using System.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <summary>The escapes in JSON strings.</summary>
internal static class JsonEscapes
{
    /// <summary>The text between the quotes of a string that was already checked; lone surrogates become U+FFFD.</summary>
    public static string Decode(byte[] bytes, int start, int end)
    {
        var text = new StringBuilder(end - start);
        var index = start;
        while (index < end)
        {
            var stop = Array.IndexOf(bytes, (byte)'\\', index, end - index);
            stop = stop < 0 ? end : stop;
            text.Append(Encoding.UTF8.GetString(bytes, index, stop - index));
            index = stop;
            if (index < end)
                index = AppendEscape(text, bytes, index + 1);
        }

        ReplaceLoneSurrogates(text);
        return text.ToString();
    }

    private static int AppendEscape(StringBuilder text, byte[] bytes, int kind)
    {
        if (bytes[kind] == 'u')
        {
            var unit = 0;
            for (var digit = kind + 1; digit <= kind + 4; digit++)
                unit = (unit << 4) | HexValue(bytes[digit]);
            text.Append((char)unit);
            return kind + 5;
        }

        text.Append((char)bytes[kind] switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var itself => itself,
        });
        return kind + 1;
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static void ReplaceLoneSurrogates(StringBuilder text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else
                text[index] = '\uFFFD';
        }
    }
}
