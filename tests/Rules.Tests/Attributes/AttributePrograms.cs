using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Rules.Tests.Attributes;

/// <summary>Writes resources as C# programs: each in the constructor of a stack of its own, <c>Case1</c> and so on.</summary>
internal static class AttributePrograms
{
    /// <summary>The namespaces of AWS CDK, by the modules of jsii.</summary>
    private static readonly Dictionary<string, string> CdkNamespaces = new(StringComparer.Ordinal)
    {
        ["cloudtrail"] = "CloudTrail",
        ["rds"] = "RDS",
        ["docdb"] = "DocDB",
        ["neptune"] = "Neptune",
        ["redshift"] = "Redshift",
        ["ec2"] = "EC2",
        ["efs"] = "EFS",
        ["kms"] = "KMS",
        ["ecr"] = "ECR",
        ["s3"] = "S3",
        ["elasticache"] = "ElastiCache",
        ["dynamodb"] = "DynamoDB",
        ["opensearchservice"] = "OpenSearchService",
        ["elasticsearch"] = "Elasticsearch",
        ["dms"] = "DMS",
        ["amazonmq"] = "AmazonMQ",
        ["msk"] = "MSK",
        ["sns"] = "SNS",
        ["sqs"] = "SQS",
        ["elasticloadbalancingv2"] = "ElasticLoadBalancingV2",
        ["lambda"] = "Lambda",
        ["cognito"] = "Cognito",
        ["apigatewayv2"] = "Apigatewayv2",
        ["transfer"] = "Transfer",
        ["eks"] = "EKS",
        ["sagemaker"] = "Sagemaker",
    };

    /// <summary>The namespaces of Pulumi, by the modules of its tokens, where they are not those with a capital.</summary>
    private static readonly Dictionary<string, string> PulumiNamespaces = new(StringComparer.Ordinal)
    {
        ["cloudtrail"] = "CloudTrail",
        ["cloudfront"] = "CloudFront",
        ["docdb"] = "DocDB",
        ["redshift"] = "RedShift",
        ["elasticache"] = "ElastiCache",
        ["dynamodb"] = "DynamoDB",
        ["opensearch"] = "OpenSearch",
        ["elasticsearch"] = "ElasticSearch",
        ["lb"] = "LB",
        ["apigatewayv2"] = "ApiGatewayV2",
        ["ec2transitgateway"] = "Ec2TransitGateway",
    };

    /// <summary>The truth values that the Terraform provider, and so CDKTF, has as texts.</summary>
    private static readonly HashSet<string> TruthsInTexts = new(["at_rest_encryption_enabled"], StringComparer.Ordinal);

    /// <summary>Whether the local feed has the bindings of a case's type.</summary>
    public static bool IsInCdktf(AttributeCase each) =>
        each.Type is not (Key.PolicyType or Listener.OlderType or LegacySearchDomain.Type or LaunchConfiguration.Type
            or Role.SharedAttachmentType);

    /// <summary>Whether AWS CDK's generated classes of a case's type are followed.</summary>
    public static bool IsInAwsCdk(AttributeCase each) => !each.IsOfTerraformAlone && AttributeForms.SchemaOf(each).AwsCdkClass is not null;

    /// <summary>The program with Pulumi.</summary>
    public static TestProgram Pulumi(IEnumerable<(int Number, AttributeCase Case)> cases) => Program(Libraries.Pulumi, cases, each =>
    {
        var parts = AttributeForms.SchemaOf(each).PulumiTokens[0].Split(':', '/');
        var space = "Pulumi.Aws." + PulumiNamespaces.GetValueOrDefault(parts[1], NameCase.ToPascal(parts[1]));
        var name = parts[^1];
        var writer = new Writer(AttributeForms.SchemaOf(each), Bindings.Pulumi,
            path => $"{space}.Inputs.{name}{Singular(Pascal(path))}Args");
        return $"new {space}.{name}(\"r\", new {space}.{name}Args {writer.Initializer(each.Attributes, [])});";
    });

    /// <summary>The program with CDKTF or CDK Terrain.</summary>
    public static TestProgram Cdktf(Libraries libraries, IEnumerable<(int Number, AttributeCase Case)> cases)
    {
        var root = libraries == Libraries.Cdktf ? "HashiCorp.Cdktf" : "Io.Cdktn";
        return Program(libraries, cases, each =>
        {
            var name = NameCase.ToPascal(AttributeForms.SchemaOf(each).JsiiModule);
            var space = $"{root}.Providers.Aws.{name}";
            var writer = new Writer(AttributeForms.SchemaOf(each), Bindings.Cdktf, path => $"{space}.{name}{Pascal(path)}");
            return $"new {space}.{name}(new {root}.TerraformStack(new {root}.App(), \"s\"), \"r\", "
                + $"new {space}.{name}Config {writer.Initializer(each.Attributes, [])});";
        });
    }

    /// <summary>The program with AWS CDK's generated classes.</summary>
    public static TestProgram AwsCdk(IEnumerable<(int Number, AttributeCase Case)> cases) => Program(Libraries.AwsCdk, cases, each =>
    {
        var parts = AttributeForms.SchemaOf(each).AwsCdkClass!.Split('.');
        var space = "Amazon.CDK.AWS." + CdkNamespaces[parts[1]["aws_".Length..]];
        var writer = new Writer(AttributeForms.SchemaOf(each), Bindings.AwsCdk,
            path => $"{space}.{parts[2]}.{each.CdkBlocks[string.Join('.', path)]}");
        return $"new {space}.{parts[2]}(new Amazon.CDK.Stack(new Amazon.CDK.App(), \"s\"), \"r\", "
            + $"new {space}.{parts[2]}Props {writer.Initializer(each.Attributes, [])});";
    });

    private static TestProgram Program(Libraries libraries, IEnumerable<(int Number, AttributeCase Case)> cases,
        Func<AttributeCase, string> statement)
    {
        var text = new StringBuilder("using Infra.Analyzers.Testing;\n");
        foreach (var (number, each) in cases)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"class Case{number} {{ void Run() {{ {statement(each)} }} }}\n");
        }

        return TestProgram.Of(libraries, text.ToString());
    }

    private static string Singular(string name) => name.EndsWith("Interfaces", StringComparison.Ordinal) ? name[..^1] : name;

    private static string Pascal(IReadOnlyList<string> path) =>
        string.Concat(path.Select(name => NameCase.ToPascal(NameCase.ToCamel(name))));

    /// <summary>Writes the initializers of one resource.</summary>
    private sealed record Writer(ResourceSchema Schema, Bindings Bindings, Func<IReadOnlyList<string>, string> ClassOf)
    {
        public string Initializer(JsonObject attributes, IReadOnlyList<string> path) =>
            $"{{ {string.Concat(attributes.Select(attribute => $"{Member(attribute.Key)} = {Value(attribute.Value, [.. path, attribute.Key])}, "))}}}";

        private string Member(string attribute)
        {
            var name = NameCase.ToPascal(Schema.NameIn(Bindings, attribute));
            return Bindings == Bindings.AwsCdk ? name.Replace("DB", "Db", StringComparison.Ordinal)
                // No member of a class may have its name.
                : Bindings == Bindings.Pulumi && Schema.PulumiTokens[0].EndsWith($":{name}", StringComparison.Ordinal) ? name + "Document"
                : name;
        }

        private string Value(JsonNode? value, IReadOnlyList<string> path) => value switch
        {
            null => "null",
            JsonObject block => $"new {ClassOf(path)} {Initializer(block, path)}",
            JsonArray items
                when Bindings == Bindings.AwsCdk && items[0] is not JsonObject
                    && path[^1].EndsWith("cidr_blocks", StringComparison.Ordinal) =>
                Value(items[0], path),
            JsonArray { Count: > 0 } items => Bindings == Bindings.Pulumi ? $"{{ {Items(items, path)} }}"
                : Bindings == Bindings.AwsCdk && items[0] is JsonObject ? $"new object[] {{ {Items(items, path)} }}"
                : $"new[] {{ {Items(items, path)} }}",
            JsonObject or JsonArray => throw new ArgumentException("An empty list has no type.", nameof(value)),
            _ => Scalar(value, isText: Bindings == Bindings.Cdktf && TruthsInTexts.Contains(path[^1])),
        };

        private string Items(JsonArray items, IReadOnlyList<string> path) => string.Join(", ", items.Select(item => Value(item, path)));

        private static string Scalar(JsonNode value, bool isText)
        {
            var (code, isUnknown) =
                AttributeForms.IsUnknown(value) ? (value.GetValue<string>()[1..], true) : (value.ToJsonString(), false);
            code = isText ? $"\"{code}\"" : code;
            return isUnknown ? $"Given.Passes({code})" : code;
        }
    }
}
