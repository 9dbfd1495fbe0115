using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner;

/// <summary>What a path given to a scan stands for.</summary>
/// <param name="Kind">How it is read.</param>
/// <param name="Path">The file or folder to read; for a file of a module, the module's folder.</param>
internal sealed record ScanInput(InputKind Kind, string Path)
{
    /// <summary>Tells by the name and, for JSON files, by the first properties.</summary>
    public static ScanInput Of(string path)
    {
        if (Directory.Exists(path))
            return new(File.Exists(System.IO.Path.Combine(path, CdktfManifest.FileName)) ? InputKind.CdktfOutput : InputKind.Module, path);
        // One that does not exist stands for nothing, and is told of as such.
        if (ModuleLoader.IsConfigFile(path) && File.Exists(path))
            return new(InputKind.Module, Folder(path));
        var kind = KindOfJson(path);
        return new(kind, kind == InputKind.CdktfOutput ? Folder(path) : path);
    }

    private static string Folder(string path) => System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    /// <summary>Reads the names of the root's properties up to the one that tells; what comes before it is small in every format.</summary>
    private static InputKind KindOfJson(string path)
    {
        var kind = InputKind.Unrecognised;
        // Whatever is wrong with the file is told by whoever reads it whole.
        InputFile.Read(
            path,
            stream =>
            {
                using var reader = new JsonReader(stream);
                if (reader.Read() != JsonToken.ObjectStart)
                    return;
                while (kind == InputKind.Unrecognised && reader.Read() == JsonToken.Name)
                {
                    kind = reader.HasText ? KindOfProperty(reader.GetText()) : kind;
                    reader.Skip();
                }
            },
            reports: []);
        return kind;
    }

    private static InputKind KindOfProperty(string name) => name switch
    {
        "format_version" or "terraform_version" => InputKind.TerraformValues,
        "stacks" => InputKind.CdktfOutput,
        "steps" or "changeSummary" or "deployment" or "checkpoint" => InputKind.Pulumi,
        _ => InputKind.Unrecognised,
    };
}

/// <summary>The forms of input.</summary>
internal enum InputKind
{
    /// <summary>A file that is none of the others.</summary>
    Unrecognised,

    /// <summary>A folder that CDKTF synthesized.</summary>
    CdktfOutput,

    /// <summary>A folder of Terraform files.</summary>
    Module,

    /// <summary>A plan or state as <c>terraform show -json</c> prints it, or a state file, <c>terraform.tfstate</c>.</summary>
    TerraformValues,

    /// <summary>What <c>pulumi preview --json</c> or <c>pulumi stack export</c> prints, or a checkpoint.</summary>
    Pulumi,
}
