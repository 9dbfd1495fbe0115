using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>Names types in new code: simply, with a using directive where one is missing, or in full.</summary>
internal sealed class TypeNames(FixTarget target, bool inFull)
{
    private readonly SortedSet<string> _namespaces = new(StringComparer.Ordinal);

    /// <summary>Whether any type was named.</summary>
    public bool AreUsed { get; private set; }

    /// <summary>The name of a type at the place of the target.</summary>
    public string Of(INamedTypeSymbol type)
    {
        AreUsed = true;
        var space = type.ContainingNamespace.ToDisplayString();
        if (!inFull && QualifiedLikeTarget(space) is { } qualifier)
            return $"{qualifier}.{type.Name}";
        var known = target.Model.LookupNamespacesAndTypes(target.Creation.SpanStart, name: type.Name)
            .OfType<INamedTypeSymbol>()
            .Where(found => found.Arity == type.Arity)
            .ToList();
        if (known is [var only] && SymbolEqualityComparer.Default.Equals(only, type))
            return type.Name;
        if (inFull || known.Count > 0)
            return $"{space}.{type.Name}";
        _namespaces.Add(space);
        return type.Name;
    }

    /// <summary>
    /// How the program qualifies a namespace, where it writes the target's class as <c>Aws.CloudTrail.Trail</c>: by the same alias, or
    /// from the same namespace on.
    /// </summary>
    private string? QualifiedLikeTarget(string space)
    {
        for (var name = target.WrittenType as QualifiedNameSyntax; name is not null; name = name.Left as QualifiedNameSyntax)
        {
            var left = name.Left;
            var known = target.Model
                .GetSymbolInfo(left).Symbol as INamespaceSymbol ?? (target.Model.GetAliasInfo(left) as IAliasSymbol)?.Target;
            if (known is INamespaceSymbol { IsGlobalNamespace: false } outer && Below(space, outer.ToDisplayString()) is { } rest)
                return left + rest;
        }

        return null;
    }

    /// <summary>What follows an outer namespace in the name of one in it.</summary>
    private static string? Below(string space, string outer) =>
        space == outer ? ""
        : space.StartsWith(outer + ".", StringComparison.Ordinal) ? space.Substring(outer.Length)
        : null;

    /// <summary>The using directives that the names need.</summary>
    public IEnumerable<TextChange> Imports()
    {
        if (_namespaces.Count == 0)
            return [];
        var usings = UsingsInScope();
        var style = target.Style;
        if (usings.Count == 0)
        {
            var first = target.Root.GetFirstToken(includeZeroWidth: true);
            var position = first.LeadingTrivia
                .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsDirective)
                .FirstOrDefault() is { RawKind: not 0 } blocking
                ? blocking.SpanStart
                : first.SpanStart;
            return [new(new(position, 0), string.Concat(_namespaces.Select(space => $"using {space};{style.NewLine}")) + style.NewLine)];
        }

        var plain = usings.Where(IsPlain).ToList();

        // Behind the last one that is less: where several fixes add directives, the order of the fixes makes no difference.
        return _namespaces
            .GroupBy(space => plain.LastOrDefault(directive => Compare(NameOf(directive), space) < 0))
            .Select(group => group.Key is { } after
                ? new TextChange(new(after.Span.End, 0), string.Concat(group.Select(space => $"{Separator(after)}using {space};")))
                : new TextChange(new(usings[0].SpanStart, 0), string.Concat(group.Select(space => AtFirst($"using {space};")))));

        string AtFirst(string directive) => directive + NextLine(usings[0]);

        string NextLine(UsingDirectiveSyntax directive) => style.NewLine + style.IndentAt(directive.SpanStart);

        // A using directive that others follow on its line is written as they are.
        string Separator(UsingDirectiveSyntax after) =>
            after.GetLastToken().GetNextToken() is var next && !next.IsKind(SyntaxKind.EndOfFileToken)
                && style.IsOnOneLine(TextSpan.FromBounds(after.Span.End, next.SpanStart))
            ? " "
            : NextLine(after);
    }

    private SyntaxList<UsingDirectiveSyntax> UsingsInScope()
    {
        foreach (var space in target.Creation.Ancestors().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (space.Usings.Any(IsPlain))
                return space.Usings;
        }

        return ((CompilationUnitSyntax)target.Root).Usings;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None);

    private static string NameOf(UsingDirectiveSyntax directive) => directive.NamespaceOrType.ToString();

    private static int Compare(string left, string right) =>
        IsSystem(right).CompareTo(IsSystem(left)) is not 0 and var order ? order
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsSystem(string space) => space == "System" || space.StartsWith("System.", StringComparison.Ordinal);
}
