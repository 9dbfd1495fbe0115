using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Addresses that blocks such as <c>import</c> and <c>removed</c> hold, as references or, in JSON, as text.</summary>
internal static class ResourceAddress
{
    /// <summary>The address that an expression names, without the keys of instances; empty where it names none.</summary>
    public static string Of(Expression expression) => expression switch
    {
        VariableExpression variable => variable.Name,
        AttributeExpression attribute => $"{Of(attribute.Source)}.{attribute.Name}",
        IndexExpression index => Of(index.Source),
        LiteralExpression { Value: string address } => InstanceAddress.WithoutKeys(address),
        _ => "",
    };

    /// <summary>The type of the resource at an address; <see langword="null"/> where the address is a module's, or none.</summary>
    public static string? TypeIn(string address)
    {
        var parts = address.Split('.');
        var index = 0;
        while (index + 1 < parts.Length && parts[index] == "module")
            index += 2;
        return parts.Length - index == 2 ? parts[index] : null;
    }
}
