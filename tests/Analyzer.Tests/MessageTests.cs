using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>Messages say what a person would: the arm of a switch, and the properties of the component that is written.</summary>
public sealed class MessageTests
{
    private const string Begin = "CloudTrail trail '";
    private const string May =
        "' may not be delivered to CloudWatch Logs: CloudWatchLogsGroupArn and CloudWatchLogsRoleArn are not set when ";

    private const string End = "; set both on every path";

    [Fact]
    public Task Arms_of_switches() => AnalyzerVerifier.VerifyAsync(
        TestProgram.Of(
            Libraries.Pulumi,
            """
            using Pulumi; using Pulumi.Aws.CloudTrail;
            enum Env { Dev, Test, Prod }
            class Program : Stack
            {
                public Program(Env env, int n, bool on)
                {
                    var config = new Config();
                    _ = {|INFRA1003:new Trail|}("arm", env switch { Env.Dev => new TrailArgs(), Env.Test => Args(), _ => new TrailArgs { CloudWatchLogsGroupArn = config.Require("g"), CloudWatchLogsRoleArn = config.Require("r") } });
                    _ = {|INFRA1003:new Trail|}("default", n switch { > 5 => Args(), _ => new() });
                    _ = {|INFRA1003:new Trail|}("neither", env switch { Env.Dev => Args(), Env.Prod => Args(), _ => new() });
                    _ = {|INFRA1003:new Trail|}("none", n switch { 1 => Args(), 2 => Args(), 3 => Args(), _ => new() });
                    var args = new TrailArgs();
                    switch (env)
                    {
                        case Env.Prod:
                            args.CloudWatchLogsGroupArn = config.Require("g");
                            args.CloudWatchLogsRoleArn = config.Require("r");
                            break;
                        case Env.Dev:
                            break;
                    }
                    _ = {|INFRA1003:new Trail|}("section", args);
                }

                private static TrailArgs Args() => new() { CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*", CloudWatchLogsRoleArn = "r" };
            }

            class Other : Stack
            {
                public Other(bool on)
                {
                    var some = new TrailArgs();
                    if (on)
                    {
                        some.CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:123456789012:log-group:g:*";
                        some.CloudWatchLogsRoleArn = new Config().Get("r")!;
                    }
                    _ = {|INFRA1003:new Trail|}("unknown", some);
                }
            }
            """),
        Check.Analyzers,
        $"{Begin}arm{May}'env' is 'Env.Dev'{End}",
        $"{Begin}default{May}'n' is not '> 5'{End}",
        $"{Begin}neither{May}'env' is neither 'Env.Dev' nor 'Env.Prod'{End}",
        $"{Begin}none{May}'n' is none of its other cases{End}",
        $"{Begin}section{May}'env' is not 'Env.Prod'{End}",
        $"{Begin}unknown{May}'on' is false{End}");

    [Fact]
    public Task Components_of_awsx() => AnalyzerVerifier.VerifyAsync(
        TestProgram.Of(
            Libraries.Pulumi,
            """
            using Pulumi; using Pulumi.Awsx.Cloudtrail;
            class Program : Stack
            {
                public Program()
                {
                    _ = {|INFRA1001:new Trail|}("absent");
                    _ = {|INFRA1001:new Trail|}("off", new TrailArgs { CloudWatchLogsGroup = new() { Enable = false } });
                }
            }
            """),
        Check.Analyzers,
        $"{Begin}absent' does not deliver to CloudWatch Logs: CloudWatchLogsGroup.Enable is not set; set it to true",
        $"{Begin}off' does not deliver to CloudWatch Logs: CloudWatchLogsGroup.Enable is false; set it to true");
}
