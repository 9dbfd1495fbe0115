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
    public string Read(string path, List<Report> reports)
    {
        var (bytes, length) = ReadBytes(path);
        if (length >= 2 && Utf16.IsIn(bytes[0], bytes[1]))
            throw new IOException(Utf16.Refusal);
        return Utf8Text.Decode(bytes, length, path, reports);
    }

    private byte[] BufferFor(long size) => size > MaxSize ? throw new IOException("it is larger than 256 MiB.")
        : size <= _buffer.Length ? _buffer
        : new byte[size];

#if NET
    // What a stream does beside this are two system calls for each file.
    private (byte[] Bytes, int Length) ReadBytes(string path)
    {
        using var file = File.OpenHandle(path, share: InputFile.Share);
        var size = RandomAccess.GetLength(file);
        var bytes = BufferFor(size);
        var length = 0;
        while (length < size && RandomAccess.Read(file, bytes.AsSpan(length, (int)size - length), length) is > 0 and var read)
            length += read;
        return (bytes, length);
    }
#else
    private (byte[] Bytes, int Length) ReadBytes(string path)
    {
        using var file = InputFile.Open(path);
        var size = file.Length;
        var bytes = BufferFor(size);
        var length = 0;
        while (length < size && file.Read(bytes, length, (int)size - length) is > 0 and var read)
            length += read;
        return (bytes, length);
    }
#endif
}
