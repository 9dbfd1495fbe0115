using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Infra.Analyzers.PulumiEngine.Values;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>The texts that a program marks as secret, kept out of what is shown. May be called by several threads.</summary>
internal sealed class Secrets
{
    // As the Pulumi CLI does: a shorter one stands in too many texts that tell nothing of it.
    private const int ShortestHidden = 3;

    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);
    private string[] _longestFirst = [];

    /// <summary>Adds a secret. Each line of one with several, such as a private key, is hidden by itself, since logs are lines.</summary>
    public void Add(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Length >= ShortestHidden && line != PulumiValues.Unknown && line != JsonValues.HiddenSecret)
                _texts.TryAdd(line, true);
        }
    }

    /// <summary>Adds the secrets in properties.</summary>
    public void AddFrom(Struct properties) => AddFrom(Value.ForStruct(properties), isSecret: false);

    /// <summary>A text without any of them.</summary>
    public string Hide(string text)
    {
        if (_texts.IsEmpty)
            return text;
        // One that holds another one is hidden whole.
        if (_longestFirst.Length != _texts.Count)
            _longestFirst = [.. _texts.Keys.OrderByDescending(secret => secret.Length)];
        foreach (var secret in _longestFirst)
            text = text.Replace(secret, JsonValues.HiddenSecret, StringComparison.Ordinal);
        return text;
    }

    private void AddFrom(Value value, bool isSecret)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.StringValue when isSecret:
                Add(value.StringValue);
                break;
            case Value.KindOneofCase.StructValue when value.IsSecret():
                if (value.StructValue.Fields.TryGetValue("value", out var content))
                    AddFrom(content, isSecret: true);
                break;
            case Value.KindOneofCase.ListValue:
                foreach (var item in value.ListValue.Values)
                    AddFrom(item, isSecret);
                break;
            case Value.KindOneofCase.StructValue:
                foreach (var field in value.StructValue.Fields.Values)
                    AddFrom(field, isSecret);
                break;
        }
    }
}
