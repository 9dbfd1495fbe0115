using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>A way to write an example as C#, and what a compiler knows of what is written so.</summary>
/// <param name="Name">The framework, as messages call it.</param>
/// <param name="Stubs">The embedded files with the classes of the framework itself.</param>
/// <param name="LibraryName">The name of an assembly of its bindings.</param>
/// <param name="Space">The namespace that its bindings are in.</param>
internal sealed record CodeForm(string Name, IReadOnlyList<string> Stubs, string LibraryName, string Space)
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<CodeForm> All =
    [
        new("Pulumi", ["Pulumi"], "Pulumi.Aws", "Pulumi.Aws")
        {
            Has = example => example.Type.PulumiTokens.Count > 0,
            WriterOf = (example, space) => new PulumiWriter(example, space),
            KnowsMajor = _ => true,
            AssemblyVersion = major => major == 2 ? 2 : major + 1,
        },
        new("CDKTF", ["Jsii", "Cdktf"], "HashiCorp.Cdktf.Providers.Aws", "HashiCorp.Cdktf.Providers.Aws")
        {
            Has = _ => true,
            WriterOf = (example, space) => new CdktfWriter(example, space),
            HasNoDefaultTags = true,
            // The published bindings that are known to be of one version of the provider.
            KnowsMajor = major => major is 5 or 6,
            PackageVersion = major => major == 5 ? "19.0.0" : "21.0.0",
            Beside = """
                class Provider { void Run(Constructs.Construct scope) {
                    new HashiCorp.Cdktf.Providers.Aws.Provider.AwsProvider(scope, "aws"); } }
                """,
        },
        new("AWS CDK", ["Jsii", "AwsCdk"], "Amazon.CDK.Lib", "Amazon.CDK.AWS")
        {
            Has = AwsCdkWriter.Has,
            WriterOf = (example, space) => new AwsCdkWriter(example, space),
            FollowsCloudFormation = true,
            KnowsMajor = _ => false,
        },
    ];

    /// <summary>Whether it is known what the framework has for the type of an example.</summary>
    public required Func<RuleExample, bool> Has { get; init; }

    /// <summary>Makes what writes an example, given the namespace for its classes.</summary>
    public required Func<RuleExample, string, CodeWriter> WriterOf { get; init; }

    /// <summary>Whether the bindings tell that they are of a version of the provider.</summary>
    public required Func<int, bool> KnowsMajor { get; init; }

    /// <summary>The version of the assembly of bindings that are of a version of the provider.</summary>
    public Func<int, int> AssemblyVersion { get; init; } = _ => 0;

    /// <summary>The version of the jsii package of bindings that are of a version of the provider.</summary>
    public Func<int, string>? PackageVersion { get; init; }

    /// <summary>Whether a program can show that its provider gives no tags to all resources.</summary>
    public bool HasNoDefaultTags { get; init; }

    /// <summary>Whether the classes have the names of CloudFormation.</summary>
    public bool FollowsCloudFormation { get; init; }

    /// <summary>What else stands in the program.</summary>
    public string? Beside { get; init; }

    /// <summary>Whether an example breaks its rule, as far as a compiler can know.</summary>
    /// <param name="example">The example.</param>
    /// <param name="seen">What it is.</param>
    /// <param name="withTags">Whether it is known that the provider gives no tags, though it is not.</param>
    /// <param name="withVersion">Whether the version of the provider is known, though it is not.</param>
    public Tristate IsBroken(RuleExample example, Resource seen, bool withTags = false, bool withVersion = false)
    {
        var major = example.ProviderMajor is { } known && (withVersion || KnowsMajor(known)) ? known : (int?)null;
        var variants = seen.Variants.Select(variant => variant with
        {
            Attributes = FollowsCloudFormation ? WithDefaults(example.Type, variant.Attributes) : variant.Attributes,
            DefaultTags = HasNoDefaultTags || withTags ? AttributeValue.Unset.Absent : AttributeValue.Unknown.Value,
            Graph = new VersionGraph(MajorRange.Of(major)),
        });
        return example.Rule.Rule.IsBroken(seen with { Variants = [.. variants], FollowsCloudFormation = FollowsCloudFormation });
    }

    /// <summary>What a compiler lacks to decide an example, as a clause.</summary>
    public string WhyOpen(RuleExample example, Resource seen) =>
        IsBroken(example, seen, withTags: true) != Tristate.Maybe ? "tags may come from where nobody sees them"
        : IsBroken(example, seen, withTags: true, withVersion: true) != Tristate.Maybe ? "the version of the provider is not known"
        : "it is not known what its attributes are called, or what they are when nobody sets them";

    private static Dictionary<string, AttributeValue> WithDefaults(AwsType type, IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        var all = attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value, StringComparer.Ordinal);
        foreach (var name in ResourceSchemas.BuiltIn.Of(type.Type)?.DefaultedByCloudFormation ?? [])
            all.TryAdd(name, AttributeValue.Set.Opaque);
        return all;
    }

    /// <summary>A program with one resource, of which the version of the provider is known at best.</summary>
    private sealed class VersionGraph(MajorRange majors) : IResourceGraph
    {
        public string? Provider => null;

        public RelatedResource? Find(TextPart.Reference reference) => null;

        public IReadOnlyList<RelatedResource> OfType(string type) => [];

        public bool MayBeChangedElsewhere(RelatedResource resource) => true;

        public MajorRange ProviderMajors(string provider) => majors;
    }
}
