using System.Text;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.BuildTask;

/// <summary>One line for the user: what a scan has to tell after everything was weighed.</summary>
/// <remarks>
/// It does not hold the rule: to tell it again takes none, and making all of them is most of what a build without changes would cost.
/// </remarks>
/// <param name="RuleId">The rule that speaks.</param>
/// <param name="HelpLink">The page about the rule.</param>
/// <param name="Severity">The level.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Place">Where to look.</param>
internal sealed record Message(string RuleId, string HelpLink, Severity Severity, string Text, TextPlace Place)
{
    /// <summary>The places that explain it.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];

    /// <summary>Whether the compiler reported it: to be repeated where the compiler was not run because nothing changed.</summary>
    public bool IsOfCompiler { get; init; }

    public Message(RuleMetadata rule, Severity severity, string text, TextPlace place)
        : this(rule.Id, rule.HelpLink, severity, text, place)
    {
    }
}

/// <summary>
/// Keeps what the last scan reported and what it depended on, so that a build in which nothing changed reports the same without
/// scanning.
/// </summary>
/// <param name="path">The cache file.</param>
/// <param name="settings">Everything but files that the messages depend on.</param>
internal sealed class ReplayCache(string path, string settings)
{
    // With the versions of the assemblies: others may find other things in the same files.
    private static readonly string Format = $"Infra.Analyzers 3 {VersionOf(typeof(ReplayCache))} {VersionOf(typeof(RuleCatalog))}";

    /// <summary>What the last scan reported, or <see langword="null"/> where it does not hold any more.</summary>
    public IReadOnlyList<Message>? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
            if (reader.ReadString() != Format || reader.ReadString() != settings)
                return null;
            for (var count = reader.ReadInt32(); count > 0; count--)
            {
                if (reader.ReadString() is var input && reader.ReadString() != InputStamps.StampOf(input))
                    return null;
            }

            var messages = new List<Message>();
            for (var count = reader.ReadInt32(); count > 0; count--)
                messages.Add(ReadMessage(reader));
            return messages;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            // Cut off, or no cache of ours: the scan writes it anew.
            return null;
        }
    }

    /// <summary>Keeps what a scan reported.</summary>
    /// <param name="inputs">What it depended on.</param>
    /// <param name="messages">What it reported.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Write(InputStamps inputs, IReadOnlyList<Message> messages)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new BinaryWriter(File.Create(path), Encoding.UTF8);
        writer.Write(Format);
        writer.Write(settings);
        inputs.Write(writer);
        writer.Write(messages.Count);
        foreach (var message in messages)
            Write(writer, message);
    }

    private static Guid VersionOf(Type type) => type.Assembly.ManifestModule.ModuleVersionId;

    private static void Write(BinaryWriter writer, Message message)
    {
        writer.Write(message.RuleId);
        writer.Write(message.HelpLink);
        writer.Write((int)message.Severity);
        writer.Write(message.Text);
        Write(writer, message.Place);
        writer.Write(message.IsOfCompiler);
        writer.Write(message.Related.Count);
        foreach (var related in message.Related)
        {
            writer.Write(related.Text);
            Write(writer, related.Place);
        }
    }

    private static void Write(BinaryWriter writer, TextPlace place)
    {
        writer.Write(place.Path);
        writer.Write(place.Line);
        writer.Write(place.Column);
        writer.Write(place.EndLine);
        writer.Write(place.EndColumn);
    }

    private static Message ReadMessage(BinaryReader reader) => new(
        reader.ReadString(),
        reader.ReadString(),
        (Severity)reader.ReadInt32(),
        reader.ReadString(),
        ReadPlace(reader))
    {
        IsOfCompiler = reader.ReadBoolean(),
        Related = ReadRelated(reader),
    };

    private static List<RelatedPlace> ReadRelated(BinaryReader reader)
    {
        var related = new List<RelatedPlace>();
        for (var count = reader.ReadInt32(); count > 0; count--)
            related.Add(new(reader.ReadString(), ReadPlace(reader)));
        return related;
    }

    private static TextPlace ReadPlace(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
}
