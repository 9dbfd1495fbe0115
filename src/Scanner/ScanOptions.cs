namespace Infra.Analyzers.Scanner;

/// <summary>What a user can say about a scan.</summary>
internal sealed record ScanOptions
{
    public static readonly ScanOptions Default = new();

    /// <summary>The day on which suppressions that end are judged.</summary>
    public DateTime Today { get; init; } = DateTime.Today;
}
