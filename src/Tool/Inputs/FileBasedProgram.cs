using System.Text;

namespace Infra.Analyzers.Tool.Inputs;

/// <summary>A C# file that is a program by itself: <c>dotnet build app.cs</c>.</summary>
internal static class FileBasedProgram
{
    // Directives stand before the first code; what comes before them are comments.
    private const int BytesRead = 16 * 1024;

    /// <summary>
    /// Whether a file says that it is one, by <c>#:package</c> and the like or by <c>#!</c>. The compiler accepts neither in a project.
    /// </summary>
    public static bool IsMarked(string path)
    {
        var buffer = new byte[512];
        try
        {
            using var stream = File.OpenRead(path);
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var text = Encoding.UTF8.GetString(buffer.AsSpan(0, length)).TrimStart('\uFEFF');
            if (IsMarked(text, out var isDecided) || isDecided || length < buffer.Length)
                return IsMarked(text, out _);

            // A long comment, such as a licence.
            stream.Position = 0;
            buffer = new byte[BytesRead];
            length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return IsMarked(Encoding.UTF8.GetString(buffer.AsSpan(0, length)).TrimStart('\uFEFF'), out _);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a project lies in the folder of a file or above it, so that the file is likely part of it.</summary>
    public static bool HasProject(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            try
            {
                if (Directory.EnumerateFiles(folder, "*.csproj").Any())
                    return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }

        return false;
    }

    /// <param name="text">The beginning of the file.</param>
    /// <param name="isDecided">Whether more of it would say nothing else.</param>
    private static bool IsMarked(string text, out bool isDecided)
    {
        isDecided = true;
        if (text.StartsWith("#!", StringComparison.Ordinal))
            return true;
        var position = 0;
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
                position++;
            else if (StartsWith("//") || (text[position] == '#' && !StartsWith("#:")))
                position = After("\n");
            else if (StartsWith("/*"))
                position = After("*/");
            else
                return StartsWith("#:");
        }

        isDecided = false;
        return false;

        bool StartsWith(string start) => string.CompareOrdinal(text, position, start, 0, start.Length) == 0;

        int After(string end) =>
            text.IndexOf(end, position, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : text.Length;
    }
}
