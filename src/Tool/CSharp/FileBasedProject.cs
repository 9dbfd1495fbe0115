using System.Diagnostics;
using System.Text.Json;
using System.Xml;
using Microsoft.Build.Construction;
using Microsoft.Build.Evaluation;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>
/// The project that the SDK makes of a file-based program, as it says itself (<c>dotnet run-api</c>, which editors ask as well).
/// </summary>
/// <remarks>https://github.com/dotnet/sdk/blob/main/documentation/general/dotnet-run-file.md</remarks>
internal static class FileBasedProject
{
    /// <param name="file">The C# file, as an absolute path.</param>
    /// <param name="collection">What the project is loaded into.</param>
    /// <exception cref="InvalidOperationException">The SDK makes no project of the file.</exception>
    public static ProjectRootElement Load(string file, ProjectCollection collection)
    {
        var answer = Ask(file);
        using var xml = XmlReader.Create(new StringReader(answer.Content));
        var root = ProjectRootElement.Create(xml, collection);
        root.FullPath = answer.Path;
        return root;
    }

    private static (string Content, string Path) Ask(string file)
    {
        var start = new ProcessStartInfo("dotnet", ["run-api"])
        {
            WorkingDirectory = System.IO.Path.GetDirectoryName(file),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.WriteLine(
            $$"""{"$type":"GetProject","EntryPointFileFullPath":{{JsonSerializer.Serialize(file, FileNameJson.Default.String)}}}""");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        error.GetAwaiter().GetResult();
        try
        {
            using var answer = JsonDocument.Parse(output);
            var root = answer.RootElement;
            if (root.TryGetProperty("Diagnostics", out var diagnostics)
                && diagnostics.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } first)
                throw new InvalidOperationException(first.GetProperty("Message").GetString());
            if (root.TryGetProperty("Message", out var message))
                throw new InvalidOperationException(message.GetString());
            return (root.GetProperty("Content").GetString()!,
                root.TryGetProperty("ProjectPath", out var path) ? path.GetString()! : file + ".csproj");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            throw new InvalidOperationException("The .NET SDK does not load programs of a single C# file; .NET 10 does", exception);
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class FileNameJson : System.Text.Json.Serialization.JsonSerializerContext;
