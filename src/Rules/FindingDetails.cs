using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>
/// What a finding says beside its message and its places, as named texts: the form in which it survives a diagnostic of the compiler and
/// the compiler's log. This is the one place that writes and reads it.
/// </summary>
/// <param name="ResourceType">The Terraform type of the resource, such as <c>aws_cloudtrail</c>; none where it is about something
/// else.</param>
/// <param name="Resource">What its author calls the resource.</param>
/// <param name="Attributes">The Terraform names of the attributes that it is about.</param>
/// <param name="Notes">What is to be seen at each of the related places, in their order.</param>
internal sealed record FindingDetails(string? ResourceType, string? Resource, IReadOnlyList<string> Attributes, IReadOnlyList<string> Notes)
{
    private const string AttributesKey = "attributes";
    private const string ResourceTypeKey = "resourceType";
    private const string ResourceKey = "resource";
    private const string NotesKey = "notes";
    private const string MayBreakKey = "mayBreak";
    private const string ConstantKey = "constant";

    private const char Separator = '\n';

    // For a place of a diagnostic that came from elsewhere, without a text.
    private const string AnyNote = "See also.";

    /// <summary>The id of the rule that the resource may break, where the finding only says so.</summary>
    public string? MayBreak { get; init; }

    /// <summary>The constant that puts its attribute right, for those who do not know the rule.</summary>
    public string? Constant { get; init; }

    /// <summary>The texts by name.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToProperties()
    {
        if (ResourceType is not null)
            yield return new(ResourceTypeKey, ResourceType);
        if (Resource is not null)
            yield return new(ResourceKey, Resource);
        if (Attributes.Count > 0)
            yield return new(AttributesKey, string.Join(",", Attributes));
        if (Notes.Count > 0)
            yield return new(NotesKey, string.Join(Separator.ToString(), Notes.Select(Escape)));
        if (MayBreak is not null)
            yield return new(MayBreakKey, MayBreak);
        if (Constant is not null)
            yield return new(ConstantKey, Constant);
    }

    /// <summary>Reads the texts; what somebody else put among them has no effect.</summary>
    public static FindingDetails FromProperties(IReadOnlyDictionary<string, string?> properties) => new(
        Find(properties, ResourceTypeKey),
        Find(properties, ResourceKey),
        Find(properties, AttributesKey)?.Split(',') ?? [],
        Find(properties, NotesKey)?.Split(Separator).Select(Unescape).ToList() ?? [])
    {
        MayBreak = Find(properties, MayBreakKey),
        Constant = Find(properties, ConstantKey),
    };

    /// <summary>What is to be seen at the related place of an index.</summary>
    public string NoteAt(int index) => index < Notes.Count ? Notes[index] : AnyNote;

    private static string? Find(IReadOnlyDictionary<string, string?> properties, string key) =>
        properties.TryGetValue(key, out var value) ? value : null;

    // A note may quote names of the program, which may hold anything.
    private static string Escape(string note) => note.Replace("\\", "\\\\").Replace("\n", "\\n");

    private static string Unescape(string note)
    {
        var text = new StringBuilder(note.Length);
        for (var index = 0; index < note.Length; index++)
        {
            if (note[index] == '\\' && index + 1 < note.Length)
                text.Append(note[++index] == 'n' ? '\n' : note[index]);
            else
                text.Append(note[index]);
        }

        return text.ToString();
    }
}
