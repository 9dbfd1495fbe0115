using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Exceptions, and what happens on the way out.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public Task An_assignment_in_try_may_not_happen() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        try
        {
            Given.ThrowsIf(Given.A);
            config.@role = roleArn;
        }
        catch (InvalidOperationException)
        {
        }
        _ = @1003(config);
        """);

    [Fact]
    public Task An_assignment_in_try_and_catch_happens() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        try
        {
            Given.ThrowsIf(Given.A);
            config.@role = roleArn;
        }
        catch
        {
            config.@role = groupArn;
        }
        _ = @trail(config);
        """);

    [Fact]
    public Task An_assignment_in_finally_happens() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        try
        {
            Given.ThrowsIf(Given.A);
            config.@role = null!;
        }
        catch (InvalidOperationException)
        {
        }
        finally
        {
            config.@role = roleArn;
        }
        _ = @trail(config);
        """);

    [Fact]
    public Task A_finally_that_takes_away() => Check.Both(
        """
        var config = @config{ @both };
        try
        {
            Given.ThrowsIf(Given.A);
        }
        catch (InvalidOperationException)
        {
        }
        finally
        {
            config.@role = null!;
        }
        _ = @1001(config);
        """);

    [Fact]
    public Task A_catch_that_throws_on_leaves_one_path() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        try
        {
            Given.ThrowsIf(Given.A);
            config.@role = roleArn;
        }
        catch (InvalidOperationException)
        {
            throw;
        }
        _ = @trail(config);
        """);

    [Fact]
    public Task A_filter_decides() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        try
        {
            Given.ThrowsIf(Given.A);
            config.@role = roleArn;
        }
        catch (InvalidOperationException e) when (e.Message.Length > 0)
        {
            config.@group = null!;
        }
        _ = @1003(config);
        """);

    [Fact]
    public Task A_using_statement_changes_nothing() => Check.Both(
        """
        using var stream = new System.IO.MemoryStream();
        using (stream)
        {
            _ = @1001(@config{ @role = roleArn });
        }
        """);

    [Fact]
    public Task Creation_in_a_finally() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        try
        {
            config.@role = roleArn;
        }
        finally
        {
            _ = @trail(config);
        }
        """,
        undecidable: true);

    [Fact]
    public Task A_lock_changes_nothing() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        lock (this)
        {
            config.@role = "";
        }
        _ = @1001(config);
        """);

    [Fact]
    public Task A_loop_that_retries() => Check.Both(
        """
        var config = @config{ };
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                Given.ThrowsIf(Given.A);
                config.@group = groupArn;
                break;
            }
            catch (InvalidOperationException)
            {
                config.@group = null!;
            }
        }
        _ = @1001(config);
        """);

    [Fact]
    public Task Exceptions_are_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        new("""var config = @config{ @group = groupArn }; try { Given.ThrowsIf(Given.B); config.@role = arn!; } """
            + """catch { config.@role = arn!; } _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; try { Given.ThrowsIf(Given.B); } catch { } finally { config.@role = arn!; } """
            + """_ = @made(config);"""),
        new("""_ = @made(Make(groupArn, arn));""",
            Members: """private static @Config Make(@Value group, @Value? role) { var config = @config{ @group = group }; """
                + """try { Given.ThrowsIf(Given.B); return config; } catch (InvalidOperationException) { return config; } """
                + """finally { config.@role = role!; } }"""),
        new("""var config = @config{ @group = groupArn }; try { try { Given.ThrowsIf(Given.B); } finally { config.@role = arn!; } } """
            + """catch (InvalidOperationException) { } _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; try { Given.ThrowsIf(Given.B); config.@role = arn!; } """
            + """catch (Exception e) when (e is InvalidOperationException) { config.@role = arn!; } _ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; using (var s = new System.IO.MemoryStream()) { config.@role = arn!; } """
            + """_ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; using var stream = new System.IO.StringWriter(); config.@role = arn!; """
            + """_ = @made(config);"""),
        new("""var config = @config{ @group = groupArn }; using (new Scope(() => config.@role = arn!)) { } _ = @made(config);""",
            Types: """sealed class Scope(Action done) : IDisposable { public void Dispose() => done(); }"""),
        new("""Run(arn).GetAwaiter().GetResult(); async Task Run(@Value? role) { await using var s = new System.IO.MemoryStream(); """
            + """_ = @made(@config{ @group = groupArn, @role = role! }); }"""),
        new("""var config = @config{ @group = groupArn }; lock (this) { config.@role = arn!; } _ = @made(config);"""),
        new("""if (Given.B) throw new InvalidOperationException(); _ = @made(@config{ @group = groupArn, @role = arn! });"""),
        new("""_ = @made(@config{ @group = groupArn, @role = Given.B ? arn! : throw new InvalidOperationException() });"""));
}
