#if NET
using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;
#endif

namespace Infra.Analyzers.Scanner.Text;

/// <summary>Reads files in UTF-8 as a whole, one after the other, into memory that it uses again. One thread uses it at a time.</summary>
internal sealed class Utf8File
{
    private const int MaxSize = 256 * 1024 * 1024;

    // As large as the files that there are many of.
    private readonly byte[] _buffer = new byte[16 * 1024];

    /// <summary>The text of a file, without a mark; what is no UTF-8 is reported.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reports">Where the report goes.</param>
    /// <exception cref="IOException">It cannot be read, is too large, or is in UTF-16.</exception>
#if NET
    // What a stream does beside this are two system calls for each file.
    public string Read(string path, List<Report> reports)
    {
        using var file = File.OpenHandle(path, share: InputFile.Share);
        var size = RandomAccess.GetLength(file);
        var text = size > _buffer.Length && size <= MaxSize ? ReadAscii(file, (int)size) : null;
        return text ?? Decode(
            BufferFor(size),
            (int)size,
            (bytes, start) => RandomAccess.Read(file, bytes.AsSpan(start, (int)size - start), start),
            path,
            reports);
    }

    /// <summary>The text of a large file, straight from the file: most are in ASCII alone; <see langword="null"/> for another one.</summary>
    private string? ReadAscii(SafeFileHandle file, int size)
    {
        var isAscii = true;
        var text = string.Create(size, this, (characters, reader) =>
        {
            var length = 0;
            while (isAscii && length < characters.Length)
            {
                var read = RandomAccess.Read(file, reader._buffer.AsSpan(0, Math.Min(reader._buffer.Length, size - length)), length);
                isAscii = read > 0
                    && Ascii.ToUtf16(reader._buffer.AsSpan(0, read), characters[length..], out _) == OperationStatus.Done;
                length += read;
            }
        });
        return isAscii && !Utf16.IsIn(text[0], text[1]) ? text : null;
    }
#else
    public string Read(string path, List<Report> reports)
    {
        using var file = InputFile.Open(path);
        var size = file.Length;
        return Decode(BufferFor(size), (int)size, (bytes, start) => file.Read(bytes, start, (int)size - start), path, reports);
    }
#endif

    private static string Decode(byte[] bytes, int size, Func<byte[], int, int> read, string path, List<Report> reports)
    {
        var length = 0;
        for (var more = size; length < size && more > 0; length += more)
            more = read(bytes, length);
        if (length >= 2 && Utf16.IsIn(bytes[0], bytes[1]))
            throw new IOException(Utf16.Refusal);
        return Utf8Text.Decode(bytes, length, path, reports);
    }

    private byte[] BufferFor(long size) => size > MaxSize ? throw new IOException("it is larger than 256 MiB.")
        : size <= _buffer.Length ? _buffer
        : new byte[size];
}
