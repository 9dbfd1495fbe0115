namespace Pulumi.Awsx;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class AwsxResourceTypeAttribute(string type) : global::Pulumi.ResourceTypeAttribute(type, "3.0.0");
