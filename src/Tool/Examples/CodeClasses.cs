namespace Infra.Analyzers.Tool.Examples;

/// <summary>The classes that hold the attributes of an example's resource and of its blocks, with what the example says of them.</summary>
internal sealed class CodeClasses
{
    private readonly Dictionary<string, List<CodeMember>> _members = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Dictionary<(string Holder, string Attribute), string> _names = [];

    /// <summary>All of them.</summary>
    public IEnumerable<(string Name, IReadOnlyList<CodeMember> Members)> All =>
        _order.Select(name => (name, (IReadOnlyList<CodeMember>)_members[name]));

    /// <summary>The class of a block; no two are called alike.</summary>
    /// <param name="holder">The class that holds the block.</param>
    /// <param name="attribute">The block's name in Terraform.</param>
    /// <param name="wanted">What it would be called.</param>
    public string NameOf(string holder, string attribute, string wanted)
    {
        if (_names.TryGetValue((holder, attribute), out var known))
            return known;
        var name = wanted;
        while (_members.ContainsKey(name) || _names.ContainsValue(name))
            name += "_";
        _names.Add((holder, attribute), name);
        return name;
    }

    /// <summary>Adds a class, if it is not there.</summary>
    public void Add(string name)
    {
        if (!_members.TryAdd(name, []))
            return;
        _order.Add(name);
    }

    /// <summary>Adds a member to a class, unless it has one of that name.</summary>
    public void TryAdd(string name, CodeMember member)
    {
        if (!_members[name].Exists(known => known.Name == member.Name))
            _members[name].Add(member);
    }

    /// <summary>Adds a member to a class.</summary>
    /// <exception cref="UnsayableException">It has another member of the name, or this one with another type.</exception>
    public void Add(string name, CodeMember member)
    {
        var members = _members[name];
        var index = members.FindIndex(known => known.Name == member.Name);
        if (index < 0)
            members.Add(member);
        else if (members[index].Attribute != member.Attribute)
            throw new UnsayableException($"'{member.Attribute}' and '{members[index].Attribute}' are both {member.Name}");
        else if (members[index].IsOpen)
            members[index] = member;
        else if (members[index].Type != member.Type && !member.IsOpen)
            throw new UnsayableException($"'{member.Attribute}' is of several types");
    }
}

/// <summary>A property of a class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Wire">What the framework's engine calls it.</param>
/// <param name="Attribute">What Terraform calls it.</param>
/// <param name="Type">Its type.</param>
internal sealed record CodeMember(string Name, string Wire, string Attribute, string Type)
{
    /// <summary>Whether what is assigned fits another type, too, which another assignment shows.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>An expression.</summary>
/// <param name="Code">What is written.</param>
/// <param name="Type">The type of the member that it is assigned to.</param>
internal sealed record CodeValue(string Code, string Type)
{
    /// <inheritdoc cref="CodeMember.IsOpen"/>
    public bool IsOpen { get; init; }
}

/// <summary>An example as C#.</summary>
/// <param name="Program">What makes the resource.</param>
/// <param name="Classes">The classes that it needs.</param>
internal sealed record WrittenExample(string Program, string Classes);

/// <summary>An example cannot be said in C#.</summary>
/// <param name="reason">Why, as a clause.</param>
internal sealed class UnsayableException(string reason) : Exception(reason);
