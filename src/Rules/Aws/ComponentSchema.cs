namespace Infra.Analyzers.Rules.Aws;

/// <summary>A component of a framework that makes a resource, and others that belong to it where it is asked to.</summary>
/// <param name="Token">Its Pulumi token, such as <c>awsx:cloudtrail:Trail</c>.</param>
/// <param name="Resource">The resource that it makes; the component's args have its attributes.</param>
internal sealed record ComponentSchema(string Token, ResourceSchema Resource)
{
    /// <summary>What it makes where it is asked to.</summary>
    public required ComponentOption Option { get; init; }

    /// <summary>The simple name of its C# class.</summary>
    public string ClassName => Token.Substring(Token.LastIndexOf(':') + 1);
}

/// <summary>Something that a component makes where it is asked to, which sets attributes of the component's resource.</summary>
/// <param name="Argument">The property of the args that asks for it.</param>
/// <param name="Enable">The property in that, whether it is made.</param>
/// <param name="Existing">The property in that, with something that is there already and is used instead.</param>
internal sealed record ComponentOption(string Argument, string Enable, string Existing)
{
    /// <summary>The attributes of the component's resource that it sets; nothing else does.</summary>
    public required IReadOnlyList<OptionalAttribute> Attributes { get; init; }

    /// <summary>The property that sets an attribute where it is true.</summary>
    public string? SwitchFor(string attribute) =>
        Attributes.Any(known => known.Attribute == attribute) ? $"{Argument}.{Enable}" : null;
}

/// <summary>An attribute that a <see cref="ComponentOption"/> sets.</summary>
/// <param name="Attribute">Its Terraform name.</param>
/// <param name="Spelling">What messages call it where something existing is used: no property of the component has its name.</param>
internal sealed record OptionalAttribute(string Attribute, string Spelling)
{
    /// <summary>Whether it is set, too, where something existing is used.</summary>
    public bool IsSetByExisting { get; init; }
}
