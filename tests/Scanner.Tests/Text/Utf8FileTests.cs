using System.Text;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Tests.Text;

/// <summary>Small files are read another way than large ones, and those in ASCII another way than others.</summary>
public sealed class Utf8FileTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Utf8File _files = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("# Überall\n")]
    [InlineData("# 😀")]
    public void The_text_is_that_of_the_file(string end)
    {
        foreach (var length in (int[])[0, 1, 16 * 1024, (16 * 1024) + 1, 100_000])
        {
            var text = new string('a', length) + end;
            var reports = new List<Report>();
            Assert.Equal(text, _files.Read(_folder.Write("main.tf", Encoding.UTF8.GetBytes(text)), reports));
            Assert.Equal(text, _files.Read(_folder.Write("main.tf", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]), reports));
            Assert.Empty(reports);
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public void What_is_no_UTF8_is_reported_where_it_stands(int length)
    {
        var reports = new List<Report>();
        _files.Read(_folder.Write("main.tf", [.. Encoding.UTF8.GetBytes(new string('a', length) + "\n# "), 0xFF, (byte)'\n']), reports);
        var place = Assert.Single(reports).Place;
        Assert.Equal((2, 3), (place.Line, place.Column));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(10, false)]
    [InlineData(100_000, true)]
    [InlineData(100_000, false)]
    public void UTF16_is_refused_however_large_the_file_is(int length, bool hasMark)
    {
        byte[] bytes = [.. hasMark ? Encoding.Unicode.GetPreamble() : [], .. Encoding.Unicode.GetBytes("{" + new string('a', length))];
        var path = _folder.Write("main.tf", bytes);
        Assert.Contains("UTF-16", Assert.Throws<IOException>(() => _files.Read(path, [])).Message, StringComparison.Ordinal);
    }
}
