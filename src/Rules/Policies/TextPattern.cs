using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Policies;

/// <summary>A set of strings, as a policy writes one with wildcards, or as what is known of a string describes one.</summary>
/// <remarks>
/// Wildcards are those of IAM: <c>*</c> for any characters and <c>?</c> for one, also across the colons and slashes of an ARN
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html). Policy variables,
/// <c>${aws:username}</c>, are not known.
/// </remarks>
internal sealed class TextPattern
{
    // The product of two texts' lengths; more is not compared.
    private const int MaxComparisonSize = 4_000_000;

    private const string Arn = "arn";

    private readonly IReadOnlyList<Token> _tokens;

    private TextPattern(IReadOnlyList<Token> tokens) => _tokens = tokens;

    /// <summary>The resource whose ARN the strings begin with, where that is known.</summary>
    private LeadingArn? Leading { get; init; }

    private enum TokenKind
    {
        /// <summary>One character.</summary>
        Character,

        /// <summary>Any one character: <c>?</c>.</summary>
        AnyCharacter,

        /// <summary>Any characters, whichever they are: <c>*</c>.</summary>
        AnyText,

        /// <summary>Certain characters, none of which is known.</summary>
        UnknownText,

        /// <summary>Certain characters, none of which is known, and none a colon, as in one field of an ARN.</summary>
        UnknownField,

        /// <summary>The same without a slash either, as in the name of a bucket.</summary>
        UnknownName,

        /// <summary>A certain digit that is not known.</summary>
        UnknownDigit,
    }

    /// <summary>The id of an account that is not known: twelve digits.</summary>
    public static readonly TextPattern AccountId = new([.. Enumerable.Repeat(new Token(TokenKind.UnknownDigit), 12)]);

    /// <summary>Something that is not known, and has neither a colon nor a slash.</summary>
    public static readonly TextPattern UnknownName = new([new Token(TokenKind.UnknownName)]);

    /// <summary>The strings that a policy's author means, with wildcards.</summary>
    public static TextPattern OfPolicy(Content.Text text, IResourceGraph graph) =>
        Of(text, graph, hasWildcards: true);

    /// <summary>The strings that a text may come to.</summary>
    public static TextPattern Of(Content.Text text, IResourceGraph graph) => Of(text, graph, hasWildcards: false);

    /// <summary>One string.</summary>
    public static TextPattern Of(string text) => new([.. Literal(text)]);

    /// <summary>These strings, each followed by a literal or, for <see langword="null"/>, by something unknown without a colon.</summary>
    public TextPattern Then(params string?[] continuation) =>
        new([.. _tokens, .. continuation.SelectMany(piece => piece is null ? [new Token(TokenKind.UnknownField)] : Literal(piece))])
        {
            Leading = Leading,
        };

    /// <summary>These strings, each followed by one of another set.</summary>
    public TextPattern Then(TextPattern continuation) => new([.. _tokens, .. continuation._tokens]) { Leading = Leading };

    /// <summary>Whether a policy that writes this set means the string that <paramref name="target"/> describes.</summary>
    public Tristate Covers(TextPattern target, bool ignoreCase)
    {
        if ((long)(_tokens.Count + 1) * (target._tokens.Count + 1) > MaxComparisonSize)
            return Tristate.Maybe;
        if (AreOfOtherResources(this, target) || !IsMatch(target, ignoreCase, forEvery: false))
            return Tristate.No;
        return IsMatch(target, ignoreCase, forEvery: true) ? Tristate.Yes : Tristate.Maybe;
    }

    private static TextPattern Of(Content.Text text, IResourceGraph graph, bool hasWildcards) =>
        new([.. text.Parts.SelectMany(part => Tokens(part, graph, hasWildcards))]) { Leading = LeadingArn.Of(text, graph) };

    /// <summary>
    /// Whether they begin with the ARNs of two resources: these differ, whatever the names are, and a colon that follows is no part of
    /// either.
    /// </summary>
    private static bool AreOfOtherResources(TextPattern one, TextPattern other) =>
        one.Leading is { } first
        && other.Leading is { } second
        && first.Type == second.Type
        && first.Address != second.Address
        && one.EndsFieldAt(first.Length)
        && other.EndsFieldAt(second.Length);

    private bool EndsFieldAt(int index) => index == _tokens.Count || _tokens[index] is { Kind: TokenKind.Character, Value: ':' };

    // Walks through all pairs of positions, each reached from those before it; for every text that the unknown ones may be, or for any.
    private bool IsMatch(TextPattern target, bool ignoreCase, bool forEvery)
    {
        var (pattern, text) = (_tokens, target._tokens);
        var row = new bool[text.Count + 1];
        row[0] = true;
        for (var i = 0; i <= pattern.Count; i++)
        {
            var next = new bool[text.Count + 1];
            for (var j = 0; j <= text.Count; j++)
            {
                if (!row[j])
                    continue;
                if (i < pattern.Count && IsStretch(pattern[i], forEvery))
                {
                    next[j] = true;
                    if (j < text.Count && MayHold(pattern[i], text[j], forEvery))
                        row[j + 1] = true;
                }

                if (j < text.Count && !forEvery && text[j].IsStretch)
                {
                    row[j + 1] = true;
                    if (i < pattern.Count && MayHold(text[j], pattern[i], forEvery))
                        next[j] = true;
                }

                if (i < pattern.Count && j < text.Count && AreAlike(pattern[i], text[j], ignoreCase, forEvery))
                    next[j + 1] = true;
            }

            if (i == pattern.Count)
                break;
            row = next;
        }

        return row[text.Count];
    }

    private static bool IsStretch(Token token, bool forEvery) => forEvery ? token.Kind == TokenKind.AnyText : token.IsStretch;

    // Two stretches need not hold each other: each may be empty.
    private static bool MayHold(Token stretch, Token token, bool forEvery) => forEvery
        ? stretch.Kind == TokenKind.AnyText
        : !token.IsStretch
            && (token.Kind != TokenKind.Character
                || (stretch.Kind,
                    token.Value) is not ((TokenKind.UnknownField or TokenKind.UnknownName, ':') or (TokenKind.UnknownName, '/')));

    private static bool AreAlike(Token pattern, Token text, bool ignoreCase, bool forEvery) => (pattern.Kind, text.Kind) switch
    {
        (TokenKind.Character, TokenKind.Character) =>
            pattern.Value == text.Value || (ignoreCase && char.ToUpperInvariant(pattern.Value) == char.ToUpperInvariant(text.Value)),
        (TokenKind.AnyCharacter, TokenKind.Character or TokenKind.UnknownDigit) => true,
        (TokenKind.Character, TokenKind.UnknownDigit) => !forEvery && pattern.Value is >= '0' and <= '9',
        _ => false,
    };

    private static IEnumerable<Token> Tokens(TextPart part, IResourceGraph graph, bool hasWildcards) => part switch
    {
        TextPart.Literal literal => hasWildcards ? Wildcards(literal.Value) : Literal(literal.Value),
        TextPart.Reference reference => Tokens(reference, graph, hasWildcards),
        _ => [new(TokenKind.UnknownText)],
    };

    // What is known of an ARN or name: its form, and the resource's name where the program says it.
    private static IEnumerable<Token> Tokens(TextPart.Reference reference, IResourceGraph graph, bool hasWildcards)
    {
        if (ResourceSchemas.BuiltIn.Of(reference.ResourceType) is not { Arn: { } arn, NameAttribute: { } nameAttribute })
            return [new(TokenKind.UnknownText)];
        var name = Name(reference, nameAttribute, arn, graph);
        return reference.Attribute switch
        {
            // What the provider appends means the parts of the resource; the resource itself is the bare ARN.
            Arn => [.. Fields(arn.Template, name), .. hasWildcards ? Wildcards(arn.SuffixIn(graph.NewestAwsProviderMajor())) : []],
            "id" when !arn.IsId => name,
            var attribute when attribute == nameAttribute => name,
            _ => [new(TokenKind.UnknownText)],
        };
    }

    private static IEnumerable<Token> Fields(string template, IEnumerable<Token> name) =>
        template.Split('{').SelectMany(piece => piece.Split('}') switch
    {
        ["name", var rest] => [.. name, .. Literal(rest)],
        [_, var rest] => [new(TokenKind.UnknownField), .. Literal(rest)],
        _ => Literal(piece),
    });

    private static IEnumerable<Token> Name(TextPart.Reference reference, string attribute, ArnForm arn, IResourceGraph graph)
    {
        var unknown = new Token(arn.NameHasSlashes ? TokenKind.UnknownField : TokenKind.UnknownName);
        return graph.Find(reference)?[attribute] is AttributeValue.Set { Content: Content.Text name }
            ? name.Parts.SelectMany(part => part is TextPart.Literal literal ? Literal(literal.Value) : [unknown])
            : [unknown];
    }

    private static IEnumerable<Token> Literal(string text) => text.Select(character => new Token(TokenKind.Character, character));

    private static IEnumerable<Token> Wildcards(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '$' or '&' && index + 1 < text.Length && text[index + 1] == '{')
            {
                // A policy variable, or ${*} and the like, which stand for the characters themselves.
                var end = text.IndexOf('}', index);
                yield return new(TokenKind.UnknownText);
                index = end < 0 ? text.Length : end;
            }
            else
            {
                yield return text[index] switch
                {
                    '*' => new(TokenKind.AnyText),
                    '?' => new(TokenKind.AnyCharacter),
                    var character => new(TokenKind.Character, character),
                };
            }
        }
    }

    /// <summary>The ARN that strings begin with.</summary>
    /// <param name="Type">The type of the resource.</param>
    /// <param name="Address">What makes the resource; the instances of one block may be one and the same where their keys are not known.</param>
    /// <param name="Length">How many tokens stand for it.</param>
    private sealed record LeadingArn(string Type, string Address, int Length)
    {
        public static LeadingArn? Of(Content.Text text, IResourceGraph graph) =>
            text.Parts is [TextPart.Reference { Attribute: Arn, Address: { } address } reference, ..]
            && ResourceSchemas.BuiltIn.Of(reference.ResourceType) is { IsDataSource: false, Arn: { } arn, NameAttribute: { } nameAttribute }
            && graph.Find(reference) is not null
                ? new(reference.ResourceType, InstanceAddress.WithoutKeys(address),
                    Fields(arn.Template, Name(reference, nameAttribute, arn, graph)).Count())
                : null;
    }

    private readonly record struct Token(TokenKind Kind, char Value = '\0')
    {
        public bool IsStretch => Kind is TokenKind.AnyText or TokenKind.UnknownText or TokenKind.UnknownField or TokenKind.UnknownName;
    }
}
