using Infra.Analyzers.CodeFixes.Engine;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>Switches something on that a construct of AWS CDK makes itself.</summary>
internal static class SwitchFix
{
    /// <summary>The fix, the most natural way of it.</summary>
    /// <param name="target">The construct.</param>
    /// <param name="option">The property of its props that must be true.</param>
    /// <param name="key">The key of the fix.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<IReadOnlyList<Fix>> ForAsync(FixTarget target, string option, string key, CancellationToken cancellation)
    {
        var title = $"Set {option} to true";
        var composer = new FixComposer(target);
        foreach (var way in new Placements(target, [option], keepsValues: false, isReplaced: constant => constant is false).Ways())
        {
            var fix = await composer.SoundAsync(title, key, inFull => composer.Compose(way, Texts(inFull), inFull), cancellation)
                .ConfigureAwait(false);
            if (fix is not null)
                return [fix];
        }

        return await composer.SoundAsync(title, key, inFull => WithProps(target, option, new(target, inFull)), cancellation)
            .ConfigureAwait(false) is { } added
                ? [added]
                : [];

        AttributeTexts Texts(bool inFull) =>
            new(new Dictionary<string, string>(StringComparer.Ordinal) { [option] = "true" }, new(target, inFull));
    }

    /// <summary>Gives props to a construct that is created without.</summary>
    private static IEnumerable<TextChange>? WithProps(FixTarget target, string option, TypeNames names)
    {
        if (!target.IsOwnConstructor
            || target.Creation.ArgumentList is not { Arguments: { Count: 2 or 3 } arguments }
            || (arguments.Count == 3 && !target.Config.IsNull())
            || target.Kind.Type.ContainingNamespace.GetTypeMembers(target.Kind.Type.Name + "Props") is not [var props])
        {
            return null;
        }

        var created = $"new {names.Of(props)} {{ {option} = true }}";
        var change = arguments.Count == 2
            ? new TextChange(new(arguments[1].Span.End, 0), ", " + created)
            : new TextChange(target.Config!.Span, created);
        return [change, .. names.Imports()];
    }

    private static bool IsNull(this ExpressionSyntax? expression) => expression is LiteralExpressionSyntax { Token.ValueText: "null" };
}
