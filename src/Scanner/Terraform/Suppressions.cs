using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Finds the notes that let findings about a block pass.</summary>
/// <remarks>
/// In the native syntax these are comments in the block or right above it, and some in the first lines of the file; in JSON, which has
/// none, the block's property <c>//</c>: <c>{"infra":{"ignore":[{"id":"INFRA1001","reason":"…","until":"2027-01-31"}]}}</c>, and
/// Checkov's <c>{"checkov":{"skip":[{"id":"CKV2_AWS_10","comment":"…"}]}}</c>.
/// </remarks>
internal static class Suppressions
{
    /// <summary>The note that lets a rule's findings about a block pass, if there is one that still holds.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="block">The block.</param>
    /// <param name="loader">Knows the comments of the block's file.</param>
    /// <param name="reports">Where it is reported that a note gives no reason, or no longer holds.</param>
    public static Suppression? Find(RuleMetadata rule, ConfigBlock block, ModuleLoader loader, List<Report> reports) =>
        IgnoreNotes.Find(rule, Notes(block, loader), () => loader.Options.Today, reports);

    private static IEnumerable<(IgnoreNote Note, TextPlace Place)> Notes(ConfigBlock block, ModuleLoader loader) =>
        loader.NativeFile(block.Place.Path) is { } file
            ? InComments(file, block)
            : InJson(block.Body.Comment).Select(note => (note, block.Place));

    private static IEnumerable<(IgnoreNote Note, TextPlace Place)> InComments(HclFile file, ConfigBlock block)
    {
        var text = file.Source.Content;
        foreach (var comment in file.Comments.Where(comment =>
            comment.Start >= block.Span.Start
            && comment.Start <= LineEnd(text, block.Span.End)).Concat(Above(file, block)))
        {
            foreach (var note in IgnoreNote.InComment(Text(comment)))
                yield return (note, file.Source.PlaceAt(comment.Start, comment.End));
        }

        foreach (var comment in file.Comments.TakeWhile((comment, index) =>
            index == 0
            && string.IsNullOrWhiteSpace(text.Substring(0, comment.Start))))
        {
            foreach (var note in IgnoreNote.InFileHeader(Text(comment)))
                yield return (note, file.Source.PlaceAt(comment.Start, comment.End));
        }

        string Text(Span span) => text.Substring(span.Start, span.End - span.Start);
    }

    /// <summary>The comments above a block, up to the first empty line.</summary>
    private static IEnumerable<Span> Above(HclFile file, ConfigBlock block)
    {
        var start = block.Span.Start;
        foreach (var comment in file.Comments.Where(comment => comment.End <= block.Span.Start).Reverse())
        {
            var between = file.Source.Content.Substring(comment.End, start - comment.End);
            if (!string.IsNullOrWhiteSpace(between) || between.Count(character => character == '\n') > 1)
                yield break;
            yield return comment;
            start = comment.Start;
        }
    }

    private static int LineEnd(string text, int index) => text.IndexOf('\n', index) is >= 0 and var newline ? newline : text.Length;

    private static IEnumerable<IgnoreNote> InJson(Expression? comment)
    {
        var own = Items(comment.Property("infra").Property("ignore")).Select(item => IgnoreNote.Create(
            null,
            Text(item, "id"),
            Text(item, "reason"),
            Text(item, "until")));
        var checkov = Items(comment.Property("checkov").Property("skip")).Select(item => IgnoreNote.Create(
            "Checkov",
            Text(item, "id"),
            Text(item, "comment"),
            ""));
        return own.Concat(checkov).Where(note => note.Ids.Count > 0);
    }

    private static IEnumerable<Expression> Items(Expression? expression) => expression switch
    {
        TupleExpression tuple => tuple.Items,
        null => [],
        _ => [expression],
    };

    private static string Text(Expression item, string property) =>
        item.Property(property) is LiteralExpression { Value: string text } ? text : "";
}
