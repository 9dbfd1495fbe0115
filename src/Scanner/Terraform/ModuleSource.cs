using Infra.Analyzers.Scanner.Evaluation;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Where the module lies that a call names.</summary>
internal static class ModuleSource
{
    /// <summary>
    /// What the source of a call comes to. OpenTofu allows variables and local values in it
    /// (https://opentofu.org/docs/language/modules/sources/).
    /// </summary>
    public static TerraformValue Evaluate(ConfigBlock call, ModuleInstance caller, EvaluationBudget budget) =>
        call.Body.Attributes.TryGetValue("source", out var source)
            ? new Evaluator([], budget).Evaluate(source.Value, new Scope(caller, source.Source))
            : TerraformValue.Unknown.Value;

    /// <summary>Whether a source is a path, as opposed to the address of a module elsewhere.</summary>
    public static bool IsLocal(string source) =>
        source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal) || source is "." or "..";

    /// <summary>The directory at a path; <see langword="null"/> where it can be none.</summary>
    /// <param name="directory">Where relative paths start.</param>
    /// <param name="path">The path.</param>
    public static string? Resolve(string directory, string path)
    {
        try
        {
            return Path.GetFullPath(Path.Combine(directory, path)).TrimEnd('/', '\\');
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            return null;
        }
    }
}
