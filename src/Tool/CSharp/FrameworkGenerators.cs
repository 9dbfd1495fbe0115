using System.Collections.Frozen;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>
/// The source generators that come with .NET's targeting pack, which every project references and few use. Each generates code for an
/// attribute and nothing else, so it has nothing to do where no file names that.
/// </summary>
/// <remarks>
/// To run them on a small program takes longer than to analyze it. Source: their calls of <c>ForAttributeWithMetadataName</c> in
/// https://github.com/dotnet/runtime.
/// </remarks>
internal static class FrameworkGenerators
{
    /// <summary>By the name of the assembly's file, what begins the name of an attribute that it generates code for.</summary>
    private static readonly FrozenDictionary<string, string[]> Attributes = new Dictionary<string, string[]>
    {
        ["Microsoft.Interop.ComInterfaceGenerator.dll"] = ["GeneratedCom", "VirtualMethodIndex"],
        ["Microsoft.Interop.JavaScript.JSImportGenerator.dll"] = ["JSImport", "JSExport"],
        ["Microsoft.Interop.LibraryImportGenerator.dll"] = ["LibraryImport"],
        // Holds what the others of its folder share.
        ["Microsoft.Interop.SourceGeneration.dll"] = [],
        ["System.Text.Json.SourceGeneration.dll"] = ["JsonSerializable"],
        ["System.Text.RegularExpressions.Generator.dll"] = ["GeneratedRegex"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of the files of those that have nothing to generate code for.</summary>
    /// <param name="sources">All files of the program.</param>
    public static IReadOnlySet<string> IdleIn(IEnumerable<SyntaxTree> sources)
    {
        var idle = Attributes.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            // An alias names the attribute, too. A letter of a name can be written as an escape, which looks the same in a string.
            var text = source.GetText().ToString();
            if (text.Contains(@"\u", StringComparison.OrdinalIgnoreCase))
                idle.Clear();
            idle.RemoveWhere(generator => Array.Exists(Attributes[generator], name => text.Contains(name, StringComparison.Ordinal)));
            if (idle.Count == 0)
                break;
        }

        return idle;
    }
}
