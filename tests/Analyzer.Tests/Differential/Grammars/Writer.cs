using System.Globalization;
using System.Text;

namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>Writes one scenario: the way from two values to the trails that get them.</summary>
internal sealed class Writer(Random random, int number, int firstSite, bool isExecutable)
{
    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _members = new();
    private readonly StringBuilder _types = new();
    private readonly SortedSet<string> _forms = new(StringComparer.Ordinal);
    private readonly List<Site> _sites = [];
    private int _lastName;

    /// <summary>Whether the program has an entry point, and all callers of everything are thus known.</summary>
    public bool IsExecutable { get; } = isExecutable;

    /// <summary>Whether what is written can be decided from the source.</summary>
    public bool IsDecidable { get; set; } = true;

    public Random Random { get; } = random;

    /// <summary>Writes into the stack's constructor.</summary>
    public void Add(string statements) => _statements.Append(statements).Append('\n');

    /// <summary>Writes into the stack's class.</summary>
    public void Member(string member) => _members.Append(member).Append('\n');

    /// <summary>Writes beside the stack's class.</summary>
    public void Type(string type) => _types.Append(type).Append('\n');

    /// <summary>A name that nothing else has.</summary>
    public string Name(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}x{_lastName++}");

    public bool Flip(int percent = 50) => Random.Next(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> from) => from[Random.Next(from.Count)];

    /// <summary>The creation of a trail in a member of the stack.</summary>
    public string New(string config) => Creation("@new(", config);

    /// <summary>The creation of a trail where <c>scope</c> is what it is made in.</summary>
    public string Made(string config) => Creation("@made(", config);

    /// <summary>The creation of a trail in a component, as its child.</summary>
    public string Child(string config) => Creation("@new(", config + "@parent");

    /// <summary>The creation of a trail in words of a framework's own.</summary>
    /// <param name="opening">How it begins, up to its name.</param>
    /// <param name="config">What follows its name.</param>
    public string Created(string opening, string config) => Creation(opening, config);

    /// <summary>The number of the last creation.</summary>
    public int LastSite => _sites[^1].Number;

    /// <summary>The creation of a trail's arguments.</summary>
    public static string Config(string group, string role) => $"@config{{ @group = {group}!, @role = {role}! }}";

    /// <summary>Notes that the scenario has a form in it.</summary>
    public void Uses(Form form) => _forms.Add(form.Name);

    public bool HasUsed(Form form) => _forms.Contains(form.Name);

    public Scenario Finish(string open, string close) => new(
        open + _statements + close,
        _members.ToString(),
        _types.ToString(),
        [.. _sites.Select(site => site with { Forms = [.. _forms], IsDecidable = IsDecidable })]);

    private string Creation(string opening, string config)
    {
        var site = firstSite + _sites.Count;
        _sites.Add(new(site, [], true));
        // As people write them, of a literal and of what tells several apart.
        return string.Create(CultureInfo.InvariantCulture, $"/*t{site}*/{opening}$\"t{site}-{{Given.Id(\"x\")}}\", {config})");
    }
}

/// <summary>A creation of a trail in a program.</summary>
/// <param name="Number">Its number; it is preceded by the comment <c>/*tn*/</c>.</param>
/// <param name="Forms">The forms on the way of its values.</param>
/// <param name="IsDecidable">Whether nothing but the conditions decides it.</param>
internal sealed record Site(int Number, IReadOnlyList<string> Forms, bool IsDecidable);

/// <summary>A part of a program that stands for itself.</summary>
internal sealed record Scenario(string Statements, string Members, string Types, IReadOnlyList<Site> Sites);
