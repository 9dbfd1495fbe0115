namespace Infra.Analyzers.Testing;

/// <summary>What test programs learn only when they run. It is metadata to them, so the compiler can tell nothing about it.</summary>
public static class Given
{
    private static readonly AsyncLocal<int> Conditions = new();
    private static readonly AsyncLocal<int> LastId = new();

    /// <summary>The number of conditions that a program can ask for; two further bits of an assignment are <see cref="Number"/>.</summary>
    public const int ConditionCount = 4;

    public static bool A => Condition(0);

    public static bool B => Condition(1);

    public static bool C => Condition(2);

    public static bool D => Condition(3);

    /// <summary>The names of the conditions.</summary>
    public static IReadOnlyList<string> ConditionNames { get; } = [nameof(A), nameof(B), nameof(C), nameof(D)];

    /// <summary>Minus one, zero, one or three, whatever the conditions: what a test for "none", "one" or "many" tells apart.</summary>
    public static int Number => (Conditions.Value >> ConditionCount) switch
    {
        2 => 3,
        3 => -1,
        var few => few,
    };

    /// <summary>Some text that is never null or empty.</summary>
    public static string Text => "text-" + Conditions.Value;

    /// <summary>Some text, or null.</summary>
    public static string? TextOrNull => A ? Text : null;

    /// <summary>Does whatever it likes with what it is given; in truth, nothing.</summary>
    public static void Takes(object? value) => _ = value;

    /// <summary>What it is given, though nobody who calls it can tell.</summary>
    public static T Passes<T>(T value) => value;

    /// <summary>An id that no other call returns, made of a site's name.</summary>
    public static string Id(string site) => $"{site}-{++LastId.Value}";

    /// <summary>Throws where the condition holds.</summary>
    public static void ThrowsIf(bool condition)
    {
        if (condition)
            throw new InvalidOperationException("As was to be expected.");
    }

    /// <summary>Sets the conditions for what runs from here on in this flow of control.</summary>
    /// <param name="assignment">Bit 0 is <see cref="A"/>, bit 1 <see cref="B"/>, and so on; the bits from <see cref="ConditionCount"/> on
    /// are <see cref="Number"/>.</param>
    public static void Assign(int assignment) => Conditions.Value = assignment;

    private static bool Condition(int number) => (Conditions.Value & (1 << number)) != 0;
}
