namespace Infra.Analyzers.Rules.Aws;

/// <summary>Pulumi's AWS provider, which is built on Terraform's.</summary>
internal static class PulumiProvider
{
    /// <summary>
    /// The major version of Terraform's provider that one of Pulumi's is built on: 1 and 2 on 2, 3 and 4 on 3, and so on, one apart
    /// (https://github.com/pulumi/pulumi-aws/blob/master/CHANGELOG.md); <see langword="null"/> for what was never published.
    /// </summary>
    /// <param name="major">The major version of Pulumi's provider.</param>
    public static int? TerraformMajor(int major) => major switch
    {
        < 1 => null,
        1 or 2 => 2,
        _ => Math.Max(3, major - 1),
    };
}
