namespace Pulumi.AwsNative;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class AwsNativeResourceTypeAttribute(string type) : global::Pulumi.ResourceTypeAttribute(type, "1.0.0");
