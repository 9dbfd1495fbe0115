namespace Infra.Analyzers.Testing;

/// <summary>A trail that a program really made.</summary>
/// <param name="Name">Its Pulumi name, or its construct's id.</param>
/// <param name="LogGroupArn">As it was registered or synthesized; <see langword="null"/> where it was not written.</param>
/// <param name="RoleArn">Likewise.</param>
public sealed record MadeTrail(string Name, string? LogGroupArn, string? RoleArn)
{
    /// <summary>Whether it delivers nothing to CloudWatch Logs: the provider takes an empty text for none.</summary>
    public bool IsIncomplete => string.IsNullOrEmpty(LogGroupArn) || string.IsNullOrEmpty(RoleArn);

    /// <summary>Whether AWS would reject its log group ARN for lack of the log-stream wildcard.</summary>
    public bool LacksWildcard => !string.IsNullOrEmpty(LogGroupArn) && !LogGroupArn.EndsWith(":*", StringComparison.Ordinal);
}
