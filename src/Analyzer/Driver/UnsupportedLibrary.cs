using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Driver;

/// <summary>Says of a program once that it makes resources with a library that nobody reads: version 1 of AWS CDK.</summary>
internal static class UnsupportedLibrary
{
    // All packages of version 1 reference this one; version 2 has "Amazon.CDK.Lib", and packages that are called after services too.
    private const string Core = "Amazon.CDK";

    /// <summary>
    /// The file of a compilation in which it is said: the first that names the library, else the first; <see langword="null"/> where the
    /// compilation does not reference it.
    /// </summary>
    public static SyntaxTree? NamedIn(Compilation compilation)
    {
        if (!compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == Core))
            return null;
        var written = compilation.SyntaxTrees.Where(tree => !IsGenerated(tree)).ToList();
        return written.Find(tree => Find(tree, default) is not null) ?? written.FirstOrDefault();
    }

    /// <summary>Reports it in that file.</summary>
    public static void Report(SemanticModelAnalysisContext context, SyntaxTree file)
    {
        if (context.SemanticModel.SyntaxTree != file)
            return;
        var place = Find(file, context.CancellationToken)?.GetLocation()
            ?? file.GetRoot(context.CancellationToken).GetFirstToken().GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.For(ToolRules.UnsupportedLibrary), place));
    }

    private static NameSyntax? Find(SyntaxTree tree, CancellationToken cancellation) =>
        tree.GetRoot(cancellation).DescendantNodes(node => node is not BlockSyntax).OfType<UsingDirectiveSyntax>()
            .Select(directive => directive.Name)
            .FirstOrDefault(name => name?.ToString() is Core || name?.ToString().StartsWith(Core + ".", StringComparison.Ordinal) == true);

    private static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase)
        || tree.FilePath.EndsWith(".designer.cs", StringComparison.OrdinalIgnoreCase);
}
