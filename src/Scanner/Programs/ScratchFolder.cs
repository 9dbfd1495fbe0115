using System.Globalization;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>A new folder for the temporary files of a program, deleted with it: jsii leaves 2 MB there in every run.</summary>
/// <remarks>
/// The jsii runtime for .NET starts Node with the unquoted path of a file that it unpacks there, and Node on Windows does not find such
/// a file below a folder with letters outside of ASCII (aws/aws-cdk#7456). So it is not below the project, whose path may be anything.
/// </remarks>
internal sealed class ScratchFolder : IDisposable
{
    /// <exception cref="IOException">No folder can be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public ScratchFolder()
    {
        var name = string.Format(CultureInfo.InvariantCulture, "infra-{0:N}", Guid.NewGuid());
        Path = System.IO.Path.Combine(Parent([System.IO.Path.GetTempPath(), "/tmp"]), name);
        Directory.CreateDirectory(Path);
    }

    /// <summary>The folder, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>The first of the folders that a program can be given as it is; where there is none, the first of them.</summary>
    public static string Parent(IReadOnlyList<string> candidates) =>
        candidates.FirstOrDefault(folder => Directory.Exists(folder) && folder.All(IsPlain)) ?? candidates[0];

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that the program left behind may still hold a file there; the system clears its own temporary folder.
        }
    }

    private static bool IsPlain(char character) => character is > ' ' and < '\u007F' and not ('"' or '\'' or '%' or '#' or ';' or ',');
}
