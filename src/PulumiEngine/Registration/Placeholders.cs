using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Infra.Analyzers.PulumiEngine.Values;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>
/// Names, ARNs and IDs for resources that do not exist, so that what a program makes of them can be read. They look real, since programs
/// take ARNs apart; the scan takes an ARN of the result for the resource that has it, and its account and region for nothing.
/// </summary>
/// <param name="account">The account's ID.</param>
internal sealed class Placeholders(string account)
{
    private static readonly Dictionary<string, Shape> Shapes =
        NamedTypes.All.SelectMany(Shape.Of).ToDictionary(pair => pair.Token, pair => pair.Shape, StringComparer.Ordinal);

    /// <summary>What a resource has once it exists, as far as it can be told; nothing where its name is not known yet.</summary>
    /// <param name="urn">Its URN.</param>
    /// <param name="type">Its type.</param>
    /// <param name="logicalName">Its logical name.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="version">The provider's version; empty where the program does not say.</param>
    /// <param name="region">The region that it is made in.</param>
    public (string Id, Struct Outputs) Of(string urn, string type, string logicalName, Struct inputs, string version, string region)
    {
        if (!Shapes.TryGetValue(type, out var shape) || NameOf(shape, urn, logicalName, inputs) is not { } name)
            return ("", new());

        var arn = shape.Form.Fill(field => field switch
        {
            "name" => name,
            "partition" => Regions.PartitionOf(inputs.Text("region") ?? region),
            "region" => inputs.Text("region") ?? region,
            "account" => account,
            _ => inputs.Text(field) ?? "/",
        }) + shape.SuffixIn(version);
        var outputs = new Struct { Fields = { [shape.Name] = Value.ForString(name), [shape.Arn] = Value.ForString(arn) } };
        return (shape.IdIsArn ? arn : name, outputs);
    }

    /// <summary>The seven hexadecimal digits that Pulumi puts after a name; real ones are random.</summary>
    internal static string Hash(string urn) => Hex(urn)[..7];

    private static string? NameOf(Shape shape, string urn, string logicalName, Struct inputs)
    {
        if (shape.Form.GeneratedName is not null)
        {
            var hex = Hex(urn);
            return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-8{hex[17..20]}-{hex[20..32]}";
        }

        if (inputs.Fields.ContainsKey(shape.Name))
            return inputs.Text(shape.Name);
        var prefix = shape.Name + "Prefix";
        if (inputs.Fields.ContainsKey(prefix))
            return inputs.Text(prefix) is { } start ? start + Hash(urn) : null;
        return $"{logicalName}-{Hash(urn)}";
    }

    private static string Hex(string urn) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(urn))).ToLowerInvariant();

    /// <summary>How a provider names resources of a type.</summary>
    /// <param name="Form">The form of their ARNs.</param>
    /// <param name="Name">The property that holds the physical name.</param>
    /// <param name="Arn">The property that holds the ARN.</param>
    /// <param name="IdIsArn">Whether the ID is the ARN; the name is, where it is not.</param>
    private sealed record Shape(ArnForm Form, string Name, string Arn, bool IdIsArn)
    {
        /// <summary>What follows the ARN, where that does not depend on the provider's version.</summary>
        private string? Suffix { get; init; }

        /// <summary>The shapes of a type, by the tokens that Pulumi's AWS and AWS Native providers have for it.</summary>
        public static IEnumerable<(string Token, Shape Shape)> Of(ResourceSchema schema)
        {
            var form = schema.Arn!;
            var name = form.GeneratedName ?? schema.NameAttribute ?? "name";
            foreach (var token in schema.PulumiTokens)
                yield return (token, new(form, schema.NameIn(Bindings.Pulumi, name), "arn", form.IsId));

            // AWS Native has the names of CloudFormation, and for an ID what a reference to the resource is there.
            if (schema.CloudFormationType?.Split("::") is not [_, var service, var type])
                yield break;
            string Native(string attribute) => NameCase.FromPascal(schema.NameIn(Bindings.Template, attribute));
            yield return ($"aws-native:{service.ToLowerInvariant()}:{type}",
                new(form, Native(name), Native("arn"), schema.RefAttribute == "arn") { Suffix = schema.CloudFormationArnSuffix });
        }

        /// <summary>What follows the ARN with a version of the provider.</summary>
        public string SuffixIn(string version) => Suffix
            ?? Form.SuffixIn(Version.TryParse(version.TrimStart('v'), out var number) ? PulumiProvider.TerraformMajor(number.Major) : null);
    }
}
