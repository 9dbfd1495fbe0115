using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>Something that the engine manages. Its arguments are read once, in this constructor.</summary>
public class Resource
{
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly ImmutableArray<ResourceTransform> _transforms;
    private readonly string _type;
    private readonly string _name;

    private protected Resource(string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        (_type, _name) = (type, name);
        var parent = options.Parent ?? (this is Stack ? null : Deployment.Current.Stack);
        _transformations = [.. options.ResourceTransformations, .. parent?._transformations ?? []];
        _transforms = [.. options.ResourceTransforms, .. parent?._transforms ?? []];
        foreach (var transformation in _transformations)
        {
            if (transformation(new(this, args, options)) is { } changed)
                (args, options) = (changed.Args, changed.Options);
        }

        var (id, state) = Deployment.Current.RegisterAsync(this, custom, remote, args, options, _transforms).GetAwaiter().GetResult();
        Urn = Output.Create($"urn:pulumi:stack::project::{type}::{name}");
        FillOutputs(id, state);
    }

    [Output("urn")]
    public Output<string> Urn { get; }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    private void FillOutputs(string id, ImmutableDictionary<string, object> state)
    {
        for (var type = GetType(); type is not null && type != typeof(Resource); type = type.BaseType)
        {
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                // A stack's outputs are assigned by the program.
                if (this is not Stack && property.SetMethod is not null && property.GetCustomAttribute<OutputAttribute>() is { } output)
                    property.SetValue(this, OutputOf(property.PropertyType, state, output.Name ?? property.Name));
            }
        }

        if (this is CustomResource resource)
            resource.Id = Create(id, id != EngineConnection.Unknown);
    }

    /// <summary>In a preview, what the engine does not tell is known after the update only.</summary>
    private object OutputOf(Type outputType, ImmutableDictionary<string, object> state, string name)
    {
        var type = outputType.GetGenericArguments()[0];
        var value = state.GetValueOrDefault(name);
        var converted = type.IsInstanceOfType(value) ? value : type.IsValueType ? Activator.CreateInstance(type) : null;
        var isKnown = value is not null || !Deployment.Current.IsServed;
        return typeof(Resource).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(type)
            .Invoke(this, [converted, isKnown])!;
    }

    private Output<T> Create<T>(T value, bool isKnown) =>
        new(Task.FromResult(new OutputData<T>(value, isKnown, IsSecret: false, [this])));
}

/// <summary>A resource that a provider creates.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    public CustomResource(
        string type, string name, ResourceArgs? args, CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    [Output("id")]
    public Output<string> Id { get; internal set; } = null!;
}

/// <summary>A group of resources.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options)
    {
    }

    public ComponentResource(string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new ComponentResourceOptions(), remote)
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options, bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options, remote)
    {
    }

    protected void RegisterOutputs()
    {
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
    }

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
    }

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
    }
}

/// <summary>A configured provider.</summary>
public class ProviderResource : CustomResource
{
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
    {
    }
}

/// <summary>The program itself: every resource's last parent.</summary>
public class Stack : ComponentResource
{
    public Stack(StackOptions? options = null)
        : base("pulumi:pulumi:Stack", "project-stack", Options(options)) => Deployment.Current.Stack = this;

    private static ComponentResourceOptions Options(StackOptions? options) => new()
    {
        ResourceTransformations = options?.ResourceTransformations ?? [],
        ResourceTransforms = options?.ResourceTransforms ?? [],
    };
}

/// <summary>Describes a parameterized provider's package.</summary>
public sealed class RegisterPackageRequest;
