using System.Text;

namespace Infra.Analyzers.Scanner.Text;

/// <summary>Text in UTF-16, which PowerShell writes where the output of a program is redirected to a file.</summary>
internal static class Utf16
{
    /// <summary>What is said of a file in it that Terraform is to read.</summary>
    public const string Refusal = "it is in UTF-16, which Terraform does not read; convert it to UTF-8.";

    private const int Largest = 512 * 1024 * 1024;

    /// <summary>
    /// Whether a stream starts with the byte order mark of UTF-16, or with an ASCII character in it. It is left at its start.
    /// </summary>
    public static bool IsIn(Stream stream)
    {
        if (!stream.CanSeek)
            return false;
        var (first, second) = (stream.ReadByte(), stream.ReadByte());
        stream.Position = 0;
        return IsIn(first, second);
    }

    /// <summary>The same of the first two bytes.</summary>
    public static bool IsIn(int first, int second) => (first, second) is (0xFF, 0xFE) or (0xFE, 0xFF) or ('{', 0) or (0, '{');

    /// <summary>The same text in UTF-8, without a mark.</summary>
    /// <exception cref="IOException">The text is too large to be held in memory.</exception>
    public static Stream ToUtf8(Stream stream)
    {
        if (stream.Length > Largest)
            throw new IOException("it is in UTF-16 and larger than 512 MiB; convert it to UTF-8.");
        var first = stream.ReadByte();
        stream.Position = 0;
        var bigEndian = first is 0xFE or 0;
        // The reader goes by the mark, where there is one.
        using var reader =
            new StreamReader(stream, new UnicodeEncoding(bigEndian, byteOrderMark: true), detectEncodingFromByteOrderMarks: true);
        return new MemoryStream(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(reader.ReadToEnd()));
    }
}
