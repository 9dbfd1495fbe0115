using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Asks the rules about the resources of a template.</summary>
/// <param name="template">The template.</param>
/// <param name="use">What is known of it beside its text.</param>
/// <param name="options">What the user wants.</param>
/// <param name="reports">Where reports go.</param>
internal sealed class TemplateJudge(Template template, TemplateUse use, ScanOptions options, List<Report> reports)
{
    // Each undecided condition doubles the variants; beyond this many, what depends on one is unknown.
    private const int MaxAssumptions = 4;

    /// <summary>Judges all of them.</summary>
    public void Judge()
    {
        if (template.Macros.FirstOrDefault(macro => !macro.IsKnown) is { } unknown)
        {
            var message = $"The macro '{SafeText.Of(unknown.Name)}' rewrites the template before it is deployed; what it makes of the "
                + "resources is not known, and they are not judged; scan the processed template instead.";
            reports.Add(new(ToolRules.UnreadableInput, message, unknown.Place));
            return;
        }

        if (template.Macros.Any(macro => macro.MayAddResources))
            template.IsComplete = false;
        foreach (var type in template.Rules.AttributesByResourceType.Keys)
        {
            if (template.Rules.Schemas.Of(type) is not { } schema)
                continue;
            foreach (var resource in schema.CloudFormationType is { } own ? template.OfType(own) : [])
                Judge(resource, schema, origin: null);
            foreach (var origin in schema.TemplateOrigins.Where(origin => origin is { Property: not null, Each: null }))
            {
                foreach (var resource in template.OfType(origin.Type).Where(resource => resource.Properties[origin.Property!] is not null))
                    Judge(resource, schema, origin);
            }
        }
    }

    private void Judge(TemplateResource resource, ResourceSchema schema, TemplateOrigin? origin)
    {
        // One that is written twice has been reported.
        if (template.Find(resource.Id) is null)
            return;
        string Spelling(string attribute) => schema.NameIn(Bindings.Template, attribute);
        var variants = Explore(resource, schema, origin, []);
        if (variants.Count == 0)
            return;
        var findings = template.Rules.Check(new Resource(schema.Type, SafeText.Of(use.Prefix + resource.Id), variants, Spelling)
        {
            FollowsCloudFormation = true,
        });
        var suppressions = new Lazy<TemplateSuppressions>(() => new(template, options, reports));
        foreach (var finding in findings)
        {
            reports.Add(new(finding.Rule, finding.Message, finding.Place as TextPlace ?? resource.Place)
            {
                ResourceType = schema.Type,
                Address = use.Prefix + resource.Id,
                ConstructPath = use.ConstructOf(resource),
                Attributes = finding.Attributes,
                MayBreak = finding.MayBreak,
                Suppression = suppressions.Value.Find(finding, resource),
                Related =
                [
                    .. finding.Notes.Select(note => new RelatedPlace(note.Text, (TextPlace)note.Place)),
                    .. finding.Because.Select(condition => new RelatedPlace($"When {condition.Text}.", (TextPlace)condition.Place)),
                ],
            });
        }
    }

    /// <summary>What a resource is under each outcome of the conditions that it depends on; nothing where it is not made.</summary>
    private List<Variant> Explore(TemplateResource resource, ResourceSchema schema, TemplateOrigin? origin,
        IReadOnlyList<TemplateAssumption> assumptions)
    {
        var view = new TemplateView(template, assumptions);
        var variant = view.IsMade(resource) == Tristate.No ? null : ToVariant(resource, schema, origin, view, assumptions);
        if (view.Conditions.Open is { } decision && assumptions.Count < MaxAssumptions)
            return
            [
                .. Explore(resource, schema, origin, [.. assumptions, new(decision, true)]),
                .. Explore(resource, schema, origin, [.. assumptions, new(decision, false)]),
            ];
        return variant is null ? [] : [variant];
    }

    /// <param name="resource">The resource.</param>
    /// <param name="schema">What it is to Terraform, in whole or in part.</param>
    /// <param name="origin">The part of it that is meant; <see langword="null"/> for the whole.</param>
    /// <param name="view">The template under the assumptions.</param>
    /// <param name="assumptions">The assumptions.</param>
    /// <returns>What the resource is; <see langword="null"/> where the part is not there.</returns>
    private Variant? ToVariant(TemplateResource resource, ResourceSchema schema, TemplateOrigin? origin, TemplateView view,
        IReadOnlyList<TemplateAssumption> assumptions)
    {
        var seen = origin is null ? null : view.Parts(resource, origin, schema).FirstOrDefault();
        if (origin is not null && seen is null)
            return null;
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        var places = new Dictionary<string, IPlace>(StringComparer.Ordinal);
        foreach (var name in template.Rules.AskedOf(schema.Type))
        {
            var value = seen is null ? view.Attribute(resource, schema, name) : seen.Attribute(name);
            if (value is not AttributeValue.Unset { Form: UnsetForm.Absent })
                attributes[name] = value;
            if (resource.Properties[schema.NameIn(Bindings.Template, name)] is { } written)
                places[name] = written.Place;
        }

        return new(attributes, [.. assumptions.Select(ToCondition)]) { Graph = new TemplateGraph(template, view), Places = places };
    }

    private Condition ToCondition(TemplateAssumption assumption)
    {
        var (decision, outcome) = (assumption.Decision, assumption.Outcome);
        foreach (var condition in template.Conditions)
        {
            // A condition that says just this, or its contrary, has the name that its author gave it.
            var alone = new TemplateConditions(template, [new(decision, true)]);
            var contrary = new TemplateConditions(template, [new(decision, false)]);
            if ((alone.Holds(condition.Key), contrary.Holds(condition.Key)) is ({ } whenTrue, { } whenFalse) && whenTrue != whenFalse)
                return new($"'{SafeText.Of(condition.Key, 80)}' is {(outcome == whenTrue ? "true" : "false")}", decision.Place);
        }

        return new($"'{SafeText.Of(decision.Text, 80)}' is {(outcome ? "true" : "false")}", decision.Place);
    }
}
