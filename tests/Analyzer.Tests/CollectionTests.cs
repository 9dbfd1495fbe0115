namespace Infra.Analyzers.Tests;

/// <summary>Configurations in collections: followed where the elements are known, else unknown.</summary>
public sealed class CollectionTests
{
    [Fact]
    public Task An_array_of_configurations() => Check.Both(
        """
        foreach (var config in new[] { @config{ }, @config{ @group = groupArn } })
            _ = @1001s(config);
        """);

    [Fact]
    public Task An_array_of_complete_configurations() => Check.Both(
        """
        foreach (var config in new[] { @config{ @both }, @config{ @both } })
            _ = @trails(config);
        """);

    [Fact]
    public Task An_array_of_both_kinds() => Check.Both(
        """
        foreach (var config in new[] { @config{ @both }, @config{ } })
            _ = @1003s(config);
        """);

    [Fact]
    public Task A_collection_expression() => Check.Both(
        """
        @Config[] configs = [@config{ @role = roleArn }, @config{ }];
        foreach (var config in configs)
            _ = @1001s(config);
        """);

    [Fact]
    public Task A_list_initializer() => Check.Both(
        """
        var configs = new List<@Config> { @config{ }, @config{ } };
        foreach (var config in configs)
            _ = @1001s(config);
        """);

    [Fact]
    public Task An_element_by_index() => Check.Both(
        """
        var arns = new @Value?[] { groupArn, null };
        _ = @1001(@config{ @group = arns[0]!, @role = arns[1]! });
        """);

    [Fact]
    public Task An_element_that_is_replaced() => Check.Both(
        """
        var arns = new @Value?[] { groupArn, null };
        arns[1] = roleArn;
        _ = @trail(@config{ @group = arns[0]!, @role = arns[1]! });
        """);

    [Fact]
    public Task A_list_that_grows() => Check.Both(
        """
        var configs = new List<@Config>();
        configs.Add(@config{ @both });
        configs.Add(@config{ @both });
        foreach (var config in configs)
            _ = @trails(config);
        """);

    [Fact]
    public Task Select_with_a_lambda_that_creates() => Check.Both(
        """
        _ = new[] { "a", "b" }.Select(name => @1001s(@config{ S3KeyPrefix = name })).ToList();
        """);

    [Fact]
    public Task Select_with_a_lambda_that_creates_completely() => Check.Both(
        """
        _ = new[] { "a", "b" }.Select(name => @trails(@config{ S3KeyPrefix = name, @both })).ToList();
        """);

    [Fact]
    public Task Select_over_values() => Check.Both(
        """
        _ = new @Value?[] { groupArn, null }.Select(arn => @1003s(@config{ @group = groupArn, @role = arn! })).ToList();
        """);

    [Fact]
    public Task A_dictionary_look_up() => Check.Both(
        """
        var arns = new Dictionary<string, @Value?> { ["group"] = groupArn, ["role"] = null };
        _ = @1001(@config{ @group = arns["group"]!, @role = arns["role"]! });
        """);

    [Fact]
    public Task A_loop_over_tuples() => Check.Both(
        """
        foreach (var (prefix, arn) in new (string, @Value?)[] { ("a", groupArn), ("b", roleArn) })
            _ = @trails(@config{ S3KeyPrefix = prefix, @group = groupArn, @role = arn! });
        """);

    [Fact]
    public Task A_loop_that_completes_its_elements() => Check.Both(
        """
        foreach (var config in new[] { @config{ @group = groupArn }, @config{ @group = groupArn } })
        {
            config.@role = roleArn;
            _ = @trails(config);
        }
        """);

    [Fact]
    public Task ForEach_with_a_lambda() => Check.Both(
        """
        new List<string> { "a" }.ForEach(name => _ = @1001s(@config{ S3KeyPrefix = name, @group = groupArn }));
        """);

    [Theory]
    [InlineData("foreach (var value in all.Values) (value.@group, value.@role) = (groupArn, roleArn);")]
    [InlineData("foreach (var entry in all) (entry.Value.@group, entry.Value.@role) = (groupArn, roleArn);")]
    [InlineData("if (all.TryGetValue(\"a\", out var found)) (found.@group, found.@role) = (groupArn, roleArn);")]
    public Task The_values_of_a_dictionary_are_completed(string complete) => Check.Both(
        $$"""
        var all = new Dictionary<string, @Config> { ["a"] = @config{ } };
        {{complete}}
        _ = @trail(all["a"]);
        """,
        undecidable: true);

    [Fact]
    public Task The_count_of_a_dictionary_tells_nothing_away() => Check.Both(
        """
        var all = new Dictionary<string, @Config> { ["a"] = @config{ @group = groupArn } };
        Given.Takes(all.Count);
        _ = @1001(all["a"]);
        """);
}
