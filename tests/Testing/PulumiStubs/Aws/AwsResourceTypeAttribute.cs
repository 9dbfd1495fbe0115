namespace Pulumi.Aws;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class AwsResourceTypeAttribute(string type) : global::Pulumi.ResourceTypeAttribute(type, "7.0.0");
