namespace Infra.Analyzers.Rules;

/// <summary>An answer where not everything is known; in ascending order.</summary>
internal enum Tristate
{
    /// <summary>Certainly not.</summary>
    No,

    /// <summary>It is unknown.</summary>
    Maybe,

    /// <summary>Certainly.</summary>
    Yes,
}

/// <summary>Logic over three values.</summary>
internal static class TristateLogic
{
    public static Tristate And(this Tristate left, Tristate right) => left < right ? left : right;

    public static Tristate Or(this Tristate left, Tristate right) => left > right ? left : right;

    public static Tristate Not(this Tristate value) => Tristate.Yes - (int)value;

    /// <summary><see cref="Tristate.Maybe"/> in the place of <see cref="Tristate.Yes"/>.</summary>
    public static Tristate AtMostMaybe(this Tristate value) => value.And(Tristate.Maybe);
}
