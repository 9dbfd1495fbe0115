using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>Writes random resources as C#: Pulumi's with classes made for them, all others with the real ones.</summary>
internal static class CodeForms
{
    private static readonly Lazy<CSharpCompilation> Cdktf = new(() => TestProgram.Of(Libraries.Cdktf, "").Compile());
    private static readonly Lazy<CSharpCompilation> AwsCdk = new(() => TestProgram.Of(Libraries.AwsCdk, "").Compile());
    private static readonly Lazy<CSharpCompilation> Pulumi = new(() => TestProgram.Of(Libraries.Pulumi).Compile());

    private static readonly Lazy<Dictionary<string, INamespaceSymbol>> CdkServices = new(() =>
        Space(AwsCdk.Value, "Amazon.CDK.AWS")!.GetNamespaceMembers()
            .GroupBy(space => space.Name.ToLowerInvariant(), StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key, same => same.OrderByDescending(space => space.GetTypeMembers().Length).First(), StringComparer.Ordinal));

    private static readonly ConcurrentDictionary<string, JsiiStructs> Structs = new(StringComparer.Ordinal);

    /// <summary>What CDKTF's real bindings have for an attribute, where they are at hand.</summary>
    public static Scalar? InCdktf(AwsType type, string path) => ScalarOf(ConfigOf(type), type, path, Bindings.Cdktf);

    /// <summary>What AWS CDK's real classes have for an attribute, where they have one.</summary>
    public static Scalar? InAwsCdk(AwsType type, string path) => ScalarOf(PropsOf(type), type, path, Bindings.Template);

    /// <summary>Whether the feed has CDKTF's bindings of a type.</summary>
    public static bool HasCdktf(AwsType type) => ConfigOf(type) is not null;

    /// <summary>Whether AWS CDK has a class for a type.</summary>
    public static bool HasAwsCdk(AwsType type) => PropsOf(type) is not null;

    private static Scalar? ScalarOf(
        (INamedTypeSymbol Resource, INamedTypeSymbol Config, JsiiStructs Structs)? found, AwsType type, string path, Bindings bindings)
    {
        if (found is not var (_, config, structs))
            return null;
        var steps = path.Replace("[*]", "", StringComparison.Ordinal).Split('.');
        var current = config;
        for (var index = 0; index < steps.Length; index++)
        {
            var name = FileForms.NameIn(type, bindings, steps[index]);
            var (_, property, declared) = JsiiStructs.PropertiesOf(current)
                .FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                return null;
            var element = JsiiStructs.ElementOf(declared, "array") ?? declared;
            if (index == steps.Length - 1)
                return JsiiStructs.ScalarOf(element);
            if (structs.StructOf(element) is not { } inner)
                return null;
            current = inner;
        }

        return null;
    }

    /// <summary>The program with CDKTF, of those that can be written with the bindings at hand.</summary>
    public static (Compilation Program, IReadOnlyList<NumberedResource> Written) InCdktf(IEnumerable<NumberedResource> resources) =>
        Program(Libraries.Cdktf, resources, each =>
        {
            if (ConfigOf(each.Type) is not var (resource, config, structs))
                return null;
            var writer = new JsiiWriter(structs, (_, name) => FileForms.NameIn(each.Type, Bindings.Cdktf, name));
            return (Name(resource), "new HashiCorp.Cdktf.TerraformStack(new HashiCorp.Cdktf.App(), \"s\"), \"r\"",
                writer.Object(config, each.Resource.Body, each.Resource.Other, ""));
        });

    /// <summary>The program with AWS CDK's generated classes, of those that can be written with them.</summary>
    public static (Compilation Program, IReadOnlyList<NumberedResource> Written) InAwsCdk(IEnumerable<NumberedResource> resources) =>
        Program(Libraries.AwsCdk, resources, each =>
        {
            if (PropsOf(each.Type) is not var (resource, props, structs))
                return null;
            var writer = new JsiiWriter(structs, (_, name) => FileForms.NameIn(each.Type, Bindings.Template, name));
            return (Name(resource), "new Amazon.CDK.Stack(new Amazon.CDK.App(), \"s\"), \"r\"",
                writer.Object(props, each.Resource.Body, each.Resource.Other, ""));
        });

    /// <summary>The program with Pulumi, and an assembly with the classes that it needs.</summary>
    public static (Compilation Program, IReadOnlyList<NumberedResource> Written) InPulumi(IReadOnlyList<NumberedResource> resources)
    {
        var sdk = Pulumi.Value;
        var classes = new PulumiClasses();
        var (text, written) = Write(resources, each => (
            classes.Add(each.Type), "\"r\"", classes.Object(each.Type, each.Resource.Body, each.Resource.Other)));
        using var image = new MemoryStream();
        var stubs = sdk.WithAssemblyName("Pulumi.Aws.Random").AddSyntaxTrees(CSharpSyntaxTree.ParseText(classes.ToString())).Emit(image);
        Assert.True(stubs.Success, string.Join('\n', stubs.Diagnostics));
        var program = sdk.AddReferences(MetadataReference.CreateFromImage(image.ToArray()))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, path: "Program.cs"));
        var errors = program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(5)));
        return (program, written);
    }

    private static (INamedTypeSymbol Resource, INamedTypeSymbol Config, JsiiStructs Structs)? ConfigOf(AwsType type)
    {
        var name = NameCase.ToPascal(type.JsiiModule ?? NameCase.ToCamel(type.Type["aws_".Length..]));
        return Space(Cdktf.Value, "HashiCorp.Cdktf.Providers.Aws." + name) is { } space
            && space.GetTypeMembers(name).FirstOrDefault() is { } resource
            && space.GetTypeMembers(name + "Config").FirstOrDefault() is { } config
                ? (resource, config, StructsOf(space)) : null;
    }

    private static (INamedTypeSymbol Resource, INamedTypeSymbol Config, JsiiStructs Structs)? PropsOf(AwsType type) =>
        type.CloudFormationType?.Split("::") is [_, var service, var name]
        && CdkServices.Value.TryGetValue(service.ToLowerInvariant(), out var space)
        && space.GetTypeMembers($"Cfn{name}").FirstOrDefault() is { } resource
        && space.GetTypeMembers($"Cfn{name}Props").FirstOrDefault() is { } props
            ? (resource, props, StructsOf(space)) : null;

    private static JsiiStructs StructsOf(INamespaceSymbol space) => Structs.GetOrAdd(space.Name, _ => new(space));

    private static INamespaceSymbol? Space(Compilation compilation, string name) =>
        name.Split('.').Aggregate((INamespaceSymbol?)compilation.GlobalNamespace, (space, part) =>
            space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part));

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static (Compilation Program, IReadOnlyList<NumberedResource> Written) Program(
        Libraries libraries, IEnumerable<NumberedResource> resources,
        Func<NumberedResource, (string Class, string Arguments, string? Config)?> write)
    {
        var (text, written) = Write(resources, write);
        return (TestProgram.Of(libraries, text).Compile(), written);
    }

    private static (string Text, IReadOnlyList<NumberedResource> Written) Write(
        IEnumerable<NumberedResource> resources, Func<NumberedResource, (string Class, string Arguments, string? Config)?> write)
    {
        var text = new StringBuilder("using Infra.Analyzers.Testing; using System.Collections.Generic;\n");
        var written = new List<NumberedResource>();
        foreach (var each in resources)
        {
            if (write(each) is not (var type, var arguments, { } config))
                continue;

            // Each in a line of its own, the ways in turn by which values get where they belong.
            text.Append(CultureInfo.InvariantCulture, $"class Case{each.Number} {{ void Run() {{ ").Append((each.Number % 3) switch
            {
                0 => $"new {type}({arguments}, {config});",
                1 => $"var given = {config}; new {type}({arguments}, given);",
                _ => $"var made = Make({arguments}); }} static {type} Make({Parameters(arguments)}) "
                    + $"{{ return new {type}({Names(arguments)}, {config});",
            }).Append(" } }\n");
            written.Add(each);
        }

        return (text.ToString(), written);

        static string Parameters(string arguments) => arguments.Contains("Stack(", StringComparison.Ordinal)
            ? $"{arguments[4..arguments.IndexOf('(', StringComparison.Ordinal)]} scope, string name" : "string name";

        static string Names(string arguments) => arguments.Contains("Stack(", StringComparison.Ordinal) ? "scope, name" : "name";
    }

    /// <summary>A value of C#, in its own way where nobody knows it, and where a condition decides.</summary>
    public static string Scalar(JsonNode? value, JsonNode? other, string cast = "") => value is null ? "null"
        : RandomResource.IsUnknown(value) ? $"Given.Passes({cast}{value.GetValue<string>()[1..]})"
        : other is null || JsonNode.DeepEquals(value, other) ? value.ToJsonString()
        : $"(Given.A ? {cast}{value.ToJsonString()} : {other.ToJsonString()})";

    /// <summary>Writes the objects of jsii.</summary>
    private sealed class JsiiWriter(JsiiStructs structs, Func<string, string, string> nameOf)
    {
        /// <summary>The object; <see langword="null"/> where the class cannot hold it.</summary>
        public string? Object(INamedTypeSymbol type, JsonObject block, JsonObject? other, string path)
        {
            var properties = JsiiStructs.PropertiesOf(type).ToList();
            var members = new List<string>();
            foreach (var (name, value) in block)
            {
                var (_, property, declared) = properties.Find(each => string.Equals(
                    each.Name, nameOf(path, name), StringComparison.OrdinalIgnoreCase));
                if (property is null || Value(declared, property.Type, value, other?[name], path + name + ".") is not { } written)
                    return null;
                members.Add($"{property.Name} = {written}");
            }

            return $"new {Name(type)} {{ {string.Join(", ", members)} }}";
        }

        private string? Value(JsonNode declared, ITypeSymbol type, JsonNode? value, JsonNode? other, string path)
        {
            var cast = type.SpecialType == SpecialType.System_Object ? "(object)" : "";
            switch (value)
            {
                case null:
                    return type.IsValueType && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T ? null : "null";
                case JsonArray items:
                    if (JsiiStructs.ElementOf(declared, "array") is not { } element)
                        return null;
                    var written = items.Select((item, index) => Value(
                        element, (type as IArrayTypeSymbol)?.ElementType ?? type, item, (other as JsonArray)?[index], path)).ToList();
                    var isOfObjects = type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object }
                        || JsiiStructs.Alternatives(element).Count() > 1;
                    return written.Contains(null) ? null
                        : $"{(isOfObjects ? "new object[]" : "new[]")} {{ {string.Join(", ", written)} }}";
                case JsonObject block when structs.StructOf(declared) is { } inner:
                    return Object(inner, block, other as JsonObject, path);
                case JsonObject map when JsiiStructs.ElementOf(declared, "map") is { } text
                    && JsiiStructs.ScalarOf(text) == Differential.Scalar.Text:
                    var entries = map.Select(pair => $"[\"{pair.Key}\"] = {CodeForms.Scalar(pair.Value, other?[pair.Key])}");
                    return $"new Dictionary<string, string> {{ {string.Join(", ", entries)} }}";
                case JsonObject:
                    return null;
                default:
                    return JsiiStructs.ScalarOf(declared) == KindOf(value) ? CodeForms.Scalar(value, other, cast) : null;
            }
        }

        private static Scalar KindOf(JsonNode value)
        {
            var literal = RandomResource.IsUnknown(value) ? JsonNode.Parse(value.GetValue<string>()[1..])! : value;
            return literal.GetValueKind() switch
            {
                JsonValueKind.True or JsonValueKind.False => Differential.Scalar.Boolean,
                JsonValueKind.Number => Differential.Scalar.Number,
                _ => Differential.Scalar.Text,
            };
        }
    }
}
