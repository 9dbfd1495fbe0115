using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>
/// Leads ARNs and generated names in the texts of a run back to the resources that have them: the engine made them up for the program, so
/// that they say which resource is meant, and nothing of its account or region.
/// </summary>
internal sealed class PlaceholderTexts
{
    // What the engine puts after a name that the program does not give: a hyphen and seven hexadecimal digits.
    private const int HashLength = 7;

    private readonly List<(string Arn, FoundResource Resource)> _arns = [];
    private readonly Dictionary<string, List<(string Name, FoundResource Resource)>> _names = new(StringComparer.Ordinal);
    private readonly string? _account;

    /// <param name="resources">The resources with their <c>arn</c> and <c>id</c>.</param>
    /// <param name="account">The account that is made up, too.</param>
    public PlaceholderTexts(IEnumerable<FoundResource> resources, string? account)
    {
        _account = account;
        foreach (var resource in resources)
        {
            if (Text(resource, "arn") is { Length: > 0 } arn)
                _arns.Add((arn, resource));
            if (Text(resource, "id") is { } id && HashAt(id, id.Length - HashLength - 1) is { } hash)
            {
                if (!_names.TryGetValue(hash, out var names))
                    _names[hash] = names = [];
                names.Add((id, resource));
            }
        }

        _arns.Sort((left, right) => string.CompareOrdinal(left.Arn, right.Arn));
    }

    /// <summary>A value whose texts refer to resources where they name them.</summary>
    public AttributeValue Resolve(AttributeValue value) => (value as AttributeValue.Set)?.Content switch
    {
        Content.Text { Constant: { Length: > 0 } text } =>
            Resolve(text) is { } parts ? new AttributeValue.Set(Content.Text.Of(parts)) : value,
        Content.List list => new AttributeValue.Set(new Content.List([.. list.Items.Select(Resolve)])),
        Content.Object @object =>
            new AttributeValue.Set(new Content.Object(@object.Attributes.ToDictionary(item => item.Key, item =>
            Resolve(item.Value), StringComparer.Ordinal))),
        _ => value,
    };

    private static string? Text(FoundResource resource, string attribute) =>
        resource.Attributes.TryGetValue(attribute, out var value) ? value.Constant : null;

    private List<TextPart>? Resolve(string text)
    {
        List<TextPart>? parts = null;
        var start = 0;
        for (var position = 0; position < text.Length;)
        {
            if (Find(text, start, position) is not { } found)
            {
                position++;
                continue;
            }

            parts ??= [];
            parts.Add(new TextPart.Literal(text.Substring(start, found.Start - start)));
            parts.Add(found.Part);
            start = position = found.End;
        }

        parts?.Add(new TextPart.Literal(text.Substring(start)));
        return parts;
    }

    private (int Start, int End, TextPart Part)? Find(string text, int from, int position)
    {
        switch (text[position])
        {
            case 'a' when string.CompareOrdinal(text, position, "arn:", 0, 4) == 0 && MaxArnLength(text, position) is { } found:
                return (position, position + found.Arn.Length,
                    new TextPart.Reference(found.Resource.Type, "arn") { Address = found.Resource.Address });
            case '-' when HashAt(text, position) is { } hash && _names.TryGetValue(hash, out var names):
                var end = position + 1 + HashLength;
                foreach (var (name, resource) in names)
                {
                    var start = end - name.Length;
                    if (start >= from && string.CompareOrdinal(text, start, name, 0, name.Length) == 0)
                        return (start, end, new TextPart.Reference(resource.Type, "id") { Address = resource.Address });
                }

                return null;
            case >= '0' and <= '9' when _account is not null && IsAccount(text, position):
                return (position, position + _account.Length, TextPart.Opaque.Value);
            default:
                return null;
        }
    }

    /// <summary>The resource with the longest ARN that stands at a position.</summary>
    private (string Arn, FoundResource Resource)? MaxArnLength(string text, int position)
    {
        for (var length = text.Length - position; length > 0;)
        {
            var candidate = text.Substring(position, length);
            var index = LastAtMost(candidate);
            if (index < 0)
                return null;
            var arn = _arns[index].Arn;
            var common = 0;
            while (common < arn.Length && common < candidate.Length && arn[common] == candidate[common])
                common++;
            if (common == arn.Length && EndsAt(text, position + common, arn))
                return _arns[index];
            // What comes before it in the order can only be a shorter beginning.
            length = common == arn.Length ? common - 1 : common;
        }

        return null;
    }

    private int LastAtMost(string text)
    {
        var (low, high) = (0, _arns.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_arns[middle].Arn, text) <= 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return high;
    }

    /// <summary>Whether the name in an ARN ends here: in most services a slash can be part of it, in S3 it begins a key.</summary>
    private static bool EndsAt(string text, int position, string arn) =>
        position == text.Length
        || !(char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-' or '.' or '+' or '=' or '@'
            || (text[position] == '/' && !arn.Contains(":s3:::")));

    private bool IsAccount(string text, int position)
    {
        var end = position + _account!.Length;
        return string.CompareOrdinal(text, position, _account, 0, _account.Length) == 0
            && (position == 0 || !char.IsLetterOrDigit(text[position - 1]))
            && (end == text.Length || !char.IsLetterOrDigit(text[end]));
    }

    /// <summary>The seven digits after a hyphen, where that is what stands there.</summary>
    private static string? HashAt(string text, int position)
    {
        var end = position + 1 + HashLength;
        if (position < 0 || text[position] != '-' || end > text.Length
            || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_')))
            return null;
        for (var index = position + 1; index < end; index++)
        {
            if (text[index] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
                return null;
        }

        return text.Substring(position + 1, HashLength);
    }
}
