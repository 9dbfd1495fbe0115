using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Scanner.Severities;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>What is known of a project once its program is analysed: enough to judge what it synthesized as its build would.</summary>
internal sealed class AnalyzedProject
{
    private readonly Lazy<SynthesisReview> _review;

    /// <param name="program">The program of the project; of several target frameworks the first, as in a build.</param>
    /// <param name="reports">What the analyzer says of it.</param>
    /// <param name="root">What paths in messages are relative to, as an absolute path.</param>
    public AnalyzedProject(CompiledProgram program, IReadOnlyList<JudgedReport> reports, string root)
    {
        Directory = Path.GetDirectoryName(program.Call.ProjectFile)!;
        Output = program.Call.Output;
        Sources = [.. program.Compilation.SyntaxTrees.Select(tree => tree.FilePath)];
        var symbols = program.Compilation.SyntaxTrees.FirstOrDefault()?.Options.PreprocessorSymbolNames.ToList() ?? [];
        _review = new(() => ReviewOf(program, symbols, reports, root));
    }

    /// <summary>The project's folder, as an absolute path.</summary>
    public string Directory { get; }

    /// <summary>The paths of the sources; those of generated ones do not exist.</summary>
    public IReadOnlyList<string> Sources { get; }

    /// <summary>Of a program that synthesizes, what its build makes; <see langword="null"/> of any other.</summary>
    public ProgramOutput? Output { get; }

    /// <summary>How what it synthesized is judged.</summary>
    public SynthesisReview Review => _review.Value;

    private SynthesisReview ReviewOf(
        CompiledProgram program,
        IReadOnlyCollection<string> symbols,
        IReadOnlyList<JudgedReport> reports,
        string root)
    {
        var answers = from judged in reports
                      let report = judged.Report
                      where report.Rule.Category != Category.Tool
                      select new CompilerResult(report.Rule.Id, report.Place, judged.IsSuppressed);
        var compiler = new CompilerReview(new(Sources.Where(File.Exists), symbols, CancellationToken.None), new([.. answers]), root);
        var files = program.ConfigFiles.Where(File.Exists).Select(file => AnalyzerConfigFile.Parse(File.ReadAllText(file), file));
        return new(compiler, new(new(files), program.Call.Levels), Directory);
    }
}

/// <summary>What is said of C# projects.</summary>
/// <param name="Reports">All of it.</param>
/// <param name="Projects">The projects that could be analysed.</param>
internal sealed record ProgramFindings(IReadOnlyList<JudgedReport> Reports, IReadOnlyList<AnalyzedProject> Projects)
{
    public static readonly ProgramFindings None = new([], []);
}
