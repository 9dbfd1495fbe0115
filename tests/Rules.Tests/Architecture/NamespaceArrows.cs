using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Rules.Tests.Architecture;

/// <summary>A namespace that uses another.</summary>
/// <param name="From">The namespace of the code.</param>
/// <param name="To">The namespace that it names, by a directive or in place.</param>
/// <param name="Site">Where, for a message.</param>
internal sealed record NamespaceArrow(string From, string To, string Site);

/// <summary>Which namespaces of some files use which others, as the files say it.</summary>
/// <remarks>
/// What a file uses without naming it comes out of a member that it does name, whose own namespace has that arrow: no cycle is missed. The
/// build fails for a directive that is not needed, so each stands for a use.
/// </remarks>
internal sealed class NamespaceArrows
{
    private readonly Dictionary<string, HashSet<string>> _typesByNamespace;

    /// <param name="files">All that declare the types in question.</param>
    public NamespaceArrows(IEnumerable<(string Path, SyntaxNode Root)> files) => _typesByNamespace = files
        .SelectMany(file => file.Root.DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<MemberDeclarationSyntax>())
        .Select(member => (Space: NamespaceOf(member), Name: NameOf(member)))
        .Where(type => type.Space?.StartsWith("Infra.Analyzers", StringComparison.Ordinal) == true && type.Name is not null)
        .GroupBy(type => type.Space!, type => type.Name!, StringComparer.Ordinal)
        .ToDictionary(types => types.Key, types => types.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The arrows to other namespaces of those files.</summary>
    public IEnumerable<NamespaceArrow> In((string Path, SyntaxNode Root) file)
    {
        if (file.Root.DescendantNodes(node => node is CompilationUnitSyntax).OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()
            is not { } declaration)
            return [];
        var space = declaration.Name.ToString();
        var enclosing = Enclosing(space).ToList();
        return
            from node in file.Root.DescendantNodes(node => node is not UsingDirectiveSyntax && node != declaration.Name)
            where node != declaration.Name
            let to = node switch
            {
                UsingDirectiveSyntax { StaticKeyword.RawKind: 0, Alias: null } directive => KnownOf(directive.NamespaceOrType.ToString()),
                UsingDirectiveSyntax directive => OfType(directive.NamespaceOrType.ToString(), [""]),
                QualifiedNameSyntax or MemberAccessExpressionSyntax =>
                    OfType(node.ToString(), [.. enclosing.Select(around => around + "."), ""]),
                SimpleNameSyntax name when IsFirst(name) => enclosing.Find(around => DeclaresType(around, name.Identifier.Text)),
                _ => null,
            }
            where to is not null && to != space
            select new NamespaceArrow(space, to, $"{file.Path} ({node})");
    }

    private string? KnownOf(string space) => _typesByNamespace.ContainsKey(space) ? space : null;

    /// <summary>The namespace of the type that a dotted name leads to, read from one of the prefixes.</summary>
    private string? OfType(string name, IReadOnlyList<string> prefixes)
    {
        var parts = name.Split('.');
        return Enumerable.Range(1, parts.Length - 1)
            .SelectMany(count => prefixes.Select(prefix => (Space: prefix + string.Join('.', parts.Take(count)), Type: parts[count])))
            .Where(found => DeclaresType(found.Space, found.Type.Split('<')[0]))
            .Select(found => found.Space)
            .FirstOrDefault();
    }

    private bool DeclaresType(string space, string name) => _typesByNamespace.TryGetValue(space, out var types) && types.Contains(name);

    // The name of a member comes after what it is a member of.
    private static bool IsFirst(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };

    /// <summary>The namespace itself and those around it, whose types need no directive.</summary>
    private static IEnumerable<string> Enclosing(string space)
    {
        for (var length = space.Length; length > 0; length = space.LastIndexOf('.', length - 1))
            yield return space[..length];
    }

    private static string? NamespaceOf(SyntaxNode member) => (member.Parent as BaseNamespaceDeclarationSyntax)?.Name.ToString();

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text,
        _ => null,
    };
}
