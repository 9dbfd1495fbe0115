using Infra.Analyzers.Scanner.CloudFormation;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>Says what a path given to a scan stands for.</summary>
internal static class InputRecognition
{
    /// <summary>Tells by the name and, for JSON and YAML files, by what is in them.</summary>
    public static ScanInput Of(string path) => AllOf(path, folder => FolderListing.Of(folder, TerraformTool.Auto))[0];

    /// <summary>All that a path stands for: a folder may hold a module and, beside it, what calls others.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="list">Lists a folder.</param>
    public static IReadOnlyList<ScanInput> AllOf(string path, Func<string, FolderListing> list)
    {
        if (Directory.Exists(path))
            return InFolder(path, list(path));
        // One that does not exist stands for nothing, and is reported as such.
        if (File.Exists(path))
        {
            if (ModuleFiles.IsConfigFile(path))
                return OfModuleFile(path);
            if (StackReader.IsStackFile(path))
                return [new(InputKind.Stack, Folder(path))];
            if (KindOfTerragrunt(path) is { } terragrunt)
                return [new(terragrunt, path)];
        }

        var kind = KindOfJson(path);
        if (kind == InputKind.Unrecognised && TemplateFile.IsYaml(path))
            kind = InputKind.YamlTemplate;
        return [new(kind, kind is InputKind.CdktfOutput or InputKind.CdkOutput ? Folder(path) : path)];
    }

    // A unit beside the module gives it its inputs.
    private static List<ScanInput> OfModuleFile(string path)
    {
        var (folder, file) = (Folder(path), Path.GetFullPath(path));
        List<ScanInput> inputs = [new(InputKind.Module, folder) { File = file }];
        if (TerragruntFile.UnitNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } unit)
            inputs.Add(new(InputKind.TerragruntUnit, unit) { File = file });
        return inputs;
    }

    // Whoever reads a folder that cannot be listed as a module tells of it.
    private static List<ScanInput> InFolder(string path, FolderListing listing)
    {
        var inputs = new List<ScanInput>();
        var hasModule = listing.All.Any(ModuleFiles.IsConfigFile);
        // Other programs have files of that name, too.
        if (listing.Has(CdktfManifest.FileName))
        {
            if (KindOfJson(Path.Combine(path, CdktfManifest.FileName)) == InputKind.CdkOutput)
                inputs.Add(new(InputKind.CdkOutput, path));
            else if (CdktfManifest.NamesStacks(path) || !hasModule)
                inputs.Add(new(InputKind.CdktfOutput, path));
        }

        if (hasModule)
            inputs.Add(new(InputKind.Module, path));
        if (listing.All.Any(StackReader.IsStackFile))
            inputs.Add(new(InputKind.Stack, path));
        if (TerragruntFile.UnitNames.FirstOrDefault(listing.Has) is { } unit)
            inputs.Add(new(InputKind.TerragruntUnit, Path.Combine(path, unit)));
        inputs.AddRange(TerragruntFile.StackNames
            .Where(listing.Has)
            .Select(stack => new ScanInput(InputKind.TerragruntStack, Path.Combine(path, stack))));
        return inputs.Count > 0 ? inputs : [new(InputKind.Module, path)];
    }

    /// <summary>Whether a file is one of Terragrunt's that deploy modules, going by its name.</summary>
    public static bool IsOfTerragrunt(string path) => KindOfTerragrunt(path) is not null;

    private static InputKind? KindOfTerragrunt(string path)
    {
        var name = Path.GetFileName(path);
        return TerragruntFile.UnitNames.Contains(name) ? InputKind.TerragruntUnit
            : TerragruntFile.StackNames.Contains(name) ? InputKind.TerragruntStack
            : null;
    }

    private static string Folder(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    /// <summary>Reads the names of the root's properties up to the one that tells; what comes before it is small in every format.</summary>
    private static InputKind KindOfJson(string path)
    {
        var kind = InputKind.Unrecognised;
        // Whoever reads the whole file reports what is wrong with it.
        InputFile.Read(
            path,
            stream =>
            {
                using var reader = new JsonReader(stream);
                if (reader.Read() != JsonToken.ObjectStart)
                    return;
                while (kind == InputKind.Unrecognised && reader.Read() == JsonToken.Name)
                {
                    if (reader.TextEquals(TemplateFile.ResourcesName))
                    {
                        kind = TemplateFile.HoldsResources(reader) ? InputKind.Template : kind;
                        continue;
                    }

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
        "encrypted_data" or "encryption_version" => InputKind.Encrypted,
        "stacks" => InputKind.CdktfOutput,
        "artifacts" => InputKind.CdkOutput,
        TemplateFile.VersionName => InputKind.Template,
        "steps" or "changeSummary" or "deployment" or "checkpoint" => InputKind.Pulumi,
        _ => InputKind.Unrecognised,
    };
}
