using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>The ARNs that <c>Stack.FormatArn</c> and <c>Arn.Format</c> put together.</summary>
/// <remarks>From aws-cdk, packages/aws-cdk-lib/core/lib/arn.ts.</remarks>
internal static class AwsCdkArns
{
    private const string Colon = ":";
    private const string Slash = "/";

    /// <summary>An ARN; <see langword="null"/> where its components are not known.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="components">The <c>ArnComponents</c>.</param>
    public static Value? Format(Evaluation eval, Value components)
    {
        if (eval.ObjectOf(components) is not { HasEscaped: false, StartsEmpty: true } instance
            || Member("Service") is not { } service
            || Member("Resource") is not { } resource
            || Member("ResourceName") is not { } name
            || Separators() is not { } separators)
        {
            return null;
        }

        // What names no resource leaves its name out, whatever that is.
        var last = separators.Length == 1 ? [] : new[] { Text(separators[1]), name };
        return Texts.Concatenate(eval,
        [
            Text("arn:"), Given("Partition", "PARTITION"), Text(Colon), service, Text(Colon), Given("Region", "REGION"), Text(Colon),
            Given("Account", "ACCOUNT_ID"), Text(Colon + separators[0]), resource, .. last,
        ]);

        Value? Member(string member) => AttributeReader.MemberNamed(eval, components, member);

        Value Given(string member, string pseudo) =>
            Member(member) is not { } given ? Value.Unknown.Value
            : eval.Resolve(given) is Value.Null ? AwsCdkTokens.PseudoParameter(pseudo)
            : given;

        // What is before the resource, and before its name.
        string[]? Separators() => AwsCdkConstructs.NameOf(PropertyType(instance.Type), Resolved("ArnFormat")) switch
        {
            _ when Resolved("ArnFormat") is Value.Null => Former(),
            "COLON_RESOURCE_NAME" => ["", Colon],
            "SLASH_RESOURCE_NAME" => ["", Slash],
            "SLASH_RESOURCE_SLASH_RESOURCE_NAME" => [Slash, Slash],
            "NO_RESOURCE_NAME" => [""],
            _ => null,
        };

        // The separator of a property that is deprecated; AWS CDK's default is a slash.
        string[]? Former() => instance.Type.GetMembers("Sep").IsEmpty || Resolved("Sep") is Value.Null ? ["", Slash]
            : Resolved("Sep") is Value.Constant { Content: string separator } ? ["", separator]
            : null;

        Value Resolved(string member) => Member(member) is { } value ? eval.Resolve(value) : Value.Unknown.Value;
    }

    private static ITypeSymbol? PropertyType(INamedTypeSymbol components) =>
        components.GetMembers("ArnFormat").OfType<IPropertySymbol>().FirstOrDefault()?.Type;

    private static Value Text(string text) => new Value.Constant(text);
}
