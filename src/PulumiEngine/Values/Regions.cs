namespace Infra.Analyzers.PulumiEngine.Values;

/// <summary>What follows from a region's name.</summary>
internal static class Regions
{
    /// <summary>The partition that a region is in (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).</summary>
    public static string PartitionOf(string region) => region switch
    {
        _ when region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
        _ when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>What the host names of a partition end with.</summary>
    public static string DnsSuffixOf(string region) => PartitionOf(region) == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
}
