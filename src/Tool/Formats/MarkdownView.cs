using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Spectre.Console;
using Spectre.Console.Rendering;
using Table = Markdig.Extensions.Tables.Table;
using TableCell = Markdig.Extensions.Tables.TableCell;
using TableRow = Markdig.Extensions.Tables.TableRow;

namespace Infra.Analyzers.Tool.Formats;

/// <summary>Shows a page of ours, written in Markdown, on a terminal.</summary>
/// <param name="console">The terminal.</param>
/// <param name="address">Where the page is published: its relative links lead from there.</param>
internal sealed class MarkdownView(IAnsiConsole console, Uri address)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private static readonly Style Heading = new(decoration: Decoration.Bold | Decoration.Underline);
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Code = new(Color.Teal);

    /// <param name="markdown">The page.</param>
    public void Write(string markdown) => console.Write(Blocks(Markdown.Parse(markdown, Pipeline), isSpaced: true));

    private Rows Blocks(IEnumerable<Block> blocks, bool isSpaced)
    {
        var rows = new List<IRenderable>();
        foreach (var block in blocks)
        {
            if (isSpaced && rows.Count > 0)
                rows.Add(Text.Empty);
            rows.Add(Of(block));
        }

        return new(rows);
    }

    private IRenderable Of(Block block) => block switch
    {
        HeadingBlock heading => Inlines(heading.Inline, heading.Level == 1 ? Heading : Bold),
        ParagraphBlock paragraph => Inlines(paragraph.Inline, Style.Plain),
        CodeBlock code => new Padder(new Text(code.Lines.ToString(), Code), new Padding(4, 0, 0, 0)),
        ListBlock list => List(list),
        Table table => TableOf(table),
        QuoteBlock quote => new Padder(Blocks(quote, isSpaced: true), new Padding(2, 0, 0, 0)),
        ContainerBlock container => Blocks(container, isSpaced: true),
        _ => Text.Empty,
    };

    private Grid List(ListBlock list)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn().NoWrap().Padding(2, 0, 1, 0))
            .AddColumn(new GridColumn().Padding(0, 0, 0, 0));
        foreach (var item in list.OfType<ListItemBlock>())
            grid.AddRow(new Text(list.IsOrdered ? $"{item.Order}." : "•"), Blocks(item, isSpaced: false));
        return grid;
    }

    private Spectre.Console.Table TableOf(Table table)
    {
        var view = new Spectre.Console.Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii);
        var rows =
            table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(cell => Blocks(cell, isSpaced: false)).ToList()).ToList();
        view.AddColumns([.. rows[0].Select(cell => new TableColumn(cell))]);
        view.ShowHeaders = table[0].Descendants<LeafInline>().Any();
        foreach (var row in rows.Skip(1))
            view.AddRow(row);
        return view;
    }

    private Paragraph Inlines(IEnumerable<Inline>? inlines, Style style)
    {
        var paragraph = new Paragraph();
        Append(paragraph, inlines ?? [], style);
        return paragraph;
    }

    private void Append(Paragraph paragraph, IEnumerable<Inline> inlines, Style style)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case CodeInline code when HasColor:
                    paragraph.Append(code.Content, style.Combine(Code));
                    break;
                case CodeInline code:
                    paragraph.Append($"`{code.Content}`", style);
                    break;
                case LineBreakInline line:
                    paragraph.Append(line.IsHard ? "\n" : " ", style);
                    break;
                case HtmlInline html:
                    paragraph.Append(html.Tag.StartsWith("<br", StringComparison.Ordinal) ? "\n" : "", style);
                    break;
                case AutolinkInline link:
                    paragraph.Append(link.Url, style);
                    break;
                case EmphasisInline emphasis:
                    Append(paragraph, emphasis,
                        style.Combine(new Style(decoration: emphasis.DelimiterCount > 1 ? Decoration.Bold : Decoration.Italic)));
                    break;
                case LinkInline link:
                    Append(paragraph, link, style);
                    paragraph.Append($" ({new Uri(address, link.Url)})", style.Combine(new Style(Color.Grey)));
                    break;
                case ContainerInline container:
                    Append(paragraph, container, style);
                    break;
                default:
                    paragraph.Append(inline.ToString() ?? "", style);
                    break;
            }
        }
    }

    private bool HasColor => console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;
}
