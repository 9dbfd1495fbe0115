using System.Text.Json.Nodes;

namespace Infra.Analyzers.Tool.Import;

/// <summary>A check of another scanner, as far as it can be said in <c>infra.rules.json</c>.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Rule">The rule, without an id; <see langword="null"/> where it cannot be said.</param>
/// <param name="Obstacle">Why not, as the end of a sentence.</param>
internal sealed record ForeignCheck(string Id, JsonObject? Rule, string? Obstacle)
{
    /// <summary>A check that cannot be said.</summary>
    public static ForeignCheck NotTaken(string id, string obstacle) => new(id, null, obstacle);
}

/// <summary>What a check says cannot be said in a rule of our own.</summary>
/// <param name="message">Why, as the end of a sentence.</param>
internal sealed class NotExpressibleException(string message) : Exception(message);
