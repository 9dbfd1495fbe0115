using Google.Protobuf.WellKnownTypes;
using Infra.Analyzers.PulumiEngine.Values;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>Which resources others than the program may know of, and add policies and the like to.</summary>
internal sealed class HandedOut
{
    // What is compared at most: characters of texts times resources.
    private const long Effort = 20_000_000_000;

    private readonly HashSet<string> _urns = new(StringComparer.Ordinal);
    private readonly string _texts;
    private readonly bool _isAll;

    public HandedOut(Registry registry)
    {
        var outputs = Value.ForStruct(registry.StackOutputs);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Collect(outputs, texts);
        foreach (var resource in registry.Resources.Where(PassesOn))
        {
            _urns.UnionWith(resource.Dependencies);
            _urns.UnionWith(resource.PropertyDependencies.Values.SelectMany(urns => urns));
            Collect(Value.ForStruct(resource.Inputs), texts);
        }

        _texts = string.Join('\n', texts);
        // An output that is not known yet may hold anything.
        _isAll = outputs.HoldsUnknown() || HoldsSecret(outputs) || _texts.Length * (long)registry.Resources.Count() > Effort;

        // A component that is handed on is so with all that it is made of.
        foreach (var resource in registry.Resources.OrderBy(resource => resource.Urn.Length))
        {
            if (registry.Find(resource.Parent) is { Type: not Urn.StackType } && _urns.Contains(resource.Parent))
                _urns.Add(resource.Urn);
        }
    }

    /// <summary>Whether a resource is one of them: it existed before, or its URN, ARN or name is given to something that is not
    /// seen.</summary>
    public bool Includes(RegisteredResource resource) =>
        _isAll || resource.IsImported || _urns.Contains(resource.Urn)
        || Names(resource).Any(name => _texts.Contains(name, StringComparison.Ordinal));

    private static IEnumerable<string> Names(RegisteredResource resource) =>
        new[] { resource.Id, resource.Outputs.Text("arn") ?? "", resource.Urn }.Where(name =>
            name.Length > 0 && name != PulumiValues.Unknown);

    private static bool PassesOn(RegisteredResource resource)
    {
        var provider = resource.Type.Split(':')[0];
        return resource.IsRemote || (resource.IsCustom && provider != "pulumi"
            && (provider == "aws" ? OpaqueConsumers.IsByToken(resource.Type) : OpaqueConsumers.IsBy(provider)));
    }

    private static bool HoldsSecret(Value value) => value.IsSecret() || value.KindCase switch
    {
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(HoldsSecret),
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(HoldsSecret),
        _ => false,
    };

    private static void Collect(Value value, HashSet<string> texts)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue:
                texts.Add(value.StringValue);
                break;
            case Value.KindOneofCase.ListValue:
                foreach (var item in value.ListValue.Values)
                    Collect(item, texts);
                break;
            case Value.KindOneofCase.StructValue:
                foreach (var field in value.StructValue.Fields.Values)
                    Collect(field, texts);
                break;
        }
    }
}
