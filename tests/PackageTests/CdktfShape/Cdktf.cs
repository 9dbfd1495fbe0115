using System.Text;
using Amazon.JSII.Runtime.Deputy;
using Constructs;

namespace Amazon.JSII.Runtime.Deputy
{
    [AttributeUsage(AttributeTargets.Class, Inherited = false)]
    public sealed class JsiiClassAttribute(Type nativeType, string fullyQualifiedName, string? parametersJson = null) : Attribute
    {
        public Type NativeType => nativeType;
        public string FullyQualifiedName => fullyQualifiedName;
        public string? ParametersJson => parametersJson;
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class JsiiByValueAttribute(string fqn) : Attribute
    {
        public string Fqn => fqn;
    }

    [AttributeUsage(AttributeTargets.Interface)]
    public sealed class JsiiInterfaceAttribute(Type nativeType, string fullyQualifiedName) : Attribute
    {
        public Type NativeType => nativeType;
        public string FullyQualifiedName => fullyQualifiedName;
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class JsiiPropertyAttribute(string name, string typeJson, bool isOptional = false) : Attribute
    {
        public string Name => name;
        public string TypeJson => typeJson;
        public bool IsOptional => isOptional;
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class JsiiOptionalAttribute : Attribute;

    public abstract class DeputyBase;
}

namespace Constructs
{
    [JsiiClass(typeof(Construct), "constructs.Construct")]
    public class Construct : DeputyBase
    {
        public Construct(Construct? scope, string id)
        {
            Path = scope is null or HashiCorp.Cdktf.App ? id : $"{scope.Path}/{id}";
            Id = id;
            scope?.Children.Add(this);
        }

        internal string Id { get; }

        internal string Path { get; }

        internal List<Construct> Children { get; } = [];
    }
}

namespace HashiCorp.Cdktf
{
    [JsiiClass(typeof(App), "cdktf.App")]
    public class App() : Construct(null, "App")
    {
        public virtual void Synth()
        {
            var directory = Environment.GetEnvironmentVariable("CDKTF_OUTDIR") ?? "cdktf.out";
            var stacks = Children.OfType<TerraformStack>().ToList();
            foreach (var stack in stacks)
            {
                var folder = System.IO.Path.Combine(directory, "stacks", stack.Id);
                Directory.CreateDirectory(folder);
                File.WriteAllText(System.IO.Path.Combine(folder, "cdk.tf.json"), stack.ToTerraform());
            }

            var entries = stacks.Select(stack => $$"""
                "{{stack.Id}}":{"annotations":[],"constructPath":"{{stack.Path}}","dependencies":[],"name":"{{stack.Id}}","synthesizedStackPath":"stacks/{{stack.Id}}/cdk.tf.json","workingDirectory":"stacks/{{stack.Id}}"}
                """);
            Directory.CreateDirectory(directory);
            File.WriteAllText(System.IO.Path.Combine(directory, "manifest.json"),
                $$"""{"stacks":{ {{string.Join(",", entries)}} },"version":"0.21.0"}""");
        }
    }

    [JsiiClass(typeof(TerraformStack), "cdktf.TerraformStack")]
    public class TerraformStack(Construct scope, string id) : Construct(scope, id)
    {
        internal string ToTerraform()
        {
            var resources = All(this).OfType<TerraformResource>().Select(resource => $"      \"{resource.Id}\": {resource.ToTerraform()}");
            return $$"""
                {"resource": {
                    "aws_cloudtrail": {
                {{string.Join(",\n", resources)}}
                    }
                }
                }
                """;
        }

        private static IEnumerable<Construct> All(Construct construct) => construct.Children.SelectMany(All).Prepend(construct);
    }

    [JsiiClass(typeof(TerraformElement), "cdktf.TerraformElement")]
    public class TerraformElement(Construct scope, string id) : Construct(scope, id);

    [JsiiClass(typeof(TerraformResource), "cdktf.TerraformResource")]
    public abstract class TerraformResource(Construct scope, string id) : TerraformElement(scope, id)
    {
        protected abstract IReadOnlyDictionary<string, string?> Attributes { get; }

        internal string ToTerraform()
        {
            var json = new StringBuilder($$$"""{"//":{"metadata":{"path":"{{{Path}}}","uniqueId":"{{{Id}}}"} }""");
            foreach (var attribute in Attributes.Where(attribute => attribute.Value is not null))
                json.Append($",\"{attribute.Key}\":\"{attribute.Value}\"");
            return json.Append('}').ToString();
        }
    }
}

namespace HashiCorp.Cdktf.Providers.Aws.Cloudtrail
{
    [JsiiInterface(typeof(ICloudtrailConfig), "@cdktf/provider-aws.cloudtrail.CloudtrailConfig")]
    public interface ICloudtrailConfig
    {
        [JsiiProperty("name", "{}")]
        string Name { get; }

        [JsiiProperty("s3BucketName", "{}")]
        string S3BucketName { get; }

        [JsiiOptional]
        [JsiiProperty("cloudWatchLogsGroupArn", "{}", isOptional: true)]
        string? CloudWatchLogsGroupArn { get; }

        [JsiiOptional]
        [JsiiProperty("cloudWatchLogsRoleArn", "{}", isOptional: true)]
        string? CloudWatchLogsRoleArn { get; }
    }

    [JsiiByValue("@cdktf/provider-aws.cloudtrail.CloudtrailConfig")]
    public class CloudtrailConfig : ICloudtrailConfig
    {
        [JsiiProperty("name", "{}")]
        public string Name { get; set; } = "";

        [JsiiProperty("s3BucketName", "{}")]
        public string S3BucketName { get; set; } = "";

        [JsiiOptional]
        [JsiiProperty("cloudWatchLogsGroupArn", "{}", isOptional: true)]
        public string? CloudWatchLogsGroupArn { get; set; }

        [JsiiOptional]
        [JsiiProperty("cloudWatchLogsRoleArn", "{}", isOptional: true)]
        public string? CloudWatchLogsRoleArn { get; set; }
    }

    [JsiiClass(typeof(Cloudtrail), "@cdktf/provider-aws.cloudtrail.Cloudtrail", "[]")]
    public class Cloudtrail(Construct scope, string id, ICloudtrailConfig config) : TerraformResource(scope, id)
    {
        [JsiiProperty("cloudWatchLogsGroupArn", "{}")]
        public virtual string? CloudWatchLogsGroupArn { get; set; } = config.CloudWatchLogsGroupArn;

        [JsiiProperty("cloudWatchLogsRoleArn", "{}")]
        public virtual string? CloudWatchLogsRoleArn { get; set; } = config.CloudWatchLogsRoleArn;

        protected override IReadOnlyDictionary<string, string?> Attributes => new Dictionary<string, string?>
        {
            ["name"] = config.Name,
            ["s3_bucket_name"] = config.S3BucketName,
            ["cloud_watch_logs_group_arn"] = CloudWatchLogsGroupArn,
            ["cloud_watch_logs_role_arn"] = CloudWatchLogsRoleArn,
        };
    }
}
