using Infra.Analyzers.Rules.Policies;

namespace Infra.Analyzers.Rules.CloudTrail;

/// <summary>CloudTrail as policies see it.</summary>
internal static class CloudTrailService
{
    /// <summary>The service's principal, the same in all partitions.</summary>
    public static readonly PolicyPrincipal.Service Principal = new("cloudtrail.amazonaws.com");
}
