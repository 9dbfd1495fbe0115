namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>A token outside of templates.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The index of its first UTF-16 code unit.</param>
/// <param name="End">The index after its last one.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End);

internal enum TokenKind
{
    EndOfFile,
    Newline,
    Identifier,
    Number,

    /// <summary>The opening quote of a template; what follows is the template parser's.</summary>
    Quote,

    /// <summary><c>&lt;&lt;</c> or <c>&lt;&lt;-</c>, followed by the marker.</summary>
    Heredoc,

    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParenthesis,
    CloseParenthesis,

    /// <summary><c>~}</c>: the end of an interpolation that trims the text after it.</summary>
    TrimmingCloseBrace,

    Dot,
    Ellipsis,
    Comma,
    Colon,
    DoubleColon,
    Question,
    Assign,
    Arrow,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
    Not,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,

    /// <summary>A character that the language has no use for.</summary>
    Invalid,
}
