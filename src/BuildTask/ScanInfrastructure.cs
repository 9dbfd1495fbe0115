using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Foreign;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Scanner.Reports;
using Infra.Analyzers.Scanner.Severities;
using Infra.Analyzers.Scanner.Terraform;
using Microsoft.Build.Framework;

namespace Infra.Analyzers.BuildTask;

/// <summary>
/// Scans what a program synthesized and logs each finding as a message of the build, at the C# that constructs the resource where that is
/// known, and else at its place in the synthesized file.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ScanInfrastructure : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>
    /// The folder that CDKTF, CDK Terrain or AWS CDK synthesized, as an absolute path. One that does not exist is not scanned.
    /// </summary>
    [Required]
    public string SynthDirectory { get; set; } = "";

    /// <summary>More files and folders to scan: plans, states, Terraform folders, Pulumi previews, CloudFormation templates.</summary>
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>
    /// Which program deploys the Terraform files: <c>terraform</c>, <c>tofu</c> or <c>auto</c>, which is OpenTofu where there are files
    /// that only it reads.
    /// </summary>
    public string TerraformTool { get; set; } = "auto";

    /// <summary>
    /// Reports of other scanners: SARIF, or AWS CDK's validation report. What they say of the synthesized folder is reported, too.
    /// </summary>
    public ITaskItem[] ScannerReports { get; set; } = [];

    /// <summary>Files that declare rules of a team's own.</summary>
    public ITaskItem[] Rules { get; set; } = [];

    /// <summary>The project's folder, as an absolute path.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The assembly that synthesizes, where the folder may be older than it; empty where the build synthesized just now.</summary>
    public string Assembly { get; set; } = "";

    /// <summary>The project's C# files.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The symbols that the compiler is given, from the property of the same name.</summary>
    public string DefineConstants { get; set; } = "";

    /// <summary>The SARIF log that the compiler wrote, as an absolute path.</summary>
    public string CompilerLog { get; set; } = "";

    /// <summary>
    /// When the compiler could first have run in this build, in ticks of UTC; empty where it could not. What it says itself is not reported
    /// again.
    /// </summary>
    public string CompilationStart { get; set; } = "";

    /// <summary>The <c>.editorconfig</c> and global analyzer config files that the compiler was given.</summary>
    public ITaskItem[] AnalyzerConfigFiles { get; set; } = [];

    /// <summary>The property of the same name.</summary>
    public string NoWarn { get; set; } = "";

    /// <inheritdoc cref="NoWarn"/>
    public string WarningsAsErrors { get; set; } = "";

    /// <inheritdoc cref="NoWarn"/>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <inheritdoc cref="NoWarn"/>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Where the messages are kept for a build in which nothing changed, as an absolute path.</summary>
    [Required]
    public string CacheFile { get; set; } = "";

    /// <summary>Where the findings are written as SARIF 2.1.0, as an absolute path; empty for nowhere.</summary>
    public string SarifFile { get; set; } = "";

    /// <summary>The file of known findings, as an absolute path; empty for none. They are not reported.</summary>
    public string Baseline { get; set; } = "";

    /// <summary>Whether what is found is written into the baseline, in place of being reported.</summary>
    public bool WriteBaseline { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var cache = new ReplayCache(CacheFile, Settings);
            var messages = !WriteBaseline && (SarifFile.Length == 0 || File.Exists(SarifFile)) ? cache.Read() : null;
            Log.LogMessage(MessageImportance.Low, "{0} {1}",
                messages is null ? "Infra.Analyzers: scanning" : "Infra.Analyzers: nothing changed since the scan of",
                SafeText.Of(string.Join(", ", Inputs.Select(FullPath).Prepend(SynthDirectory)), int.MaxValue));
            messages ??= ScanAndKeep(cache);
            var compilerHasSpoken = HasCompilerSpoken();
            foreach (var message in messages.Where(message => !(message.IsOfCompiler && compilerHasSpoken)))
                Log.LogFinding(message);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private string Settings => string.Join(
        "\n",
        SynthDirectory,
        ProjectDirectory,
        NoWarn,
        WarningsAsErrors,
        WarningsNotAsErrors,
        TreatWarningsAsErrors,
        DefineConstants,
        SarifFile,
        Baseline,
        TerraformTool,

        // Suppressions in Terraform may end on a day.
        ScanOptions.Default.Today.Ticks.ToString(CultureInfo.InvariantCulture),
        string.Join(";", Inputs.Select(FullPath)),
        string.Join(";", ScannerReports.Select(FullPath)),
        string.Join(";", AnalyzerConfigFiles.Select(FullPath)),
        string.Join(";", Sources.Select(FullPath)));

    private List<Message> ScanAndKeep(ReplayCache cache)
    {
        var inputs = new InputStamps();
        foreach (var path in FilesOfTheProgram().Where(path => path.Length > 0))
            inputs.Add(path);
        var faults = new List<Report>();
        var own = OwnRuleSources.Read(Rules.Select(FullPath), faults);
        // What the compiler was run for it has reported of these files, too.
        IReadOnlyList<Report> reports =
        [
            .. Stale(), .. File.Exists(CompilerLog) ? [] : faults,
            .. Scan(Options with { BeforeReading = inputs.Add, Rules = own.Book }),
            .. OfOtherScanners(),
        ];
        var compiler = BuildTask.CompilerLog.Read(CompilerLog);
        var settings = new SeveritySettings(
            new(AnalyzerConfigFiles.Select(FullPath).Where(File.Exists)
                .Select(file => AnalyzerConfigFile.Parse(File.ReadAllText(file), file))),
            new(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors));
        var results = Weigh(reports, compiler, settings);
        if (WriteBaseline)
            return WriteKnown(results, compiler, settings);
        results = MarkKnown(results, out var problem);
        List<Message> messages =
        [
            .. Repeated(compiler, settings, own),
            .. problem is null ? [] : new[] { problem },
            .. results.Where(result => !result.IsSuppressed && result.IsInBaseline != true)
                .Select(result => new Message(result.Report.Rule, result.Level, result.Report.Message, result.Report.Place)
                {
                    Related = result.Report.Related,
                }),
        ];
        if (SarifFile.Length > 0)
            TryWrite(SarifFile, () => WriteSarif(results));
        TryWrite(CacheFile, () => cache.Write(inputs, messages));
        return messages;
    }

    /// <summary>What the baseline holds, marked; a problem where it is none.</summary>
    private List<JudgedReport> MarkKnown(List<JudgedReport> results, out Message? problem)
    {
        problem = null;
        if (Baseline.Length == 0)
            return results;
        try
        {
            return ProjectBaseline.Open(Baseline).Mark(results);
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            problem = Unusable(exception);
            return results;
        }
    }

    /// <summary>Writes the baseline. What is left to say is what the tool says of its own work.</summary>
    private List<Message> WriteKnown(List<JudgedReport> results, CompilerAnswers compiler, SeveritySettings settings)
    {
        List<Message> left =
        [
            .. results.Where(result => !result.IsSuppressed && result.Report.Rule.Category == Category.Tool)
                .Select(result => new Message(result.Report.Rule, result.Level, result.Report.Message, result.Report.Place)),
        ];
        try
        {
            var own = new HashSet<string>(Sources.Select(FullPath), StringComparer.Ordinal);
            var scanned = Inputs.Select(FullPath).Prepend(SynthDirectory).ToList();
            var count = ProjectBaseline.Open(Baseline).Write(
                results,
                OfCompiler(compiler, settings),
                file => own.Contains(file)
                    || scanned.Any(path => file == path || file.StartsWith(path + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
            Log.LogMessage(MessageImportance.High, "Infra.Analyzers: {0} of this project in {1}",
                count == 1 ? "1 finding" : count.ToString(CultureInfo.InvariantCulture) + " findings", SafeText.Of(Baseline, int.MaxValue));
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            left.Add(Unusable(exception));
        }

        return left;
    }

    private Message Unusable(Exception exception) =>
        new(
            ToolRules.UnreadableInput,
            ToolRules.UnreadableInput.Severity,
            $"The baseline cannot be used: {SafeText.Of(exception.Message, 500)}",
            TextPlace.Whole(Baseline));

    /// <summary>What the compiler has reported, whatever its level.</summary>
    private IEnumerable<JudgedReport> OfCompiler(CompilerAnswers compiler, SeveritySettings settings) =>
        from result in compiler.Told
        let rule = RuleCatalog.All.FirstOrDefault(rule => rule.Metadata.Id == result.RuleId)?.Metadata
        where rule is not null
        let place = InFull(result.Place)
        let level = settings.LevelOf(rule, place.Path, place.Path)
        where level != Severity.None
        select new JudgedReport(
            new(rule, result.Message, place)
            {
                ResourceType = result.ResourceType,
                Address = result.Resource,
                Attributes = result.Attributes,
            },
            level);

    // The build has refused a name that there is not.
    private ScanOptions Options => ScanOptions.Default with { Tool = TerraformTools.Find(TerraformTool) ?? default };

    /// <summary>
    /// Whether the compiler was run in this build. One that is up to date is not, and does not repeat what it has reported.
    /// </summary>
    private bool HasCompilerSpoken() =>
        long.TryParse(CompilationStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && File.GetLastWriteTimeUtc(CompilerLog).Ticks >= start;

    private IEnumerable<Report> Scan(ScanOptions options) =>
    [
        .. Directory.Exists(SynthDirectory) ? SynthesizedFolder.Scan(SynthDirectory, options, _cancellation.Token) : [],
        .. Inputs.Length > 0 ? TerraformScan.Scan(Inputs.Select(FullPath), options, _cancellation.Token) : [],
    ];

    /// <summary>What reports of other scanners say of this program. One report may be about those of several projects.</summary>
    private IEnumerable<Report> OfOtherScanners()
    {
        if (ScannerReports.Length == 0)
            return [];
        var paths = ScannerReports.Select(FullPath).ToList();

        // That a scanner calls something an error is no reason to fail the build of who adds its report; a setting can be.
        var reports = new ForeignReports([SynthDirectory], ProjectDirectory, Options.Today) { Most = Severity.Warning }.Read(paths);
        var folder = SynthDirectory.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return reports.Where(report => report.Rule.Category == Category.Tool
            || report.Place.Path.StartsWith(folder, StringComparison.Ordinal));
    }

    private void WriteSarif(IReadOnlyList<JudgedReport> results)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SarifFile)!);
        using var writer = new StreamWriter(SarifFile);
        new SarifLog("Infra.Analyzers", ProductVersion.Text, ProjectDirectory).Write(results, rules: [], writer);
    }

    private void TryWrite(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var rule = ToolRules.UnwritableOutput;
            Log.LogFinding(
                new(rule, rule.Severity, string.Format(CultureInfo.InvariantCulture, rule.MessageFormat, SafeText.Of(exception.Message)),
                    TextPlace.Whole(path)));
        }
    }

    /// <summary>What the messages depend on beside what is scanned.</summary>
    private IEnumerable<string> FilesOfTheProgram() =>
    [
        SynthDirectory,
        CompilerLog,
        Assembly,
        Baseline,
        .. AnalyzerConfigFiles.Select(FullPath),
        .. Rules.Select(FullPath),
        .. ScannerReports.Select(FullPath),
        .. Sources.Select(FullPath),
    ];

    private string Manifest => Path.Combine(SynthDirectory, CdktfManifest.FileName);

    private IEnumerable<Report> Stale()
    {
        if (File.Exists(Assembly) && File.Exists(Manifest) && File.GetLastWriteTimeUtc(Manifest) < File.GetLastWriteTimeUtc(Assembly))
        {
            var rule = ToolRules.StaleSynthesis;
            yield return new(rule, string.Format(CultureInfo.InvariantCulture, rule.MessageFormat, Path.GetFileName(Assembly)),
                TextPlace.Whole(Manifest));
        }
    }

    /// <summary>What the compiler has reported in its own build, at the level of today.</summary>
    private IEnumerable<Message> Repeated(CompilerAnswers compiler, SeveritySettings settings, OwnRules own) =>
        from result in compiler.Told
        let rule = own.Find(result.RuleId)
        where rule is not null
        let place = InFull(result.Place)
        let level = settings.LevelOf(rule, place.Path, place.Path)
        // The rest a build does not show.
        where level is Severity.Warning or Severity.Error
        // A build shows where the compiler's findings begin, and not where they end.
        select new Message(rule, level, result.Message, place with { EndLine = 0, EndColumn = 0 })
        {
            Related = [.. result.Related.Select(related => related with { Place = InFull(related.Place) })],
            IsOfCompiler = true,
        };

    // What #line names is most often relative, as a rule to the project's folder.
    private TextPlace InFull(TextPlace place) => place with { Path = Path.GetFullPath(Path.Combine(ProjectDirectory, place.Path)) };

    /// <summary>Leaves out what the compiler has reported and what the user has turned off, and gives the rest its level.</summary>
    private List<JudgedReport> Weigh(IReadOnlyList<Report> reports, CompilerAnswers answers, SeveritySettings settings)
    {
        if (reports.Count == 0)
            return [];

        var files =
            reports.Any(report => report.ConstructPath is not null || report.Constructed is not null) ? Sources.Select(FullPath) : [];
        var symbols = DefineConstants.Split(';', ',', ' ');
        var compiler = new CompilerReview(new(files, symbols, _cancellation.Token), answers, ProjectDirectory);
        var review = new SynthesisReview(compiler, settings, ProjectDirectory);
        return [.. reports.Select(review.Judge)
            .Where(result => result.Answer != CompilerAnswer.Reported && result.Judged.Level != Severity.None)
            .Select(result => result.Judged)];
    }

    private static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");
}
