using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Infra.Analyzers.Rules.Tests.Architecture;

/// <summary>
/// What the rules are about is written in the rules, in the schemas and in the fixes that belong to them; everything else works for any
/// resource.
/// </summary>
public sealed partial class SubjectTests
{
    private static readonly string[] Rooms =
        ["Rules/CloudTrail/", "Rules/Aws/", "Rules/Catalogue/Catalog.cs", "CodeFixes/CloudTrail/", "CodeFixes/FixProviders.cs"];

    [Fact]
    public void Nothing_outside_their_rooms_names_a_trail()
    {
        var named = from file in SourceFiles.All
                    where !Rooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal))
                    from token in file.Root.DescendantTokens()
                    where IsNameOrText(token) && Trail().IsMatch(token.Text)
                    select $"{file.Path}({token.GetLocation().GetLineSpan().StartLinePosition.Line + 1}): {token.Text}";
        Assert.Equal("", string.Join("\n", named));
    }

    [Fact]
    public void The_rooms_do()
    {
        Assert.All(Rooms, room => Assert.Contains(
            SourceFiles.All.Where(file => file.Path.StartsWith(room, StringComparison.Ordinal)),
            file => file.Root.DescendantTokens().Any(token => IsNameOrText(token) && Trail().IsMatch(token.Text))));
    }

    private static bool IsNameOrText(SyntaxToken token) => token.Kind() is SyntaxKind.IdentifierToken
        or SyntaxKind.StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken
        or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    // "Trailing" is another word.
    [GeneratedRegex("trail(?!ing)", RegexOptions.IgnoreCase)]
    private static partial Regex Trail();
}
