#if NET
using System.Buffers;
using System.Text;
#endif

namespace Infra.Analyzers.Scanner.Text;

/// <summary>The few searches over bytes that decide the reader's speed: vectorised where the runtime offers it.</summary>
internal static class ByteScan
{
#if NET
    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>The index of the first quote, backslash or control character in a string, or <paramref name="end"/>.</summary>
    public static int StringStop(byte[] bytes, int start, int end)
    {
        var found = bytes.AsSpan(start, end - start).IndexOfAny(StringStops);
        return found < 0 ? end : start + found;
    }

    public static bool IsAscii(byte[] bytes, int start, int end) => Ascii.IsValid(bytes.AsSpan(start, end - start));

    public static bool Contains(byte[] bytes, int start, int end, byte[] wanted) =>
        new ReadOnlySpan<byte>(bytes, start, end - start).IndexOf(wanted) >= 0;

    public static int CountNewlines(byte[] bytes, int start, int end) =>
        new ReadOnlySpan<byte>(bytes, start, end - start).Count((byte)'\n');
#else
    /// <summary>The index of the first quote, backslash or control character in a string, or <paramref name="end"/>.</summary>
    public static int StringStop(byte[] bytes, int start, int end)
    {
        var index = start;
        while (index < end && bytes[index] >= ' ' && bytes[index] != '"' && bytes[index] != '\\')
            index++;
        return index;
    }

    public static bool IsAscii(byte[] bytes, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (bytes[index] >= 0x80)
                return false;
        }

        return true;
    }

    public static bool Contains(byte[] bytes, int start, int end, byte[] wanted)
    {
        for (var index = Array.IndexOf(bytes, wanted[0], start, end - start); index >= 0; index =
            Array.IndexOf(bytes, wanted[0], index + 1, end - index - 1))
        {
            var length = 1;
            while (length < wanted.Length && index + length < end && bytes[index + length] == wanted[length])
                length++;
            if (length == wanted.Length)
                return true;
        }

        return false;
    }

    public static int CountNewlines(byte[] bytes, int start, int end)
    {
        var count = 0;
        for (var index = start; index < end; index++)
        {
            if (bytes[index] == '\n')
                count++;
        }

        return count;
    }
#endif

    /// <summary>How many UTF-16 code units well-formed UTF-8 stands for: one for each first byte, two for the first of four.</summary>
    public static int CountUtf16Units(byte[] bytes, int start, int end)
    {
        var count = 0;
        for (var index = start; index < end; index++)
            count += bytes[index] switch { >= 0xF0 => 2, >= 0x80 and < 0xC0 => 0, _ => 1 };
        return count;
    }
}
