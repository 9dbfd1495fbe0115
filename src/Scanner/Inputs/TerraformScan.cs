using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Resources;
using Infra.Analyzers.Scanner.Terraform;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Inputs;

/// <summary>Checks every rule against whatever form of Terraform, of Pulumi's own JSON or of CloudFormation is given.</summary>
internal static class TerraformScan
{
    /// <summary>Scans files and folders.</summary>
    /// <param name="paths">
    /// Folders with a manifest of CDKTF or AWS CDK, with Terraform files, a stack or a Terragrunt unit, without the folders below; files of
    /// Terraform's syntaxes, each of which stands for what is found in it; and plan, state and Pulumi files and templates, recognised by
    /// what they hold.
    /// </param>
    /// <param name="options">What the user wants.</param>
    /// <param name="cancellationToken">Stops the scan between two inputs.</param>
    /// <returns>
    /// The reports, in the order of the inputs. A folder that another one calls as a module is judged as it is called, and not by
    /// itself. Nothing is thrown for what the input holds.
    /// </returns>
    public static IReadOnlyList<Report> Scan(IEnumerable<string> paths, ScanOptions options, CancellationToken cancellationToken)
    {
        var files = new TerraformFiles(options);
        List<IReadOnlyList<ScanInput>> given = [.. Recognise([.. paths])
            .GroupBy(input => $"{(int)input.Kind} {Path.GetFullPath(input.Path)}", StringComparer.Ordinal)
            .Select(same => same.ToList())];
        List<ScanInput> inputs = [.. given.Select(same => same[0])];
        List<ScanInput> configurations =
            [.. inputs.Where(input => input.IsConfiguration)];
        var folders = TerraformFolder.Load(configurations, files, cancellationToken);
        var roots = CallGraph.Roots(folders);
        List<UnreadCall> unread = [.. folders.SelectMany(folder => folder.UnreadCalls)];
        var folderOf = new Dictionary<ScanInput, TerraformFolder>();
        for (var index = 0; index < folders.Count; index++)
            folderOf.Add(configurations[index], folders[index]);
        List<ScanInput> templates = [.. inputs.Where(input => input.Kind is InputKind.Template or InputKind.YamlTemplate)];
        var sources = templates.ConvertAll(input => new TemplateSource(input.Path) { IsYaml = input.Kind == InputKind.YamlTemplate });
        var found = sources.Count == 0 ? [] : TemplateStacks.Scan(sources, resolve: null, options, cancellationToken);
        var ofTemplates = new Dictionary<ScanInput, IReadOnlyList<Report>>();
        for (var index = 0; index < found.Count; index++)
            ofTemplates.Add(templates[index], found[index]);
        var reports = new IReadOnlyList<Report>[inputs.Count];
        BoundedParallel.ForEach(
            inputs,
            (input, index) => reports[index] = folderOf.TryGetValue(input, out var folder)
                ? OfNamedFiles(folder.Check(roots.Contains(folder), unread), given[index])
                : ofTemplates.TryGetValue(input, out var ofTemplate) ? ofTemplate
                : Scan(input, options, cancellationToken),
            cancellationToken);
        LeadToConfiguration();

        // A file that several roots share is reported once.
        List<Report> all = [.. reports.SelectMany(list => list).Distinct()];
        var isNothingUnderstood =
            inputs.Count > 0 && inputs.All(input => folderOf.TryGetValue(input, out var folder) && !folder.IsUnderstood);
        if (isNothingUnderstood && all.Count == 0)
        {
            const string Message =
                "Nothing here could be scanned: there is no configuration, or the modules that it calls are not at hand.";
            all.Add(Unreadable(inputs[0].Path, Message));
        }

        return all;

        // What a plan shows somebody fixes in the configuration.
        void LeadToConfiguration()
        {
            if (!inputs.Exists(input => input.Kind == InputKind.TerraformValues))
                return;
            var places = new ConfigurationPlaces(
                [
                    .. folderOf.Where(pair => pair.Key.Kind == InputKind.Module && roots.Contains(pair.Value))
                        .Select(pair => (Path.GetFullPath(pair.Key.Path).TrimEnd(Path.DirectorySeparatorChar), pair.Value)),
                ],
                options);
            List<int> values = [.. Enumerable.Range(0, inputs.Count).Where(index => inputs[index].Kind == InputKind.TerraformValues)];
            IReadOnlyList<IList<Report>> ofConfigurations = values.Count == 0 ? [] :
                [.. Enumerable.Range(0, inputs.Count).Where(index => inputs[index].IsConfiguration)
                    .Select(index => (IList<Report>)(reports[index] = reports[index].ToArray()))];
            foreach (var index in values)
                reports[index] = places.Lead(reports[index], inputs[index].Path, ofConfigurations);
        }

        IEnumerable<ScanInput> Recognise(IReadOnlyList<string> all)
        {
            var recognised = new IReadOnlyList<ScanInput>[all.Count];
            BoundedParallel.ForEach(
                all,
                (path, index) =>
                {
                    options.BeforeReading(Path.GetFullPath(path));
                    recognised[index] = InputRecognition.AllOf(path, files.List);
                },
                cancellationToken);
            return recognised.SelectMany(inputs => inputs);
        }
    }

    /// <summary>
    /// Where files of a module were named, and not the folder: what is found in those, and what could not be read at all.
    /// </summary>
    private static IReadOnlyList<Report> OfNamedFiles(IReadOnlyList<Report> reports, IReadOnlyList<ScanInput> given)
    {
        if (given.Any(input => input.File is null))
            return reports;
        var named = new HashSet<string>(given.Select(input => input.File!), StringComparer.Ordinal);
        return [.. reports.Where(report =>
            report.Rule.Category == Category.Tool
            || IsNamed(report.Place)
            || report.Related.Any(related => IsNamed(related.Place)))];

        bool IsNamed(TextPlace place) => named.Contains(Path.GetFullPath(place.Path));
    }

    private static IReadOnlyList<Report> Scan(ScanInput input, ScanOptions options, CancellationToken cancellationToken) =>
        input.Kind switch
        {
            InputKind.CdktfOutput => CdktfOutput.Scan(input.Path, options, cancellationToken),
            InputKind.CdkOutput => CdkOutput.Scan(input.Path, options, cancellationToken),
            InputKind.TerraformValues =>
                Read(input.Path, (reader, path, reports) => ShowJson.Read(reader, path, options.Rules, reports)),
            InputKind.Pulumi => Read(input.Path, (reader, path, reports) => PulumiJson.Read(reader, path, options.Rules, reports)),
            InputKind.Encrypted => [Unreadable(input.Path, "OpenTofu has encrypted the file; scan what 'tofu show -json' prints of it.")],
            _ => Read(input.Path, Refuse),
        };

    private static Report Unreadable(string path, string message) => new(ToolRules.UnreadableInput, message, TextPlace.Whole(path));

    private static List<Report> Read(string path, Action<JsonReader, string, List<Report>> read)
    {
        var reports = new List<Report>();
        InputFile.Read(
            path,
            stream =>
            {
                using var reader = new JsonReader(stream);
                read(reader, path, reports);
            },
            reports);
        return reports;
    }

    /// <summary>Tells what is wrong with a file that was not recognised: that it is no JSON, or that it is of another kind.</summary>
    private static void Refuse(JsonReader reader, string path, List<Report> reports)
    {
        reader.Read();
        reader.Skip();
        reader.Read();
        reports.Add(new(
            ToolRules.UnreadableInput,
            "The file is none that can be scanned: neither Terraform configuration, plan or state, nor a Pulumi preview or stack, nor a "
                + "CloudFormation template.",
            TextPlace.Whole(path)));
    }
}
