using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>Counts what rules should have said of resources, and what they said.</summary>
internal sealed class DifferentialTally
{
    private int _all, _mayFalse;

    /// <summary>Those that break their rule.</summary>
    public int Broken { get; private set; }

    /// <summary>What was said and is not so, of whatever level.</summary>
    public int False { get; private set; }

    /// <summary>Those of <see cref="Broken"/> of which nothing was said.</summary>
    public int Missed { get; private set; }

    /// <summary>Those that break their rule where a condition holds, or where it does not.</summary>
    public int May { get; private set; }

    /// <summary>Those of <see cref="May"/> of which nothing was said.</summary>
    public int MayMissed { get; private set; }

    /// <summary>The first of what differs.</summary>
    public StringBuilder Wrong { get; } = new();

    public void Add(string expected, string found, Func<string> show)
    {
        _all++;
        if (expected == "INFRA3000")
            May++;
        else if (expected.Length > 0)
            Broken++;
        if (expected == found)
            return;
        if (found == "INFRA3000")
            _mayFalse++;
        if (found.Length > 0)
            False++;
        if (expected == "INFRA3000")
            MayMissed++;
        else if (expected.Length > 0)
            Missed++;
        if (Wrong.Length < 5_000)
            Wrong.Append(CultureInfo.InvariantCulture, $"Expected '{expected}', found '{found}': {show()}\n");
    }

    public override string ToString() =>
        $"{_all} resources: {Broken} break the rule ({Missed} missed, {False} false), "
        + $"{May} may ({MayMissed} missed, {_mayFalse} false)";
}
