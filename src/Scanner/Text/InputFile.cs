using System.Security;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Text;

/// <summary>Opens inputs, and turns what goes wrong with a file into a report about it.</summary>
internal static class InputFile
{
    /// <summary>Reads a file; what cannot be read of it is reported.</summary>
    /// <param name="path">The file.</param>
    /// <param name="read">What reads it, given the open stream.</param>
    /// <param name="reports">Where the report goes.</param>
    public static void Read(string path, Action<Stream> read, List<Report> reports) => Try(
        path,
        () =>
        {
            using var stream = Open(path);
            read(Utf16.IsIn(stream) ? Utf16.ToUtf8(stream) : stream);
        },
        reports);

    /// <summary>Does something with a file; what goes wrong with it is reported.</summary>
    /// <param name="path">The file.</param>
    /// <param name="work">What is done.</param>
    /// <param name="reports">Where the report goes.</param>
    public static void Try(string path, Action work, List<Report> reports)
    {
        try
        {
            work();
        }
        catch (MalformedInputException exception)
        {
            reports.Add(new(ToolRules.UnreadableInput, exception.Message, exception.Position.In(path)));
        }
        catch (Exception exception) when (IsFileProblem(exception))
        {
            reports.Add(Report(exception, path));
        }
    }

    /// <summary>What others may do meanwhile with a file that is read: change or delete it.</summary>
    public const FileShare Share = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>Opens a file.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, Share, bufferSize: 1);

    /// <summary>Whether an exception tells of a file that cannot be used, and not of a mistake of ours.</summary>
    public static bool IsFileProblem(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    /// <summary>Tells of a file or directory that cannot be used.</summary>
    public static Report Report(Exception exception, string path) =>
        new(ToolRules.UnreadableInput, Sentence(exception), TextPlace.Whole(path));

    private static string Sentence(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "The file does not exist.",
        UnauthorizedAccessException or SecurityException => "The file cannot be opened: access is denied.",
        _ => $"The file cannot be read: {SafeText.Of(exception.Message)}",
    };
}
