using System.Security.Cryptography;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using Infra.Analyzers.PulumiEngine.Values;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>
/// Names, ARNs and IDs for resources that do not exist, so that what a program makes of them can be read. They look real, since programs
/// take ARNs apart; the scan takes an ARN of the result for the resource that has it, and its account and region for nothing.
/// </summary>
/// <param name="account">The account's ID.</param>
internal sealed class Placeholders(string account)
{
    private static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal)
    {
        ["aws:cloudtrail/trail:Trail"] = new("name", "cloudtrail", "trail/") { IdIsArn = true },
        ["aws:cloudwatch/logGroup:LogGroup"] = new("name", "logs", "log-group:"),
        ["aws:iam/role:Role"] = new("name", "iam", "role") { HasPath = true, IsGlobal = true },
        ["aws:iam/policy:Policy"] = new("name", "iam", "policy") { HasPath = true, IsGlobal = true, IdIsArn = true },
        ["aws:iam/user:User"] = new("name", "iam", "user") { HasPath = true, IsGlobal = true },
        ["aws:iam/group:Group"] = new("name", "iam", "group") { HasPath = true, IsGlobal = true },
        ["aws:s3/bucket:Bucket"] = new("bucket", "s3", "") { IsGlobal = true, HasNoAccount = true },
        ["aws:s3/bucketV2:BucketV2"] = new("bucket", "s3", "") { IsGlobal = true, HasNoAccount = true },
        ["aws:sns/topic:Topic"] = new("name", "sns", "") { IdIsArn = true },
        ["aws:kms/key:Key"] = new("keyId", "kms", "key/") { NameIsUuid = true },
        ["aws:lambda/function:Function"] = new("name", "lambda", "function:"),
        ["aws-native:cloudtrail:Trail"] = new("trailName", "cloudtrail", "trail/"),
        ["aws-native:logs:LogGroup"] = new("logGroupName", "logs", "log-group:") { Suffix = ":*" },
        ["aws-native:iam:Role"] = new("roleName", "iam", "role") { HasPath = true, IsGlobal = true },
        ["aws-native:s3:Bucket"] = new("bucketName", "s3", "") { IsGlobal = true, HasNoAccount = true },
        ["aws-native:sns:Topic"] = new("topicName", "sns", "") { IdIsArn = true, Arn = "topicArn" },
        ["aws-native:kms:Key"] = new("keyId", "kms", "key/") { NameIsUuid = true },
    };

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

        region = inputs.Text("region") ?? region;
        var path = shape.HasPath ? inputs.Text("path") ?? "/" : "";
        var (place, owner) = (shape.IsGlobal ? "" : region, shape.HasNoAccount ? "" : account);
        var arn = $"arn:{Regions.PartitionOf(region)}:{shape.Service}:{place}:{owner}:"
            + shape.Resource + path + name + SuffixOf(type, shape, version);
        var outputs = new Struct { Fields = { [shape.Name] = Value.ForString(name), [shape.Arn] = Value.ForString(arn) } };
        return (shape.IdIsArn ? arn : name, outputs);
    }

    /// <summary>The seven hexadecimal digits that Pulumi puts after a name; real ones are random.</summary>
    internal static string Hash(string urn) => Hex(urn)[..7];

    // Before version 3 of the provider a log group's ARN ended with the wildcard.
    private static string SuffixOf(string type, Shape shape, string version) =>
        type == "aws:cloudwatch/logGroup:LogGroup" && Version.TryParse(version.TrimStart('v'), out var number)
            && number.Major is 1 or 2 ? ":*" : shape.Suffix;

    private static string? NameOf(Shape shape, string urn, string logicalName, Struct inputs)
    {
        if (shape.NameIsUuid)
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

    /// <summary>How resources of a type are named.</summary>
    /// <param name="Name">The property that holds the physical name.</param>
    /// <param name="Service">The service in the ARN.</param>
    /// <param name="Resource">What stands before the name in the ARN.</param>
    private sealed record Shape(string Name, string Service, string Resource)
    {
        /// <summary>The property that holds the ARN.</summary>
        public string Arn { get; init; } = "arn";

        public string Suffix { get; init; } = "";

        public bool HasPath { get; init; }

        public bool IsGlobal { get; init; }

        public bool HasNoAccount { get; init; }

        public bool IdIsArn { get; init; }

        public bool NameIsUuid { get; init; }
    }
}
