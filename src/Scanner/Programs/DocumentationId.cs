namespace Infra.Analyzers.Scanner.Programs;

/// <summary>The target of a suppression, such as <c>~M:Audit.Stack.#ctor(Constructs.Construct,System.String)</c>.</summary>
/// <remarks>
/// Without a compiler, a type is compared by its simple name, and generic arguments are not compared. The older form, such as
/// <c>Audit.Stack.#.ctor(Constructs.Construct,System.String)</c>, is read as well.
/// </remarks>
internal sealed class DocumentationId
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["bool"] = "Boolean",
        ["byte"] = "Byte",
        ["char"] = "Char",
        ["decimal"] = "Decimal",
        ["double"] = "Double",
        ["float"] = "Single",
        ["int"] = "Int32",
        ["long"] = "Int64",
        ["nint"] = "IntPtr",
        ["nuint"] = "UIntPtr",
        ["object"] = "Object",
        ["dynamic"] = "Object",
        ["sbyte"] = "SByte",
        ["short"] = "Int16",
        ["string"] = "String",
        ["uint"] = "UInt32",
        ["ulong"] = "UInt64",
        ["ushort"] = "UInt16",
    };

    private const string Nullable = "System.Nullable{";

    private static readonly string[] Modifiers = ["ref ", "out ", "in ", "params ", "this ", "scoped ", "readonly "];

    private readonly char _kind;
    private readonly string _name;
    private readonly IReadOnlyList<string>? _parameters;

    private DocumentationId(char kind, string name, IReadOnlyList<string>? parameters) =>
        (_kind, _name, _parameters) = (kind, name, parameters);

    /// <summary>Reads a target as it is written in an attribute.</summary>
    public static DocumentationId Parse(string target)
    {
        var text = target.TrimStart('~');
        var kind = text.Length > 1 && text[1] == ':' ? text[0] : '\0';
        text = kind == '\0'
            ? text.Replace("#", "").Replace("..ctor", ".#ctor").Replace("..cctor", ".#cctor").Replace('+', '.') : text.Substring(2);
        var open = text.IndexOf('(');
        return open < 0
            ? new(kind, text, parameters: null)
            : new(kind, text.Substring(0, open), Cut(text.Substring(open + 1).Split(')')[0]));
    }

    /// <summary>The name of a namespace, where it can be one.</summary>
    public string? Namespace => _kind is 'N' or '\0' ? _name : null;

    /// <summary>Whether it names a declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="fullName">Its name with its containers.</param>
    public bool Matches(Declaration declaration, string fullName)
    {
        var isOfKind = declaration.Kind switch
        {
            DeclarationKind.Type => _kind is 'T' or '\0',
            DeclarationKind.Member => _kind is 'M' or 'P' or 'F' or 'E' or '\0',
            _ => false,
        };
        return isOfKind && _name == fullName
            && (declaration.Kind == DeclarationKind.Type || HaveSameTypes(_parameters ?? [], declaration.Parameters ?? []));
    }

    private static bool HaveSameTypes(IReadOnlyList<string> named, IReadOnlyList<string> written) =>
        named.Count == written.Count && named.Zip(written, IsSameType).All(same => same);

    private static bool IsSameType(string named, string written) =>
        IsAny(named)
            || (SimpleName(named) == SimpleOfCode(written, out var isNullable) && (isNullable ?? IsNullable(named)) == IsNullable(named));

    // `0 and ``0 are type parameters, which code names.
    private static bool IsAny(string type) => type.Length > 0 && type[0] == '`';

    /// <summary>System.Collections.Generic.List{System.String}[]@ is List.</summary>
    private static string SimpleName(string type)
    {
        var inner = IsNullable(type) ? type.Substring(Nullable.Length).TrimEnd('@').TrimEnd('}') : type;
        var name = inner.Split('{', '[', '@', '*')[0];
        return name.Substring(name.LastIndexOf('.') + 1);
    }

    private static bool IsNullable(string type) => type.StartsWith(Nullable, StringComparison.Ordinal);

    /// <summary>
    /// The same of a type as code writes it, and whether it is a nullable value type; unknown where the name alone does not tell.
    /// </summary>
    private static string SimpleOfCode(string type, out bool? isNullable)
    {
        isNullable = null;
        var name = type;
        while (Modifiers.FirstOrDefault(modifier => name.StartsWith(modifier, StringComparison.Ordinal)) is { } modifier)
            name = name.Substring(modifier.Length).TrimStart();
        if (name.Length > 0 && name[0] == '(')
            return "ValueTuple";
        var isMarked = name.Split('[')[0].Split('?').Length > 1;
        name = name.Split('<', '[', '?', '*')[0];
        name = name.Substring(name.LastIndexOfAny(['.', ':', ' ']) + 1);
        if (!Keywords.TryGetValue(name, out var clr))
            return name;
        isNullable = isMarked && clr is not ("String" or "Object");
        return clr;
    }

    private static List<string> Cut(string parameters)
    {
        var types = new List<string>();
        var (start, depth) = (0, 0);
        for (var position = 0; position < parameters.Length; position++)
        {
            depth += parameters[position] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
            if (parameters[position] != ',' || depth > 0)
                continue;
            types.Add(parameters.Substring(start, position - start).Trim());
            start = position + 1;
        }

        if (parameters.Length > 0)
            types.Add(parameters.Substring(start).Trim());
        return types;
    }
}
