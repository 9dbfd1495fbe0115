namespace Infra.Analyzers.Tests;

/// <summary>What a value written for an attribute amounts to.</summary>
public sealed class ValueTests
{
    private const string Constants =
        """
        static class Constants
        {
            public const string Empty = "";
            public const string? Nothing = null;
            public const string Arn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
            public static readonly string EmptyToo = "";
            public static readonly string? NothingToo;
        }
        """;

    [Fact]
    public Task Nothing_is_written() => Check.Both(
        "_ = @1001(@config{ });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are not set; set both");

    [Fact]
    public Task Both_are_written() => Check.Both("_ = @trail(@config{ @both });");

    [Fact]
    public Task Only_the_group_is_written() => Check.Both(
        "_ = @1001(@config{ @group = groupArn });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsRoleArn is not set, and AWS rejects CloudWatchLogsGroupArn without it; set it too");

    [Fact]
    public Task Only_the_role_is_written() => Check.Both(
        "_ = @1001(@config{ @role = roleArn });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn is not set, and AWS rejects CloudWatchLogsRoleArn without it; set it too");

    [Theory]
    [InlineData("null", "null")]
    [InlineData("null!", "null")]
    [InlineData("default", "null")]
    [InlineData("default!", "null")]
    [InlineData("default(string)", "null")]
    [InlineData("(string?)null", "null")]
    [InlineData("(@Value)null!", "null")]
    [InlineData("(null)", "null")]
    [InlineData("Constants.Nothing", "null")]
    [InlineData("Constants.NothingToo", "null")]
    [InlineData("(string?)(object?)null", "null")]
    [InlineData("null as string", "null")]
    [InlineData("\"\"", "empty")]
    [InlineData("string.Empty", "empty")]
    [InlineData("String.Empty", "empty")]
    [InlineData("$\"\"", "empty")]
    [InlineData("$\"{Constants.Empty}\"", "empty")]
    [InlineData("\"\" + Constants.Empty", "empty")]
    [InlineData("Constants.Empty", "empty")]
    [InlineData("Constants.EmptyToo", "empty")]
    [InlineData("checked(\"\")", "empty")]
    public Task A_value_that_is_none(string value, string state) => Check.Both(
        $"_ = @1001(@config{{ @group = {value}, @role = roleArn }});",
        types: Constants,
        messages: $"CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn is {state}, and AWS rejects CloudWatchLogsRoleArn without it; set it too");

    [Theory]
    [InlineData("groupArn")]
    [InlineData("Constants.Arn")]
    [InlineData("\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"")]
    [InlineData("Constants.Nothing ?? Constants.Arn")]
    [InlineData("$\"arn:aws:logs:eu-west-1:{Given.Number}:log-group:g:*\"")]
    public Task A_value_that_is_one(string value) => Check.Both($"_ = @trail(@config{{ @group = {value}, @role = roleArn }});", types: Constants);

    [Theory]
    [InlineData("Given.TextOrNull")]
    [InlineData("Environment.GetEnvironmentVariable(\"INFRA_TEST_ARN\")")]
    [InlineData("Given.Passes<string?>(null)")]
    public Task A_value_that_only_a_run_tells(string value) => Check.Both(
        $"_ = @trail(@config{{ @group = {value}, @role = roleArn }});", undecidable: true);

    [Fact]
    public Task One_is_null_and_one_is_empty() => Check.Both(
        "_ = @1001(@config{ @group = null, @role = \"\" });",
        messages: "CloudTrail trail 't' does not deliver to CloudWatch Logs: CloudWatchLogsGroupArn is null and CloudWatchLogsRoleArn is empty; set both");

    [Fact]
    public Task An_unknown_role_does_not_hide_a_missing_group() => Check.Both("_ = @1001(@config{ @role = Given.TextOrNull });");

    [Fact]
    public Task An_unknown_group_does_not_hide_a_missing_role() => Check.Both("_ = @1001(@config{ @group = Given.TextOrNull });");

    [Fact]
    public Task A_local_holds_the_value() => Check.Both(
        """
        @Value? none = null;
        _ = @1001(@config{ @group = none, @role = roleArn });
        """);

    [Fact]
    public Task A_reassigned_local_holds_the_value() => Check.Both(
        """
        @Value? value = groupArn;
        value = null;
        _ = @1001(@config{ @group = value, @role = roleArn });
        """);

    [Fact]
    public Task A_reassigned_local_holds_another_value() => Check.Both(
        """
        @Value? value = null;
        value = groupArn;
        _ = @trail(@config{ @group = value, @role = roleArn });
        """);

    [Fact]
    public Task The_last_assignment_to_an_attribute_counts() => Check.Both(
        """
        var config = @config{ @both };
        config.@role = null!;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_tuple_holds_the_values() => Check.Both(
        """
        (@Value? group, @Value? role) arns = (groupArn, null);
        _ = @1001(@config{ @group = arns.group, @role = arns.role });
        """);

    [Fact]
    public Task A_deconstruction_assigns_the_values() => Check.Both(
        """
        var (group, other) = (groupArn, roleArn);
        _ = @trail(@config{ @group = group, @role = other });
        """);

    [Fact]
    public Task A_deconstruction_assigns_attributes() => Check.Both(
        """
        var config = @config{ };
        (config.@group, config.@role) = (groupArn, roleArn);
        _ = @trail(config);
        """);

    [Fact]
    public Task A_deconstruction_takes_attributes_away() => Check.Both(
        """
        var config = @config{ @both };
        (config.@group, config.@role) = (groupArn, null!);
        _ = @1001(config);
        """);

    [Fact]
    public Task A_swap_by_deconstruction() => Check.Both(
        """
        @Value? first = groupArn, second = null;
        (first, second) = (second, first);
        _ = @1001(@config{ @group = first, @role = roleArn });
        """);

    [Fact]
    public Task A_null_coalescing_assignment_sets() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        config.@role ??= roleArn;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_null_coalescing_assignment_of_null_does_not() => Check.Both(
        """
        var config = @config{ @group = groupArn };
        config.@role ??= null!;
        _ = @1001(config);
        """);

    [Fact]
    public Task A_null_coalescing_assignment_leaves_what_is_set() => Check.Both(
        """
        var config = @config{ @both };
        config.@role ??= null!;
        _ = @trail(config);
        """);

    [Fact]
    public Task A_null_coalescing_assignment_does_not_replace_an_empty_text() => Check.Both(
        """
        @Value? value = "";
        value ??= groupArn;
        _ = @1001(@config{ @group = value, @role = roleArn });
        """);

    [Fact]
    public Task A_conditional_access_reaches_an_object() => Check.Both(
        """
        @Config? other = @config{ @both };
        _ = @trail(@config{ @group = other?.@group, @role = other?.@role });
        """);

    [Fact]
    public Task A_conditional_access_on_null_is_null() => Check.Both(
        """
        @Config? other = null;
        _ = @1001(@config{ @group = other?.@group, @role = roleArn });
        """);

    [Fact]
    public Task A_pattern_variable_is_the_value() => Check.Both(
        """
        object? boxed = @config{ };
        if (boxed is @Config config)
            _ = @1001(config);
        """);

    [Fact]
    public Task An_attribute_that_another_object_has() => Check.Both(
        """
        var other = @config{ @group = groupArn };
        _ = @1001(@config{ @group = other.@group, @role = other.@role });
        """);

    [Fact]
    public Task A_parenthesised_and_cast_configuration() => Check.Both("_ = @1001(((@Config)(object)(@config{ })));");

    [Fact]
    public Task Text_that_a_loop_joins_may_be_empty() => Check.Both(
        """
        var text = "";
        for (var i = 0; i < Given.Number; i++)
            text += "x:*";
        _ = @1003(@config{ @group = text, @role = roleArn });
        """);
}
