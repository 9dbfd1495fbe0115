using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>What docs/rollout.md tells users to write works as it stands there.</summary>
[Collection(Installed.Name)]
public sealed partial class RolloutTests(InstalledTool tool)
{
    private static readonly string Page = File.ReadAllText(InstalledTool.SourceFile("docs/rollout.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_command_is_one_that_the_tool_takes()
    {
        var folder = tool.GitFolder("rollout", ("main.tf", SampleRepository.Trail("old")));
        InstalledTool.Git(folder, "update-ref", "refs/remotes/origin/main", "HEAD");
        tool.Run(folder, "--write-baseline").EndedWith(0);
        SampleRepository.Write(folder, "new.tf", SampleRepository.Trail("new"));
        SampleRepository.Write(folder, "checkov.sarif", """{"version": "2.1.0", "runs": []}""");
        var commands = Command().Matches(Page).Select(match => match.Groups["command"].Value).Distinct().ToList();
        Assert.InRange(commands.Count, 9, 20);

        foreach (var command in commands)
        {
            // As the services fill them in.
            var given = Variable().Replace(command, variable => variable.Value.Contains("SHA", StringComparison.Ordinal) ? "origin/main"
                : variable.Value.Contains("outputs", StringComparison.Ordinal) ? "report" : "main");
            var outcome = tool.Run(folder, [.. given.Split(' ').Select(argument => argument.Trim('"'))]);
            Assert.True(outcome.ExitCode is 0 or 1, $"{command}\n{outcome.Error}{outcome.Output}");
            if (command.Contains("--base", StringComparison.Ordinal))
                Assert.Equal(1, outcome.ExitCode);
        }

        foreach (var file in new[] { "infra.html", "infra.sarif", "infra.md", "infra.json", "report.sarif", "checkov-in-csharp.sarif" })
            Assert.True(File.Exists(Path.Combine(folder, file)), file);
    }

    [Fact]
    public void Every_project_file_is_one()
    {
        var files = Block().Matches(Page).Where(match => match.Groups["language"].Value == "xml").ToList();

        Assert.Equal(3, files.Count);
        Assert.All(files, file => Assert.Equal("Project", XDocument.Parse(file.Groups["text"].Value).Root!.Name.LocalName));
    }

    [GeneratedRegex(@"(?<=^|[\s/])infra-scan (?<command>[a-z-][^\n`|]*)$|(?<=`)infra-scan (?<command>--[^`]*)`", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$[A-Z_]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
