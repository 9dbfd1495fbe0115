namespace Infra.Analyzers.Rules;

/// <summary>A constant that makes an attribute right.</summary>
/// <param name="Literal">The constant as C# writes it.</param>
/// <param name="Replaced">The constants that it takes the place of.</param>
internal sealed record LiteralFix(string Literal, params IReadOnlyList<object> Replaced)
{
    /// <summary>Switching on.</summary>
    public static readonly LiteralFix True = new("true", false);
}
