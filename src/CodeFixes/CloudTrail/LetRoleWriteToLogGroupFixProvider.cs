using System.Collections.Immutable;
using System.Composition;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules.CloudTrail;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Gives the role of a trail one more policy, which allows it to write to the trail's log group.</summary>
/// <remarks>The policies that the role has stay as they are: whatever else they allow, it needs.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetRoleWriteToLogGroupFixProvider)), Shared]
public sealed class LetRoleWriteToLogGroupFixProvider : SequentialFixProvider
{
    private const string Title = "Let the role write to the log group";
    private const string Key = "LetRoleWriteToLogGroup";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.Of<LetRoleWriteToLogGroup>()];

    /// <inheritdoc/>
    public override string WhyNone(Diagnostic diagnostic) => "the role or the log group is out of sight, or no statement can be added";

    private protected override async Task<IReadOnlyList<Fix>> FixesAsync(
        Document document, Diagnostic diagnostic, int position, CancellationToken cancellation)
    {
        if (await FixTarget.AroundAsync(document, position, cancellation).ConfigureAwait(false) is not { } target)
            return [];
        var isTaken = await ResourceIds.InUseAsync(document.Project, cancellation).ConfigureAwait(false);
        var composer = new FixComposer(target);
        var fix = await composer.SoundAsync(Title, Key, inFull => Changes(target, composer, isTaken, inFull), cancellation)
            .ConfigureAwait(false);
        return fix is null ? [] : [fix];
    }

    private static FixContent? Changes(FixTarget target, FixComposer composer, Func<string, bool> isTaken, bool inFull)
    {
        var names = new TypeNames(target, inFull);
        var identifiers = new Identifiers(target);
        var existing = new ExistingDelivery(target, new(target, [], keepsValues: false));
        return StatementPlace.Before(target.Creation, target) is { } place
            && existing.Streams(identifiers, place) is { } streams
            && existing.Role() is { } role
            && new Provisioning(target, FrameworkCode.For(target, names), names, identifiers, isTaken)
                .Create(streams, role, place) is { } provision
            && composer.Compose([], new(provision.Values, names), inFull, place, provision.Statements, provision.Kept) is { } changes
                ? new(changes, provision.Created)
                : null;
    }
}
