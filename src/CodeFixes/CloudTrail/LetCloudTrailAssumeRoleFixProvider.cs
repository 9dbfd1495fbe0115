using System.Collections.Immutable;
using System.Composition;
using System.Text.RegularExpressions;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Adds CloudTrail to the services that a role's trust policy names, where the policy is text in the program.</summary>
/// <remarks>The services that are named stay: whoever uses the role now may go on doing so.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetCloudTrailAssumeRoleFixProvider)), Shared]
public sealed class LetCloudTrailAssumeRoleFixProvider : SequentialFixProvider
{
    private const string Title = "Let CloudTrail assume the role";
    private const string Key = "LetCloudTrailAssumeRole";

    /// <summary>The services of a principal, one or a list of them, with the quotation marks as the literal at hand writes them.</summary>
    private static readonly Regex Services = new(
        """
        (?<quote>\\"|""|")Service\k<quote>\s*:\s*
        (?<list>\[\s*(?:\k<quote>[A-Za-z0-9.-]+\k<quote>\s*,\s*)*)?
        (?<service>\k<quote>[A-Za-z0-9.-]+\k<quote>)
        (?<end>\s*\])?
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.Of<LetCloudTrailAssumeRole>()];

    /// <inheritdoc/>
    public override string WhyNone(Diagnostic diagnostic) =>
        "the role's trust policy is no text in this file with one service in it to add to";

    private protected override async Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null
            || root.FindToken(position).Parent?.AncestorsAndSelf().OfType<MemberAccessExpressionSyntax>()
                .FirstOrDefault(access => access.SpanStart == position) is not { Expression: var role }
            || CreationOf(role, model) is not { } creation
            || ServicesIn(creation) is not [var (last, quote, isInList)])
        {
            return [];
        }

        var one = $", {quote}cloudtrail.amazonaws.com{quote}";
        TextChange[] changes = isInList ? [new(new(last.End, 0), one)] : [new(new(last.Start, 0), "["), new(new(last.End, 0), one + "]")];
        return await Fix.CreateAsync(Title, Key, document, changes, cancellation).ConfigureAwait(false) is { } fix ? [fix] : [];
    }

    /// <summary>The creation that a variable, field or property of this file certainly gets its value from.</summary>
    private static BaseObjectCreationExpressionSyntax? CreationOf(ExpressionSyntax role, SemanticModel model) =>
        model.GetSymbolInfo(role).Symbol switch
        {
            ILocalSymbol local => new Written(model).ValuesOf(local) is [BaseObjectCreationExpressionSyntax creation] ? creation : null,
            IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: [var declaration] }
                when declaration.SyntaxTree == model.SyntaxTree =>
                (declaration.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value as BaseObjectCreationExpressionSyntax,
            IPropertySymbol { SetMethod: null, DeclaringSyntaxReferences: [var declaration] }
                when declaration.SyntaxTree == model.SyntaxTree =>
                (declaration.GetSyntax() as PropertyDeclarationSyntax)?.Initializer?.Value as BaseObjectCreationExpressionSyntax,
            _ => null,
        };

    /// <summary>
    /// The last service of each principal in the texts of a role's creation; in those of the member around it where the creation has no
    /// text of its own.
    /// </summary>
    private static List<(TextSpan Last, string Quote, bool IsInList)> ServicesIn(BaseObjectCreationExpressionSyntax creation) =>
        Named(creation) is { Count: > 0 } own ? own : Named(FixTarget.MemberOf(creation));

    private static List<(TextSpan Last, string Quote, bool IsInList)> Named(SyntaxNode code) =>
        [..
            from token in code.DescendantTokens()
            where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            from Match match in Services.Matches(token.Text)
            where match.Groups["list"].Success == match.Groups["end"].Success
            let service = match.Groups["service"]
            let span = new TextSpan(token.SpanStart + service.Index, service.Length)
            select (span, match.Groups["quote"].Value, match.Groups["list"].Success)];
}
