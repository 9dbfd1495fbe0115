using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Resources;

/// <summary>What else the run makes, as one path of it sees that.</summary>
/// <remarks>
/// A resource is certainly there where the path has made it, or every path does. What other paths make, or this one makes later, may be
/// there: it is asked for when the run is over.
/// </remarks>
internal sealed class PathGraph : IResourceGraph
{
    private readonly ImmutableSortedDictionary<int, ReferredResource> _alive;
    private readonly ImmutableSortedSet<int> _made;
    private readonly ReferredLog _log;
    private readonly RelatedSites _sites;
    private readonly TrackedResource _judged;

    /// <param name="state">What is known on the path.</param>
    /// <param name="log">What the run has seen, and sees until it is over.</param>
    /// <param name="sites">Where the program makes such resources.</param>
    /// <param name="judged">The resource that is judged.</param>
    public PathGraph(State state, ReferredLog log, RelatedSites sites, TrackedResource judged)
    {
        _alive = state.Heap
            .Where(pair => pair.Value is { Tracked: TrackedResource { Referred: not null }, HasEscaped: false })
            .ToImmutableSortedDictionary(pair => pair.Key, pair => ((TrackedResource)pair.Value.Tracked!).Referred!);
        (_made, _log, _sites, _judged) = (state.Made, log, sites, judged);
    }

    /// <summary>What references to an object of the heap have for an address.</summary>
    public static string AddressOf(int id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The object of the heap that a reference means; <see langword="null"/> where that is not known.</summary>
    public static int? ObjectAt(string? address) =>
        int.TryParse(address, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Where the resources are that the run makes, with their types.</summary>
    public IEnumerable<(string Type, TreePlace? Place)> Places => _log.Places;

    public RelatedResource? Find(TextPart.Reference reference) =>
        ObjectAt(reference.Address) is { } id
            && !_log.IsChanged(id)
            && (_alive.TryGetValue(id, out var alive) ? alive : _log.Only(id)) is { } resource
            ? Describe(id, resource, Tristate.Yes)
            : null;

    public IReadOnlyList<RelatedResource> OfType(string type) =>
    [
        .. from made in _log.Made
           where made.Resource.Kind.TerraformType == type
           let isCertain = (_made.Contains(made.Id) || _log.IsMadeByAll(made.Id))
               && _log.Only(made.Id) is not null
               && !_log.HasRepetitions
               && !made.Resource.IsConditional
           select Describe(made.Id, made.Resource, isCertain ? Tristate.Yes : Tristate.Maybe)
    ];

    /// <summary>
    /// The published bindings of CDKTF pin the version that they are made of: 19 is of 5, and 21 of 6 (github.com/cdktf/cdktf-provider-aws);
    /// those of CDK Terrain are all of 6. Bindings that are made for a program do not tell.
    /// </summary>
    public MajorRange ProviderMajors(string provider) =>
        provider != "aws" || _judged.Kind.Type.ContainingAssembly is not { } bindings ? MajorRange.Unknown
        : MajorRange.Of((PackageOf(bindings), bindings.Identity) switch
        {
            (("@cdktf/provider-aws", "19"), _) => 5,
            (("@cdktf/provider-aws", "21") or ("@cdktn/provider-aws", "22" or "23" or "24" or "25"), _) => 6,
            (_, { Name: "Pulumi.Aws", Version.Major: var major }) => PulumiProvider.TerraformMajor(major),
            _ => null,
        });

    // The assemblies that jsii makes of a package have no version of their own.
    private static (string? Name, string? Major) PackageOf(IAssemblySymbol bindings) => bindings.GetAttributes()
        .FirstOrDefault(attribute => attribute.AttributeClass?.Name == "JsiiAssemblyAttribute")?.ConstructorArguments
            is [{ Value: string name }, { Value: string version }, ..] ? (name, version.Split('.')[0]) : (null, null);

    public string? Provider => ProviderOf(_judged.HasOwnProvider);

    public bool MayBeChangedElsewhere(RelatedResource resource) =>
        _log.IsIncomplete
        || ObjectAt(resource.Address) is not { } id
        || _log.IsExposed(id)
        || (MayBeFound(id, resource) && _sites.AnyBut(_log.Sites));

    /// <summary>Whether both say the same of a path of the same run.</summary>
    public bool IsLike(PathGraph other) => _alive.SequenceEqual(other._alive) && _made.SetEquals(other._made);

    /// <summary>
    /// Whether code can get at a resource that it was never given: by a name that is not generated, or in the construct tree of a framework
    /// that has one.
    /// </summary>
    private bool MayBeFound(int id, RelatedResource resource) =>
        _log.Made.Any(made => made.Id == id && made.Resource.IsChangeable)
        || ResourceSchemas.NameAttributes.Any(name => resource[name] is not AttributeValue.Unset);

    private RelatedResource Describe(int id, ReferredResource resource, Tristate existence) =>
        new(
            resource.Kind.TerraformType,
            AddressOf(id),
            resource.Name,
            existence,
            attribute => _log.IsChanged(id) || MayBeAddedTo(id, resource, attribute)
                ? AttributeValue.Unknown.Value
                : resource.Attributes[attribute])
        {
            Place = new CodePlace(resource.Site.GetLocation()),
            Provider = ProviderOf(resource.HasOwnProvider),
        };

    /// <summary>
    /// Whether what a construct of AWS CDK has for an attribute, such as a policy, may be more than that: its methods add to it.
    /// </summary>
    private bool MayBeAddedTo(int id, ReferredResource resource, string attribute) =>
        resource.Kind.IsReferredOnly
        && resource.Attributes[attribute] is AttributeValue.Set
        && (_log.IsIncomplete || _log.IsExposed(id) || _sites.AnyBut(_log.Sites));

    private static string? ProviderOf(bool isOwn) => isOwn ? null : "";
}
