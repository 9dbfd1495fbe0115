using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>
/// Reads Terraform Stacks: components, which are calls of modules, and the deployments that give values to a stack's variables.
/// </summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/stacks. What is written in JSON, and nested stacks, are not read.</remarks>
internal static class StackReader
{
    /// <summary>The block that calls a module.</summary>
    public const string Component = "component";

    /// <summary>The attribute of a component that holds the values of the module's variables.</summary>
    public const string Inputs = "inputs";

    private static readonly string[] ComponentFiles = [".tfcomponent.hcl", ".tfstack.hcl"];
    private static readonly string[] UnreadFiles = [".tfcomponent.json", ".tfstack.json"];
    private static readonly string[] DeploymentFiles = [".tfdeploy.hcl"];

    private static readonly Dictionary<string, int> Labels = new(StringComparer.Ordinal)
    {
        ["variable"] = 1,
        ["locals"] = 0,
        ["output"] = 1,
        [Component] = 1,
        ["deployment"] = 1,
    };

    /// <summary>Whether a file holds components, going by its name.</summary>
    public static bool IsStackFile(string path) => IsRead(path) || IsUnread(path);

    /// <summary>Whether a file holds components in JSON, which are not read.</summary>
    public static bool IsUnread(string path) => TerraformFile.HasExtension(path, UnreadFiles);

    private static bool IsRead(string path) => TerraformFile.HasExtension(path, ComponentFiles);

    /// <summary>The stack in a directory as a module that calls its components, once for each deployment with what that gives it.</summary>
    public static (ModuleConfig Config, IReadOnlyList<ModuleInputs> Deployments) Load(string directory, ModuleLoader loader)
    {
        var stack = Read(directory, loader, IsRead);
        var deployments = Read(directory, loader, path => TerraformFile.HasExtension(path, DeploymentFiles));
        var scope = new Scope(ModuleInstance.CreateRoot(deployments, loader, ModuleInputs.None));
        var inputs = deployments.Blocks("deployment").Select(deployment => Given(deployment.Body, scope, loader.Budget)).ToList();
        // Without a deployment nobody knows what the variables will be.
        return (stack, inputs.Count > 0 ? inputs : [new ModuleInputs { AreIncomplete = true }]);
    }

    /// <summary>What the attribute <c>inputs</c> gives to variables.</summary>
    public static ModuleInputs Given(ConfigBody body, Scope scope, EvaluationBudget budget)
    {
        if (!body.Attributes.TryGetValue(Inputs, out var written))
            return ModuleInputs.None;
        return new Evaluator([], budget).Evaluate(written.Value, scope with { Source = written.Source }) is TerraformValue.Map map
            ? new() { Values = map.Entries }
            : new() { AreIncomplete = true };
    }

    private static ModuleConfig Read(string directory, ModuleLoader loader, Func<string, bool> isWanted)
    {
        var module = new ModuleConfig(Path.GetFullPath(directory).TrimEnd('/', '\\'), loader.Options.Rules, static _ => { });
        foreach (var block in loader.ReadBlocks(directory, isWanted))
        {
            if (Labels.TryGetValue(block.Type, out var count) && count == block.Labels.Count)
                module.Add(block);
        }

        return module;
    }
}
