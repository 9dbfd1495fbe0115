using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Tool.Examples;

/// <summary>Writes examples with a framework whose classes jsii makes.</summary>
internal abstract class JsiiWriter(RuleExample example, string space) : CodeWriter(example, space)
{
    private const string Deputy = "Amazon.JSII.Runtime.Deputy";

    /// <summary>The class of the resource.</summary>
    protected abstract string Name { get; }

    /// <summary>What follows the name of the class in that of its attributes'.</summary>
    protected abstract string Suffix { get; }

    /// <summary>What jsii calls a class.</summary>
    protected abstract string JsiiName(string name);

    /// <summary>The class that resources derive from.</summary>
    protected abstract string Base { get; }

    /// <summary>What jsii calls a class of another resource that is not known.</summary>
    protected abstract string JsiiNameOfOther { get; }

    protected override string Statement(IReadOnlyDictionary<string, AttributeValue> values) =>
        $"new {Name}(null!, \"example\", {Object(Name + Suffix, Attributes, values)});";

    protected override string Resource() =>
        $$"""
            [{{Deputy}}.JsiiClass(typeof({{Name}}), "{{JsiiName(Name)}}")]
            public class {{Name}} : {{Base}}
            {
                public {{Name}}(Constructs.Construct scope, string id, I{{Name}}{{Suffix}} config) : base(scope, id) { }
            }

        """;

    protected override string Class(string name, IReadOnlyList<CodeMember> members)
    {
        var (contract, data) = (new StringBuilder(), new StringBuilder());
        foreach (var (member, wire, _, type) in members)
        {
            contract.Append($"        [{Deputy}.JsiiProperty(\"{wire}\", \"{{}}\", true)] {type}? {member} {{ get => null; }}\n");
            data.Append($"        [{Deputy}.JsiiProperty(\"{wire}\", \"{{}}\", true, true)] public {type}? {member} {{ get; set; }}\n");
        }

        var jsii = JsiiName(name);
        return $"    [{Deputy}.JsiiInterface(typeof(I{name}), \"{jsii}\")]\n    public interface I{name}\n    {{\n{contract}    }}\n"
            + $"    [{Deputy}.JsiiByValue(\"{jsii}\")]\n    public class {name} : I{name}\n    {{\n{data}    }}\n";
    }

    protected override string Referred(string name, string type, string member) =>
        $$"""
            [{{Deputy}}.JsiiClass(typeof({{name}}), "{{JsiiNameOfOther}}")]
            public class {{name}} : {{Base}}
            {
                public {{name}}() : base(null!, "") { }
                [{{Deputy}}.JsiiProperty("other", "{}")] public string {{member}} => null!;
            }

        """;

    // A truth value may be a token, too.
    protected override string ScalarType(string plain) => plain switch
    {
        "bool" => "object",
        "int" => "double",
        _ => plain,
    };

    protected override CodeValue List(IReadOnlyList<string> items, string itemType)
    {
        var type = itemType.StartsWith('I') ? "object" : itemType is "int" ? "double[]" : itemType + "[]";
        return new($"new {(itemType is "int" ? "double" : itemType)}[] {{ {string.Join(", ", items)} }}", type);
    }

    protected override CodeValue Map(IReadOnlyList<(string Key, string Value)> entries) => new(
        "new System.Collections.Generic.Dictionary<string, string> { "
            + $"{string.Join(", ", entries.Select(entry => $"[{entry.Key}] = {entry.Value}"))} }}",
        "System.Collections.Generic.IDictionary<string, string>");

    protected override string BlockType(string name) => "I" + name;
}

/// <summary>Writes examples with CDKTF.</summary>
internal sealed class CdktfWriter(RuleExample example, string space) : JsiiWriter(example, space)
{
    private string Module =>
        Example.Type.JsiiModule ?? NameCase.ToCamel(Example.Type.Type[(Example.Type.Type.IndexOf('_', StringComparison.Ordinal) + 1)..]);

    protected override IReadOnlyList<Bindings> Bindings { get; } = [Rules.Aws.Bindings.Cdktf];

    // The catalogue knows where the generator avoids a name.
    protected override string Name =>
        Identifier(Example.Schemas.Of(Example.Type.Type)?.OwnJsiiClass ?? NameCase.ToPascal(Module));

    protected override string Suffix => "Config";

    protected override string Base => "HashiCorp.Cdktf.TerraformResource";

    protected override string JsiiNameOfOther => "@cdktf/provider-aws.other.Other";

    protected override string JsiiName(string name) => $"@cdktf/provider-aws.{Module}.{name}";

    protected override string BlockName(string holder, string attribute) =>
        (holder == Name + Suffix ? Name : holder) + NameCase.ToPascal(NameCase.ToCamel(attribute));
}

/// <summary>Writes examples with the classes that AWS CDK generates of CloudFormation's resources.</summary>
internal sealed class AwsCdkWriter(RuleExample example, string space) : JsiiWriter(example, space)
{
    private string JsiiClass { get; } = example.Schemas.Of(example.Type.Type)!.AwsCdkClass!;

    protected override IReadOnlyList<Bindings> Bindings { get; } = [Rules.Aws.Bindings.AwsCdk, Rules.Aws.Bindings.Template];

    protected override string Name => Identifier(JsiiClass[(JsiiClass.LastIndexOf('.') + 1)..]);

    protected override string Suffix => "Props";

    protected override string Base => "Amazon.CDK.CfnResource";

    protected override string JsiiNameOfOther => "aws-cdk-lib.aws_other.CfnOther";

    /// <summary>
    /// Whether a type has a class of its own there, whose properties are its attributes. Where two types are one in CloudFormation, the
    /// first is meant.
    /// </summary>
    public static bool Has(RuleExample example) =>
        example.Schemas.Of(example.Type.Type) is { AwsCdkClass: { } generated, TemplateOrigins.Count: 0 }
        && example.Schemas.OfAwsCdkClass(generated)?.Type == example.Type.Type;

    // Where Terraform has several addresses or groups in one rule, CloudFormation has a rule for each.
    protected override bool IsSingle(string attribute) =>
        NameOf(attribute) is var name && attribute.EndsWith('s') && !name.EndsWith('s')
            && !name.StartsWith(attribute[..^1], StringComparison.Ordinal);

    protected override string JsiiName(string name) =>
        name == Name || name == Name + Suffix ? JsiiClass[..(JsiiClass.LastIndexOf('.') + 1)] + name : $"{JsiiClass}.{name}";

    protected override string BlockName(string holder, string attribute) =>
        (holder == Name + Suffix ? "" : holder[..^"Property".Length]) + NameCase.ToPascal(NameCase.ToCamel(attribute)) + "Property";

    // What is in a block may be known without it.
    protected override bool IsLeftOut(AwsAttribute attribute) =>
        !attribute.IsInCloudFormation && (attribute.IsMap || attribute.Inner?.ByName.Values.All(IsLeftOut) != false);
}
