namespace Infra.Analyzers.Tests.Differential;

/// <summary>Programs over which the analyzer and the truth once disagreed, as small as they could be made.</summary>
public sealed class DisagreementTests
{
    [Fact]
    public Task A_local_function_in_a_try_throws() => Check.Both(
        """
        try
        {
            void Fail() => Given.ThrowsIf(Given.A);
            Fail();
        }
        catch (InvalidOperationException)
        {
        }
        finally
        {
            _ = @1001(@config{ @role = roleArn });
        }
        """);

    [Fact]
    public Task A_local_function_in_a_catch_throws() => Check.Both(
        """
        try
        {
            Given.ThrowsIf(Given.A);
        }
        catch (InvalidOperationException)
        {
            void Fail() => Given.ThrowsIf(Given.B);
            Fail();
        }
        finally
        {
            Given.Takes(null);
        }
        _ = @1001(@config{ @role = roleArn });
        """);

    [Fact]
    public Task A_local_function_in_a_loop_calls_a_helper() => Check.Both(
        """
        foreach (var arn in new @Value?[] { groupArn, null })
        {
            void Call() => Given.Takes(Make(""));
            Call();
        }
        _ = @1001(@config{ @role = roleArn });
        """,
        """
        private static @Config Make(@Value? arn)
        {
            Given.Takes(null);
            return @config{ @group = arn! };
        }
        """);

    [Fact]
    public Task Values_from_before_a_try_reach_a_loop_in_its_catch() => Check.Both(
        """
        @Value? before = true ? roleArn : null;
        try
        {
            Given.ThrowsIf(Given.A);
        }
        catch (InvalidOperationException)
        {
            @Value? inside = roleArn;
            for (var i = 0; i < 2; i++)
            {
                var isFirst = Given.B;
                _ = @trails(@config{ @group = groupArn, @role = isFirst ? inside : before });
            }
        }
        """);

    [Fact]
    public Task A_helper_creates_from_what_a_switch_decided() => Check.Both(
        """
        var number = Given.Number;
        switch (number)
        {
            case 1 when Given.C:
                Make(@config{ @both }, number > 1 ? groupArn : null);
                break;
        }
        """,
        "private void Make(@Config config, @Value? arn) => _ = @1001s(@config{ @group = arn!, @role = \"\" });");

    [Fact]
    public Task Where_there_is_an_arn_it_lacks_the_wildcard() => Check.Cdk(
        """
        _ = {|INFRA1003:new Cloudtrail|}(this, "t", new CloudtrailConfig
        {
            Name = "n", S3BucketName = "b",
            CloudWatchLogsGroupArn = {|INFRA1002:Given.A ? "arn:aws:logs:eu-west-1:123456789012:log-group:g" : null|},
            CloudWatchLogsRoleArn = roleArn,
        });
        """);
}
