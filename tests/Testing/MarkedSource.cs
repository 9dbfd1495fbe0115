using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Testing;

/// <summary>A source text with the places of the diagnostics that are expected in it.</summary>
/// <param name="Path">The file's name.</param>
/// <param name="Text">The source without its markup.</param>
/// <param name="Marks">The marked spans, outer ones after those they hold.</param>
/// <remarks>
/// <c>[|…|]</c> marks a diagnostic of any id, <c>{|INFRA1001:…|}</c> one of that id, <c>{|INFRA1001,INFRA1002:…|}</c> one of each, and
/// <c>{|+:…|}</c> an additional location of some diagnostic. Marks can be nested.
/// </remarks>
public sealed record MarkedSource(string Path, string Text, ImmutableArray<Mark> Marks)
{
    private const string AdditionalLocation = "+";

    /// <exception cref="FormatException">A mark is opened and not closed, or closed and not opened.</exception>
    public static MarkedSource Parse(string source, string path = "Program.cs")
    {
        var text = new StringBuilder(source.Length);
        var open = new Stack<(int Start, string? Ids, bool IsBracket)>();
        var marks = ImmutableArray.CreateBuilder<Mark>();
        for (var i = 0; i < source.Length;)
        {
            var rest = source.AsSpan(i);
            if (rest.StartsWith("[|"))
            {
                open.Push((text.Length, default(string), true));
                i += 2;
            }
            else if (rest.StartsWith("{|") && rest.IndexOf(':') is > 0 and var colon)
            {
                open.Push((text.Length, rest[2..colon].ToString(), false));
                i += colon + 1;
            }
            else if (open.TryPeek(out var mark) && rest.StartsWith(mark.IsBracket ? "|]" : "|}"))
            {
                var span = TextSpan.FromBounds(open.Pop().Start, text.Length);
                marks.AddRange((mark.Ids ?? "").Split(',').Select(id =>
                    new Mark(id is "" or AdditionalLocation ? null : id, span, id == AdditionalLocation)));
                i += 2;
            }
            else
            {
                text.Append(source[i++]);
            }
        }

        return open.Count == 0
            ? new(path, text.ToString(), marks.ToImmutable())
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A mark at {open.Peek().Start} is not closed."));
    }
}

/// <summary>A marked span.</summary>
/// <param name="Id">The id of the diagnostic expected there; <see langword="null"/> for any.</param>
/// <param name="Span">Where, in the text without markup.</param>
/// <param name="IsAdditionalLocation">Whether it marks an additional location of a diagnostic instead.</param>
public sealed record Mark(string? Id, TextSpan Span, bool IsAdditionalLocation);
