namespace Infra.Analyzers.Rules;

/// <summary>
/// Something that must hold for a resource together with what it refers to; a finding where it holds on no path that it concerns.
/// </summary>
internal abstract class RelationRule : ResourceRule
{
    /// <summary>The attribute that refers to the other resource: what a finding is about, and where it is shown.</summary>
    protected abstract string Attribute { get; }

    public override IReadOnlyList<string> Attributes => [Attribute];

    public sealed override Finding? Check(Resource resource)
    {
        Variant? first = null;
        var objections = new List<Objection>();
        foreach (var variant in resource.Variants.Where(Concerns))
        {
            if (Examine(variant) is not { } objection)
                return null;
            first ??= variant;
            objections.Add(objection);
        }

        if (first is null)
            return null;
        IReadOnlyList<string> arguments =
            [resource.Name, resource.Spelling(Attribute), .. objections[0].Arguments, .. Advice(resource, first)];
        return new(Metadata, [Attribute], arguments, Because: [])
        {
            Place = first.PlaceOf(Attribute),
            Notes = [.. objections.SelectMany(objection => objection.Notes).Distinct()],
        };
    }

    /// <summary>What fills the rest of the message: what to do, where that depends on the resource.</summary>
    protected virtual IReadOnlyList<string> Advice(Resource resource, Variant variant) => [];

    /// <summary>Whether there is something to look at on a path: by default where <see cref="Attribute"/> is, or may be, set.</summary>
    protected virtual bool Concerns(Variant variant) => variant[Attribute] is not AttributeValue.Unset;

    /// <summary>What is certainly wrong on a path that the rule concerns; <see langword="null"/> for nothing, or nothing certain.</summary>
    protected abstract Objection? Examine(Variant variant);

    /// <summary>The resource that <see cref="Attribute"/> refers to on a path, where that is known and of this type.</summary>
    protected RelatedResource? Referred(Variant variant, string type) => variant.Graph.Named(variant[Attribute], type);

    /// <summary>Something that is certainly wrong.</summary>
    /// <param name="Arguments">What fills the message after the resource's name and the attribute.</param>
    protected sealed record Objection(params string[] Arguments)
    {
        /// <summary>The resources that have a part in it.</summary>
        public IReadOnlyList<Note> Notes { get; init; } = [];

        /// <summary>The same with one more place, where the front end knows it.</summary>
        public Objection At(RelatedResource resource, string text) =>
            resource.Place is { } place ? this with { Notes = [.. Notes, new(text, place)] } : this;
    }
}
