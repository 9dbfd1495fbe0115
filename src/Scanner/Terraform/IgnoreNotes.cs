using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>What the notes on a resource let pass.</summary>
internal static class IgnoreNotes
{
    /// <summary>The first note that lets a rule's findings pass and still holds.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="notes">The notes, and where they are.</param>
    /// <param name="today">The day on which they are judged; asked for where a note ends on some day.</param>
    /// <param name="reports">Where it is reported that a note gives no reason, or no longer holds.</param>
    public static Suppression? Find(
        RuleMetadata rule,
        IEnumerable<(IgnoreNote Note, TextPlace Place)> notes,
        Func<DateTime> today,
        List<Report> reports)
    {
        foreach (var (note, place) in notes)
        {
            if (!note.Concerns(rule))
                continue;
            if (note.Until is { } last && last < today().Date)
            {
                Add($"The suppression of {rule.Id} ended on {note.Until:yyyy-MM-dd}; fix what it hid, or give it a new date.", place);
                continue;
            }

            if (note.Scanner is null && note.Reason.Length == 0)
                Add($"The suppression of {rule.Id} gives no reason; write it after the id.", place);
            return new(note.Reason, place);
        }

        return null;

        void Add(string message, TextPlace place) => reports.Add(new(ToolRules.QuestionableSuppression, message, place));
    }
}
