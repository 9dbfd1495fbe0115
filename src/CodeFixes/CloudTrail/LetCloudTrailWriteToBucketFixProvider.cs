using System.Collections.Immutable;
using System.Composition;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Gives the bucket of a trail a policy that lets CloudTrail write, before the trail is created.</summary>
/// <remarks>A bucket has one policy at most: one that has a policy keeps it, and gets none.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetCloudTrailWriteToBucketFixProvider)), Shared]
public sealed class LetCloudTrailWriteToBucketFixProvider : SequentialFixProvider
{
    private const string Title = "Let CloudTrail write to the bucket";
    private const string Key = "LetCloudTrailWriteToBucket";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.Of<LetCloudTrailWriteToBucket>()];

    /// <inheritdoc/>
    public override string WhyNone(Diagnostic diagnostic) =>
        "the bucket has a policy already, which a second one would replace, or it is out of sight";

    private protected override async Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation)
    {
        if (await FixTarget.AroundAsync(document, position, cancellation).ConfigureAwait(false) is not { } target)
            return [];
        var isTaken = await ResourceIds.InUseAsync(document.Project, cancellation).ConfigureAwait(false);
        var bucket = new BucketPolicyFix(target, isTaken);
        foreach (var isAtBucket in new[] { true, false })
        {
            if (await new FixComposer(target).SoundAsync(Title, Key, inFull => bucket.Changes(isAtBucket, inFull), cancellation)
                .ConfigureAwait(false) is { } fix)
            {
                return [fix];
            }
        }

        return [];
    }
}
