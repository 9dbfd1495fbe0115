using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.CloudFormation;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>
/// Scans templates, some of which others deploy as nested stacks: those are judged with what they are given, and not by themselves.
/// </summary>
internal sealed class TemplateStacks
{
    private const int MaxStackDepth = 8;

    // A stack may be deployed by many, with the same values most often.
    private const int MaxStacks = 1000;

    private readonly IReadOnlyList<TemplateSource> _sources;
    private readonly Dictionary<string, TemplateSource> _byPath;
    private readonly Func<TemplateSource, TemplateCall, TemplateSource?> _resolve;
    private readonly ScanOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly HashSet<(RuleMetadata, string, TextPlace, string?)> _reported = [];
    private int _stacks;

    private TemplateStacks(IReadOnlyList<TemplateSource> sources, Func<TemplateSource, TemplateCall, TemplateSource?>? resolve,
        ScanOptions options, CancellationToken cancellation)
    {
        (_sources, _resolve, _options, _cancellation) = (sources, resolve ?? ResolvePath, options, cancellation);
        _byPath = sources.GroupBy(source => source.FullPath, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    }

    /// <summary>Checks every rule against templates.</summary>
    /// <param name="sources">The templates.</param>
    /// <param name="resolve">The template that a stack is made of; by default the one at a path beside the template that makes it.</param>
    /// <param name="options">What the user wants.</param>
    /// <param name="cancellation">Stops the scan between two files.</param>
    /// <returns>What is found in each of them and in the stacks that it deploys.</returns>
    public static IReadOnlyList<IReadOnlyList<Report>> Scan(IReadOnlyList<TemplateSource> sources,
        Func<TemplateSource, TemplateCall, TemplateSource?>? resolve, ScanOptions options, CancellationToken cancellation) =>
        new TemplateStacks(sources, resolve, options, cancellation).Scan();

    private IReadOnlyList<Report>[] Scan()
    {
        var reports = new IReadOnlyList<Report>[_sources.Count];
        var calls = new List<(TemplateSource Target, TemplateCall Call)>[_sources.Count];
        BoundedParallel.ForEach(_sources, (source, index) => reports[index] = Scan(source, call: null, out calls[index]), _cancellation);

        var targets = new HashSet<string>(calls.SelectMany(list => list).Select(call => call.Target.FullPath), StringComparer.Ordinal);
        for (var index = 0; index < _sources.Count; index++)
        {
            // What others deploy, and nobody deploys by itself.
            if (!targets.Contains(_sources[index].FullPath))
                reports[index] = [.. reports[index], .. calls[index].SelectMany(call => Follow(call.Target, call.Call, MaxStackDepth))];
        }

        for (var index = 0; index < _sources.Count; index++)
        {
            if (_called.Contains(_sources[index].FullPath))
                reports[index] = [];
        }

        return reports;
    }

    private IEnumerable<Report> Follow(TemplateSource source, TemplateCall call, int levels)
    {
        _cancellation.ThrowIfCancellationRequested();
        // One that is not looked at is judged by itself.
        if (levels == 0 || ++_stacks > MaxStacks)
            return [];
        _called.Add(source.FullPath);
        // Two stacks of one template are wrong for the same reason most often.
        var reports =
            Scan(source, call, out var calls)
                .Where(report => _reported.Add((report.Rule, report.Message, report.Place, report.ConstructPath))).ToList();
        return [.. reports, .. calls.SelectMany(next => Follow(next.Target, next.Call, levels - 1))];
    }

    private IReadOnlyList<Report> Scan(TemplateSource source, TemplateCall? call,
        out List<(TemplateSource Target, TemplateCall Call)> calls)
    {
        var use = new TemplateUse { Construct = source.Construct, Arguments = call?.Arguments };
        var reports = source.IsYaml ? TemplateFile.ScanYaml(source.Path, use, _options) : TemplateFile.Scan(source.Path, use, _options);
        calls = [.. from next in use.Calls let target = _resolve(source, next) where target is not null select (target, next)];
        return reports;
    }

    // As "aws cloudformation package" and "sam build" do.
    private TemplateSource? ResolvePath(TemplateSource source, TemplateCall call)
    {
        if (call.Location.Text is not { Length: > 0 } location || location.Contains("://"))
            return null;
        try
        {
            var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source.FullPath) ?? "", location));
            if (_byPath.TryGetValue(path, out var known))
                return known;
            _options.BeforeReading(path);
            return File.Exists(path) && InputRecognition.Of(path).Kind is (InputKind.Template or InputKind.YamlTemplate) and var kind
                ? new(path) { IsYaml = kind == InputKind.YamlTemplate } : null;
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            return null;
        }
    }
}

/// <summary>A file that is a template.</summary>
/// <param name="Path">Its path, as it was given or found.</param>
internal sealed record TemplateSource(string Path)
{
    /// <summary>The path that it is known by.</summary>
    public string FullPath { get; } = System.IO.Path.GetFullPath(Path);

    /// <summary>Whether it is in YAML.</summary>
    public bool IsYaml { get; init; }

    /// <summary>The construct path of a logical id, where that is known.</summary>
    public Func<string, string?> Construct { get; init; } = _ => null;
}
