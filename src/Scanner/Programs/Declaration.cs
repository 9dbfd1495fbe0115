namespace Infra.Analyzers.Scanner.Programs;

/// <summary>What a declaration declares.</summary>
internal enum DeclarationKind
{
    Namespace,
    Type,

    /// <summary>A method, constructor, property, field, event or local function.</summary>
    Member,
}

/// <summary>A namespace, type or member that a C# file declares.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">As documentation ids have it (<c>A.B</c>, <c>Stack`1</c>, <c>#ctor</c>, <c>Add``1</c>), without the
/// container.</param>
/// <param name="Parameters">The parameters' types as they are written; <see langword="null"/> where it has no parameter list.</param>
/// <param name="Start">The offset of its first character, attributes included.</param>
/// <param name="End">The offset after its last character.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record Declaration(
    DeclarationKind Kind,
    string Name,
    IReadOnlyList<string>? Parameters,
    int Start,
    int End,
    IReadOnlyList<AttributeUse> Attributes)
{
    public bool Contains(int offset) => Start <= offset && offset < End;
}

/// <summary>An attribute as it is written.</summary>
/// <param name="Target">What stands before a colon, such as <c>assembly</c>; <see langword="null"/> where nothing does.</param>
/// <param name="Name">The name with its qualification, such as <c>System.Obsolete</c>.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset after its last character.</param>
internal sealed record AttributeUse(string? Target, string Name, IReadOnlyList<AttributeArgument> Arguments, int Start, int End);

/// <summary>An argument of an attribute.</summary>
/// <param name="Name">Of a named argument or property, the name.</param>
/// <param name="Value">The expression.</param>
internal sealed record AttributeArgument(string? Name, IReadOnlyList<CSharpToken> Value);
