using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>Writes examples with Pulumi.</summary>
internal sealed class PulumiWriter(RuleExample example, string space) : CodeWriter(example, space)
{
    private string Token => Example.Type.PulumiTokens[0];

    private string Name => Identifier(Token[(Token.LastIndexOf(':') + 1)..]);

    protected override IReadOnlyList<Bindings> Bindings { get; } = [Rules.Aws.Bindings.Pulumi];

    protected override string Statement(IReadOnlyDictionary<string, AttributeValue> values) =>
        $"new {Name}(\"example\", {Object(Name + "Args", Attributes, values)});";

    protected override string Resource() =>
        $$"""
            [Pulumi.ResourceType({{CodeTexts.Literal(Token)}}, null)]
            public class {{Name}} : Pulumi.CustomResource
            {
                public {{Name}}(string name, {{Name}}Args? args = null, Pulumi.CustomResourceOptions? options = null)
                    : base({{CodeTexts.Literal(Token)}}, name, args, options) { }
            }

        """;

    protected override string Class(string name, IReadOnlyList<CodeMember> members)
    {
        var text = new StringBuilder($"    public sealed class {name} : Pulumi.ResourceArgs\n    {{\n");
        foreach (var (member, wire, _, type) in members)
        {
            text.Append(type.StartsWith("Pulumi.Input<", StringComparison.Ordinal)
                ? $"        [Pulumi.Input(\"{wire}\")] public {type}? {member} {{ get; set; }}\n"
                : $"        [Pulumi.Input(\"{wire}\")] private {type}? _{wire};\n"
                    + $"        public {type} {member} {{ get => _{wire} ??= new {type}(); set => _{wire} = value; }}\n");
        }

        return text.Append("    }\n").ToString();
    }

    protected override string Referred(string name, string type, string member) =>
        $$"""
            [Pulumi.ResourceType({{CodeTexts.Literal(TokenOf(type))}}, null)]
            public class {{name}} : Pulumi.CustomResource
            {
                public {{name}}() : base("", "", null) { }
                [Pulumi.Output] public Pulumi.Output<string> {{member}} => null!;
            }

        """;

    protected override string ScalarType(string plain) => $"Pulumi.Input<{plain}>";

    protected override CodeValue List(IReadOnlyList<string> items, string itemType)
    {
        var type = $"Pulumi.InputList<{(itemType.StartsWith("Pulumi.Input<", StringComparison.Ordinal) ? itemType[13..^1] : itemType)}>";
        return new(items.Count == 0 ? $"new {type}()" : $"{{ {string.Join(", ", items)} }}", type);
    }

    protected override CodeValue Map(IReadOnlyList<(string Key, string Value)> entries) => new(
        entries.Count == 0 ? "new Pulumi.InputMap<string>()"
            : $"{{ {string.Join(", ", entries.Select(entry => $"[{entry.Key}] = {entry.Value}"))} }}",
        "Pulumi.InputMap<string>");

    protected override string BlockName(string holder, string attribute) =>
        holder[..^"Args".Length] + NameCase.ToPascal(NameCase.ToCamel(attribute)) + "Args";

    protected override string BlockType(string name) => $"Pulumi.Input<{name}>";

    protected override string Interpolated(string text) => $"Pulumi.Output.Format({text})";

    private static string TokenOf(string type) =>
        AwsType.Find(type) is [{ PulumiTokens: [var token, ..] }, ..] ? token : "aws:index:Other";
}
