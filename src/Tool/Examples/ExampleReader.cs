using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Scanner.Programs;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>Reads examples as Terraform: what the rule says of them, and what they are.</summary>
internal static class ExampleReader
{
    private const string File = "main.tf";

    // What every resource of Terraform may have, whatever its type.
    private static readonly HashSet<string> OfEveryResource = new(
        ["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner", "timeouts", "tags_all", "id"],
        StringComparer.Ordinal);

    /// <summary>Reads one. Nothing is thrown for what it holds.</summary>
    public static ReadExample Read(RuleExample example, CancellationToken cancellationToken)
    {
        // The provider gives no tags, which is known only where it is at hand; its version is one that the rule is about.
        var version = example.ProviderMajor is { } major ? $"\n  version = \"~> {major}.0\"" : "";
        var text = $"provider \"aws\" {{{version}\n}}\nresource \"{example.Type.Type}\" \"example\" {{\n{example.Text.Text}\n}}\n";
        if (ProblemOf(example, HclParser.Parse(new(File, text))) is { } problem)
            return new(example, problem, null, []);

        using var folder = new ScratchFolder();
        System.IO.File.WriteAllText(Path.Combine(folder.Path, File), text);
        var probe = new Probe(example.Type);
        var options = ScanOptions.Default with { Rules = example.Book.With([probe], []) };
        var reports = TerraformScan.Scan([folder.Path], options, cancellationToken);
        return reports.FirstOrDefault(report => report.Rule == ToolRules.UnreadableInput) is { } unreadable
            ? new(example, $"cannot be read: {unreadable.Message}", null, [])
            : new(example, null, reports.FirstOrDefault(report => report.Rule.Id == example.Id)?.Message, probe.Seen);
    }

    private static string? ProblemOf(RuleExample example, HclFile file)
    {
        if (file.Errors is [var error, ..])
            return $"cannot be read: {error.Message}";
        return file.Body is not { Attributes.Count: 0, Blocks: [_, var resource] }
            ? "cannot be read: It is more than what stands in the block of one resource."
            : Unknown(resource.Body, example.Type.Attributes, example.Type.Type);
    }

    /// <summary>The first name that the type does not have: with it, the example would show nothing.</summary>
    private static string? Unknown(ConfigBody body, AwsAttributes attributes, string at)
    {
        var blocks = body.Blocks.Select(block =>
            block is { Type: "dynamic", Labels: [var generated] }
                ? (Name: generated, Body: block.Body.Blocks.FirstOrDefault(inner => inner.Type == "content")?.Body)
                : (Name: block.Type, Body: block.Body)).ToList();
        if (attributes.IsOpen)
            return null;
        return body.Attributes.Keys.Concat(blocks.Select(block => block.Name))
                .Where(name => !attributes.ByName.ContainsKey(name) && !OfEveryResource.Contains(name))
                .Select(name => $"is none: {at} has no '{SafeText.Of(name, 80)}'{Nearest.Hint(name, attributes.ByName.Keys)}")
                .FirstOrDefault()
            ?? blocks.Select(block => block.Body is { } inner && !OfEveryResource.Contains(block.Name)
                    && attributes.ByName[block.Name] is { IsMap: false, Inner: { } known }
                    ? Unknown(inner, known, block.Name) : null)
                .FirstOrDefault(problem => problem is not null);
    }

    /// <summary>Asks for all that a type has, and keeps what it is shown.</summary>
    private sealed class Probe(AwsType type) : ResourceRule
    {
        private readonly List<Resource> _seen = [];

        protected override RuleMetadata Describe() => ToolRules.UnreadableInput;

        public override string ResourceType { get; } = type.Type;

        public override IReadOnlyList<string> Attributes { get; } = [.. type.Attributes.ByName.Keys];

        /// <summary>The resources.</summary>
        public IReadOnlyList<Resource> Seen => _seen;

        public override Finding? Check(Resource resource)
        {
            _seen.Add(resource);
            return null;
        }
    }
}
