using System.Text.Json.Nodes;
using Infra.Analyzers.PulumiEngine.Values;

namespace Infra.Analyzers.PulumiEngine.Answers;

/// <summary>The functions whose answer follows from the account, the region or the arguments alone.</summary>
/// <param name="account">The account's ID.</param>
/// <param name="region">The region.</param>
internal sealed class KnownFunctions(string account, string region)
{
    /// <summary>The answer of a function; <see langword="null"/> where only AWS knows it.</summary>
    /// <param name="token">The function.</param>
    /// <param name="arguments">What it is given.</param>
    public JsonObject? Answer(string token, JsonObject arguments)
    {
        var here = arguments["region"]?.ToString() ?? region;
        return token switch
        {
            "aws:index/getCallerIdentity:getCallerIdentity" => new()
            {
                ["accountId"] = account,
                ["arn"] = $"arn:{Regions.PartitionOf(region)}:iam::{account}:user/infra-analyzers",
                ["id"] = account,
                ["userId"] = "AIDACKCEVSQ6C2EXAMPLE",
            },
            "aws:index/getRegion:getRegion" => new()
            {
                ["name"] = here,
                ["region"] = here,
                ["id"] = here,
                ["description"] = here,
                ["endpoint"] = $"ec2.{here}.{Regions.DnsSuffixOf(here)}",
            },
            "aws:index/getPartition:getPartition" => new()
            {
                ["partition"] = Regions.PartitionOf(region),
                ["id"] = Regions.PartitionOf(region),
                ["dnsSuffix"] = Regions.DnsSuffixOf(region),
                ["reverseDnsPrefix"] = string.Join('.', Regions.DnsSuffixOf(region).Split('.').AsEnumerable().Reverse()),
            },
            "aws:index/getAvailabilityZones:getAvailabilityZones" => Zones(here),
            "aws:iam/getPolicyDocument:getPolicyDocument" => PolicyDocument.Answer(arguments),
            "aws-native:index:getAccountId" => new() { ["accountId"] = account },
            "aws-native:index:getPartition" =>
                new() { ["partition"] = Regions.PartitionOf(region), ["dnsSuffix"] = Regions.DnsSuffixOf(region) },
            "aws-native:index:getRegion" => new() { ["region"] = region },
            "aws-native:index:getUrlSuffix" => new() { ["urlSuffix"] = Regions.DnsSuffixOf(region) },
            _ => null,
        };
    }

    // Every region has three that an account can use at least; which, is the account's own.
    private static JsonObject Zones(string region) => new()
    {
        ["id"] = region,
        ["region"] = region,
        ["names"] = new JsonArray($"{region}a", $"{region}b", $"{region}c"),
        ["zoneIds"] = new JsonArray("az1", "az2", "az3"),
        ["groupNames"] = new JsonArray(region),
    };
}
