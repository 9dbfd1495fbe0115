using System.Collections.Immutable;

namespace Pulumi;

/// <summary>How the engine treats a resource.</summary>
public abstract class ResourceOptions
{
    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn { get; set; } = [];

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges { get; set; } = [];

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    public List<ResourceTransform> ResourceTransforms { get; set; } = [];

    public string? Urn { get; set; }

    public bool? RetainOnDelete { get; set; }
}

public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get; set; } = [];

    public string? ImportId { get; set; }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        if (options1 is null || options2 is null)
            return options1 ?? options2 ?? new();
        return new()
        {
            Id = options2.Id ?? options1.Id,
            Parent = options2.Parent ?? options1.Parent,
            Protect = options2.Protect ?? options1.Protect,
            Provider = options2.Provider ?? options1.Provider,
            Version = options2.Version ?? options1.Version,
            ImportId = options2.ImportId ?? options1.ImportId,
            IgnoreChanges = [.. options1.IgnoreChanges, .. options2.IgnoreChanges],
            ResourceTransformations = [.. options1.ResourceTransformations, .. options2.ResourceTransformations],
            ResourceTransforms = [.. options1.ResourceTransforms, .. options2.ResourceTransforms],
        };
    }
}

public sealed class ComponentResourceOptions : ResourceOptions
{
    public List<ProviderResource> Providers { get; set; } = [];
}

/// <summary>What the stack's own component is made with.</summary>
public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
}

/// <summary>Changes a resource's arguments in the program, before they are sent; <see langword="null"/> changes nothing.</summary>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

public readonly record struct ResourceTransformationArgs(Resource Resource, ResourceArgs Args, ResourceOptions Options);

public readonly record struct ResourceTransformationResult(ResourceArgs Args, ResourceOptions Options);

/// <summary>Changes what is sent; <see langword="null"/> changes nothing.</summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken);

public readonly record struct ResourceTransformArgs(
    string Name,
    string Type,
    bool Custom,
    ImmutableDictionary<string, object?> Args,
    ResourceOptions Options);

public readonly record struct ResourceTransformResult(ImmutableDictionary<string, object?> Args, ResourceOptions Options);

/// <summary>How a function is called.</summary>
public sealed class InvokeOptions
{
    public Resource? Parent { get; set; }

    public ProviderResource? Provider { get; set; }
}
