using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Rules.Own;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Inputs;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>What is found of resources: the numbers of those that could be written, and the findings, each with its id and message.</summary>
internal sealed record Found(ImmutableHashSet<int> Written, ILookup<int, (string Id, string Message)> ByNumber);

/// <summary>A form of writing resources.</summary>
/// <param name="hasConditions">Whether it can say that a condition decides.</param>
/// <param name="find">Writes and asks.</param>
internal sealed partial class DifferentialForm(
    bool hasConditions, Func<IReadOnlyList<NumberedResource>, string?, Task<Found>> find)
{
    /// <summary>All of them by name.</summary>
    public static readonly IReadOnlyDictionary<string, DifferentialForm> All =
        new Dictionary<string, DifferentialForm>(StringComparer.Ordinal)
        {
            ["HCL"] = new(true, (some, rules) => Scan("main.tf", FileForms.Hcl(some), some, rules)),
            ["JSON"] = new(true, (some, rules) => Scan("main.tf.json", FileForms.TerraformJson(some), some, rules)),
            ["plan"] = new(false, (some, rules) => Scan("plan.json", FileForms.Plan(some), some, rules))
            {
                HasOtherTags = true,
                IsUnknownSet = true,
            },
            ["preview"] = new(false, (some, rules) => Scan("preview.json", FileForms.Preview(some), some, rules))
            {
                HasOtherTags = true,
                IsUnknownSet = true,
            },
            ["template"] = new(true, (some, rules) => Scan("template.json", FileForms.Template(some), some, rules))
            {
                FollowsCloudFormation = true,
                HasOtherTags = true,
            },
            ["Pulumi"] = new(true, (some, rules) => AnalyzeAsync(CodeForms.InPulumi(some), rules)) { HasOtherTags = true },
            ["CDKTF"] = new(true, (some, rules) => AnalyzeAsync(CodeForms.InCdktf(some), rules))
            {
                HasOtherTags = true,
                ScalarOf = CodeForms.InCdktf,
                Has = CodeForms.HasCdktf,
            },
            ["AWS CDK"] = new(true, (some, rules) => AnalyzeAsync(CodeForms.InAwsCdk(some), rules))
            {
                FollowsCloudFormation = true,
                HasOtherTags = true,
                ScalarOf = CodeForms.InAwsCdk,
                Has = CodeForms.HasAwsCdk,
            },
        };

    /// <summary>Whether tags may come from where nobody sees them.</summary>
    public bool HasOtherTags { get; init; }

    /// <summary>Whether it has what CloudFormation has.</summary>
    public bool FollowsCloudFormation { get; init; }

    /// <summary>What the classes that the form uses have for an attribute.</summary>
    public Func<AwsType, string, Scalar?> ScalarOf { get; init; } = (_, _) => null;

    /// <summary>Whether there are classes for a type.</summary>
    public Func<AwsType, bool> Has { get; init; } = _ => true;

    /// <summary>Whether what is not known is known after the apply: something, whatever that is.</summary>
    public bool IsUnknownSet { get; init; }

    /// <summary>Writes resources, and asks about them.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="rules">The file with own rules; <see langword="null"/> for all rules of the catalogue, also those that are off.</param>
    public Task<Found> FindAsync(IReadOnlyList<NumberedResource> resources, string? rules) => find(resources, rules);

    /// <summary>What the form can say of a resource.</summary>
    public RandomResource Of(AwsType type, RandomResource resource)
    {
        var other = hasConditions ? resource.Other : null;
        if (!FollowsCloudFormation)
            return new(resource.Body, other);
        var attributes = type.Attributes;
        return new(Known(resource.Body, ""), other is null ? null : Known(other, ""));

        JsonObject Known(JsonObject block, string prefix) => new(
            from pair in block
            let path = prefix + pair.Key
            where attributes.IsInCloudFormation(path.Split('.'))
            select KeyValuePair.Create(pair.Key, pair.Value switch
            {
                JsonObject inner => Known(inner, path + "."),
                JsonArray { Count: > 0 } items when items[0] is JsonObject =>
                    new JsonArray([.. items.Select(item => Known((JsonObject)item!, path + "."))]),
                var value => value?.DeepClone(),
            }));
    }

    private static Task<Found> Scan(string name, string text, IReadOnlyList<NumberedResource> some, string? rules)
    {
        var folder = Directory.CreateTempSubdirectory("infra-own-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, text);
            var options = rules is null ? ScanOptions.Default
                : ScanOptions.Default with { Rules = OwnRules.Of([OwnRulesFile.Parse(OwnRules.FileName, rules)]).Book };
            var reports = TerraformScan.Scan(
                [name.Contains(".tf", StringComparison.Ordinal) ? folder.FullName : path], options, CancellationToken.None);
            var unread = reports.FirstOrDefault(report => report.Rule == ToolRules.UnreadableInput);
            Assert.True(unread is null, unread?.Message + " " + unread?.Place);
            return Task.FromResult(new Found(
                [.. some.Select(each => each.Number)],
                Numbered(reports.Select(report => (report.Address ?? "", report.Rule.Id, report.Message)))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Found> AnalyzeAsync((Compilation Program, IReadOnlyList<NumberedResource> Written) made, string? rules)
    {
        var found = rules is null
            ? await TestProgram.AnalyzeAsync(
                made.Program, RuleCatalog.All.Select(rule => rule.Metadata.Id).ToHashSet(StringComparer.Ordinal), new InfraAnalyzer())
            : await OwnRuleCheck.AnalyzeAsync(made.Program, (OwnRules.FileName, rules));
        return new([.. made.Written.Select(each => each.Number)], Numbered(found.Select(diagnostic => (
            diagnostic.Location.SourceTree!.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString(),
            diagnostic.Id,
            diagnostic.GetMessage(CultureInfo.InvariantCulture)))));
    }

    private static ILookup<int, (string Id, string Message)> Numbered(IEnumerable<(string Place, string Id, string Message)> found) => found
        .Where(each => Digits().IsMatch(each.Place))
        .ToLookup(
            each => int.Parse(Digits().Match(each.Place).Groups[1].Value, CultureInfo.InvariantCulture), each => (each.Id, each.Message));

    [GeneratedRegex("[cC]ase_?([0-9]+)")]
    private static partial Regex Digits();
}
