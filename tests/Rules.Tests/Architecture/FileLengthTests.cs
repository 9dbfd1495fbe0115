namespace Infra.Analyzers.Rules.Tests.Architecture;

/// <summary>A file is one thing that can be read in one go.</summary>
public sealed class FileLengthTests
{
    private const int MaxLines = 400;

    [Fact]
    public void No_file_has_more_lines_than_can_be_read_in_one_go()
    {
        var lengths = SourceFiles.All.Select(file => (file.Path, Lines: file.Root.GetText().Lines.Count - 1)).ToList();

        Assert.NotEmpty(lengths);
        Assert.Equal("", string.Join("\n", lengths.Where(file => file.Lines > MaxLines).Select(file => $"{file.Path}: {file.Lines}")));
    }
}
