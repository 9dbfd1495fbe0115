using System.Collections.Immutable;
using System.Composition;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Appends the log-stream wildcard to the ARN of a log group.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AppendWildcardFixProvider)), Shared]
public sealed class AppendWildcardFixProvider : SequentialFixProvider
{
    private const string Key = "AppendWildcard";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.Of<EndLogGroupArnInWildcard>()];

    /// <inheritdoc/>
    public override string WhyNone(Diagnostic diagnostic) => "the ARN is written in a form to which nothing can be appended here";

    private protected override async Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null
            || root.FindToken(position).Parent?.AncestorsAndSelf().OfType<ExpressionSyntax>()
                .TakeWhile(node => node.SpanStart == position).LastOrDefault() is not { } value
            || new TextAppender(model, ":*").Append(value) is not { } changes)
        {
            return [];
        }

        var fix = await Fix.CreateAsync("Append the log-stream wildcard ':*'", Key, document, changes, cancellation).ConfigureAwait(false);
        return fix is null ? [] : [fix];
    }
}
