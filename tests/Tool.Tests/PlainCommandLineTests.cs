using System.CommandLine;
using System.Text.Json;
using CsCheck;
using Infra.Analyzers.Tool.CommandLine;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>What is read without the command line's library is read as the library reads it.</summary>
public sealed class PlainCommandLineTests
{
    // A folder and a file that exist whatever the current folder is.
    private static readonly string[] Paths = [Path.GetTempPath(), typeof(PlainCommandLineTests).Assembly.Location, ".", ".."];

    private static readonly string[] Values =
        ["none", "error", "text", "sarif=out.sarif", "quiet", "diagnostic", "Quiet", "0", "a b", "x,y", "+INFRA1001", "own.json", "all"];

    private static readonly string[] Odd =
    [
        "", "-", "--", "-h", "--help", "--version", "-x", "--no-such", "@file", "[diagram]", "true", "False", "rules", "explain", "fix",
        "-INFRA1003", "no-such-path", "--fail-on=none", "--format:json", "-fjson", "--RESTORE", "-cv",
    ];

    private static readonly RootCommand Root = InfraScanCommand.Define([], new());

    private static readonly string[] Options = [.. Root.Options.SelectMany(option => option.Aliases.Append(option.Name)).Order()];

    [Fact]
    public void A_command_line_is_read_as_the_library_reads_it()
    {
        var plain = 0;
        var option = OneOf(Options);
        var token = Gen.Frequency(
            (6, option.Select(name => new[] { name })),
            (6, Gen.Select(option, OneOf(Values), (name, value) => new[] { name, value })),
            (4, OneOf(Paths).Select(path => new[] { path })),
            (1, OneOf(Odd).Select(odd => new[] { odd })));

        token.Array[0, 6].Select(tokens => tokens.SelectMany(each => each).ToArray()).Sample(
            arguments =>
            {
                if (PlainCommandLine.Read(arguments) is not { } request)
                    return;
                Interlocked.Increment(ref plain);
                var scan = new ScanCommand();
                var parsed = InfraScanCommand.Define(arguments, scan).Parse(arguments);
                Assert.Empty(parsed.Errors);
                Assert.Equal("infra-scan", Name(parsed.CommandResult.Command));
                Assert.Equal(JsonSerializer.Serialize(scan.RequestOf(parsed)), JsonSerializer.Serialize(request));
            },
            iter: 4_000);

        // Else nothing was compared.
        Assert.InRange(plain, 200, int.MaxValue);

        string Name(Command command) => command is RootCommand ? "infra-scan" : command.Name;
    }

    [Fact]
    public void Every_option_that_the_library_knows_is_read_without_it()
    {
        var taken = Options.Where(name => Values.Any(value => PlainCommandLine.Read([name, value]) is not null)
            || PlainCommandLine.Read([name]) is not null);

        // What ends a run without a scan needs more of the library than its parser.
        Assert.Equal(Options.Except(["--help", "-h", "-?", "/?", "/h", "--version"]).Order(), taken.Order());
    }

    [Fact]
    public void A_command_is_no_path()
    {
        Assert.All(Root.Subcommands.SelectMany(command => command.Aliases.Append(command.Name)),
            name => Assert.False(PlainCommandLine.IsPlain(name), name));
        Assert.True(PlainCommandLine.IsPlain("src"));
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
