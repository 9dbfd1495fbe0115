namespace Infra.Analyzers.Rules;

/// <summary>An answer where not everything is known; in ascending order.</summary>
internal enum Certainty
{
    /// <summary>Certainly not.</summary>
    No,

    /// <summary>It cannot be told.</summary>
    Maybe,

    /// <summary>Certainly.</summary>
    Yes,
}

/// <summary>Logic over three values.</summary>
internal static class Certainties
{
    public static Certainty And(this Certainty left, Certainty right) => left < right ? left : right;

    public static Certainty Or(this Certainty left, Certainty right) => left > right ? left : right;

    public static Certainty Not(this Certainty value) => Certainty.Yes - (int)value;

    /// <summary><see cref="Certainty.Maybe"/> in the place of <see cref="Certainty.Yes"/>.</summary>
    public static Certainty AtMostMaybe(this Certainty value) => value.And(Certainty.Maybe);
}
