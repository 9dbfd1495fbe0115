using System.Text;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Results;

/// <summary>Files that are either written whole or left as they were.</summary>
internal static class OutputFile
{
    /// <param name="path">The file.</param>
    /// <param name="write">Writes what it shall hold.</param>
    /// <param name="encoding">How; UTF-8 without a mark where it does not matter.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(string path, Action<TextWriter> write, Encoding? encoding = null)
    {
        var full = Path.GetFullPath(path);
        var unfinished = $"{full}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var output =
                new StreamWriter(unfinished, append: false, encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                write(output);
            File.Move(unfinished, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file '{path}' cannot be written: {exception.Message}");
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
