using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>What a member of an abstract object is.</summary>
internal enum MemberKind
{
    /// <summary>A field, a property, or a parameter of a primary constructor, by its symbol.</summary>
    Declared,

    /// <summary>An entry of a dictionary, by its key.</summary>
    Entry,

    /// <summary>An attribute of a tracked resource, by its Terraform name.</summary>
    Attribute,

    /// <summary>What an attribute of a tracked resource is overridden with, by the attribute's Terraform name.</summary>
    Override,

    /// <summary>What a model keeps of an object of a library.</summary>
    Internal,
}

/// <summary>What models keep of library objects besides their members.</summary>
internal enum InternalMember
{
    /// <summary>Of a task, or of a lazy value: its result.</summary>
    Result,

    /// <summary>Of arguments that are a dictionary: the dictionary.</summary>
    Dictionary,

    /// <summary>Of a construct: the resource that it makes.</summary>
    Resource,

    /// <summary>Of an enumerator: the collection.</summary>
    Enumerated,

    /// <summary>Of an enumerator: the index of the current element.</summary>
    Position,

    /// <summary>Of elements in an order: a number for each, the same where their keys are.</summary>
    Ranks,
}

/// <summary>The key of a member of an abstract object.</summary>
internal readonly struct MemberKey : IEquatable<MemberKey>
{
    private readonly object _content;

    private MemberKey(MemberKind kind, object content, int order = 0) => (Kind, _content, Order) = (kind, content, order);

    public MemberKind Kind { get; }

    /// <summary>Which of the entries of a dictionary was added first; no part of its identity.</summary>
    public int Order { get; }

    /// <summary>The field, property or parameter; <see langword="null"/> for other kinds.</summary>
    public ISymbol? Symbol => Kind == MemberKind.Declared ? (ISymbol)_content : null;

    /// <summary>The key of a dictionary's entry; <see langword="null"/> for other kinds.</summary>
    public object? EntryKey => Kind == MemberKind.Entry ? _content : null;

    public static MemberKey Of(ISymbol member) => new(MemberKind.Declared, member);

    public static MemberKey Of(InternalMember member) => new(MemberKind.Internal, member);

    public static MemberKey Entry(object key, int order = 0) => new(MemberKind.Entry, key, order);

    public static MemberKey Attribute(string name) => new(MemberKind.Attribute, name);

    public static MemberKey Override(string attribute) => new(MemberKind.Override, attribute);

    public static bool operator ==(MemberKey left, MemberKey right) => left.Equals(right);

    public static bool operator !=(MemberKey left, MemberKey right) => !left.Equals(right);

    public bool Equals(MemberKey other) =>
        Kind == other.Kind
        && (Kind == MemberKind.Declared ? SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) : _content.Equals(other._content));

    public override bool Equals(object? obj) => obj is MemberKey other && Equals(other);

    public override int GetHashCode() =>
        Kind == MemberKind.Declared ? SymbolEqualityComparer.Default.GetHashCode(Symbol) : _content.GetHashCode() ^ (int)Kind;
}
