namespace Infra.Analyzers.Rules.Aws;

/// <summary>The attributes of a type of resource, or of a nested block.</summary>
/// <param name="ByName">Each with its Terraform name.</param>
/// <param name="IsOpen">Whether there are others, or may be, that are not known.</param>
internal sealed record AwsAttributes(IReadOnlyDictionary<string, AwsAttribute> ByName, bool IsOpen)
{
    /// <summary>Nothing is known.</summary>
    public static readonly AwsAttributes Unknown = new(new Dictionary<string, AwsAttribute>(), IsOpen: true);

    /// <summary>Reads them as <c>aws-types.txt</c> has them: <c>name list* map% known! block{inner other}</c>.</summary>
    public static AwsAttributes Parse(string text)
    {
        var position = 0;
        return text is "" or "?" ? Unknown : Parse(text, ref position);
    }

    /// <summary>Whether it is known how CloudFormation has what stands at a path.</summary>
    public bool IsInCloudFormation(IEnumerable<string> path)
    {
        var (inside, isKnown) = (this, false);
        foreach (var name in path)
        {
            if (!inside.ByName.TryGetValue(name, out var attribute))
                return false;
            if (attribute.IsMap)
                return attribute.IsInCloudFormation;
            (inside, isKnown) = (attribute.Inner ?? Unknown, attribute.IsInCloudFormation);
        }

        return isKnown;
    }

    private static AwsAttributes Parse(string text, ref int position)
    {
        var found = new Dictionary<string, AwsAttribute>(StringComparer.Ordinal);
        var isOpen = false;
        while (position < text.Length && text[position] != '}')
        {
            var start = position;
            while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-'))
                position++;
            var name = text.Substring(start, position - start);
            var (isList, isMap) = (TryTake(text, '*', ref position), TryTake(text, '%', ref position));
            var isInCloudFormation = TryTake(text, '!', ref position);
            AwsAttributes? inner = null;
            if (TryTake(text, '{', ref position))
            {
                inner = Parse(text, ref position);
                position++;
            }

            if (name.Length > 0)
                found[name] = new(isList, isMap, inner) { IsInCloudFormation = isInCloudFormation };
            else if (TryTake(text, '?', ref position))
                isOpen = true;
            TryTake(text, ' ', ref position);
        }

        return new(found, isOpen);
    }

    private static bool TryTake(string text, char character, ref int position)
    {
        if (position >= text.Length || text[position] != character)
            return false;
        position++;
        return true;
    }
}

/// <summary>An attribute, or a nested block.</summary>
/// <param name="IsList">Whether there may be several of them.</param>
/// <param name="IsMap">Whether it has keys of the author's own.</param>
/// <param name="Inner">What is in the block; <see langword="null"/> where it is none that is known.</param>
internal sealed record AwsAttribute(bool IsList, bool IsMap, AwsAttributes? Inner)
{
    /// <summary>Whether it is known how CloudFormation has it.</summary>
    public bool IsInCloudFormation { get; init; }
}
