using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>The presets of the package (<c>InfraAnalysisMode</c>), which lie beside the tool.</summary>
internal static class Preset
{
    /// <summary>Their names, for help texts and messages.</summary>
    public const string Names = "default, recommended, all, cis, cis1.4, cis3, cis5, cis7, fsbp or none";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "config");

    /// <summary>The global configuration file of a preset, as an absolute path.</summary>
    /// <param name="name">The preset's name, in any case.</param>
    /// <exception cref="UsageException">There is no such preset.</exception>
    public static string FileOf(string name) =>
        Directory.EnumerateFiles(Folder, "*.globalconfig")
            .FirstOrDefault(file => Path.GetFileNameWithoutExtension(file).Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"'{name}' is no preset: {Names}.");
}
