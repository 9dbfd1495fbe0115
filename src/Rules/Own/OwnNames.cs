using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Own;

/// <summary>What frameworks call what a rule of a team's own asks.</summary>
internal static class OwnNames
{
    /// <summary>The type with those of its names that matter to some paths.</summary>
    public static ResourceSchema Schema(AwsType type, IReadOnlyCollection<AttributePath> paths)
    {
        var steps = new HashSet<string>(paths.SelectMany(path => path.Names), StringComparer.Ordinal);
        return new(type.Type)
        {
            PulumiTokens = type.PulumiTokens,
            OwnJsiiModule = type.JsiiModule,
            CloudFormationType = type.CloudFormationType,
            MapAttributes = [.. paths.SelectMany(path => MapsOn(path, type.Attributes)).Distinct(StringComparer.Ordinal)],
            // Also one that is called as an attribute that is asked for: it must not be taken for that.
            Names =
            [
                .. type.Names.Where(name => steps.Contains(name.Attribute) || steps.Contains(NameCase.ToSnake(name.Name)))
                    .SelectMany(InBindings)
                    .OrderBy(name => name.Bindings == Bindings.AwsCdk ? 0 : 1),
                .. steps.SelectMany(step => Mistakable(type, step)),
            ],
        };
    }

    /// <summary>
    /// The names that follow from a rule and yet lead to another attribute: <c>addressLine2</c> could be <c>address_line2</c>, and a
    /// plural the name of something else.
    /// </summary>
    private static IEnumerable<AttributeName> Mistakable(AwsType type, string attribute)
    {
        var name = NameCase.ToCamel(attribute);
        if (NameCase.ToSnake(name) != attribute)
            yield return new(attribute, name, Bindings.Pulumi | Bindings.Cdktf | Bindings.CdkAndTemplate) { IsOfTypeAlone = true };
        foreach (var other in type.Names.Where(other => other.Name == name && other.Attribute != attribute).SelectMany(InBindings))
            yield return new(attribute, name, other.Bindings) { IsOfTypeAlone = true, IsElsewhere = true };
    }

    /// <summary>The attributes that some paths begin with of which it is not known how CloudFormation has them.</summary>
    public static IReadOnlyCollection<string> HiddenInCloudFormation(AwsType type, IReadOnlyCollection<AttributePath> paths)
    {
        var attributes = type.Attributes;
        return [.. paths.Where(path => !attributes.IsInCloudFormation(path.Names)).Select(path => path.Root).Distinct()];
    }

    private static IEnumerable<string> MapsOn(AttributePath path, AwsAttributes attributes)
    {
        foreach (var (name, _) in path.Steps)
        {
            if (!attributes.ByName.TryGetValue(name, out var attribute))
                yield break;
            if (attribute.IsMap)
                yield return name;
            attributes = attribute.Inner ?? AwsAttributes.Unknown;
        }
    }

    // AWS CDK's classes have the names of templates, where nothing else is known.
    private static IEnumerable<AttributeName> InBindings(AttributeName name) =>
        name.Bindings == Bindings.Template ? [name with { Bindings = Bindings.CdkAndTemplate }] : [name];
}
