namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>A piece of a template before directives are matched with their ends.</summary>
/// <param name="Span">Where it is.</param>
internal abstract record TemplatePiece(Span Span)
{
    public sealed record Literal(string Text, Span Span) : TemplatePiece(Span);

    public sealed record Interpolation(Expression Expression, Span Span) : TemplatePiece(Span);

    public sealed record If(Expression Condition, Span Span) : TemplatePiece(Span);

    public sealed record Else(Span Span) : TemplatePiece(Span);

    public sealed record EndIf(Span Span) : TemplatePiece(Span);

    /// <summary>The head of a loop; its value is still to come.</summary>
    public sealed record For(ForExpression Head, Span Span) : TemplatePiece(Span);

    public sealed record EndFor(Span Span) : TemplatePiece(Span);
}
