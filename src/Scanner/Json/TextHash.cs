using System.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <summary>
/// Hashes of texts, by which one is found again without being kept: equal texts have equal hashes, in whatever form they are at hand.
/// </summary>
internal static class TextHash
{
    private const uint Start = 2166136261;
    private const uint Factor = 16777619;

    /// <summary>The hash of UTF-8 (FNV-1a).</summary>
    public static int Of(byte[] bytes, int start, int end)
    {
        var hash = Start;
        for (var index = start; index < end; index++)
            hash = (hash ^ bytes[index]) * Factor;
        return (int)hash;
    }

    public static int Of(string text)
    {
        var hash = Start;
        foreach (var character in text)
        {
            if (character >= 0x80)
                return Of(Encoding.UTF8.GetBytes(text));
            hash = (hash ^ character) * Factor;
        }

        return (int)hash;
    }

    private static int Of(byte[] bytes) => Of(bytes, 0, bytes.Length);
}
