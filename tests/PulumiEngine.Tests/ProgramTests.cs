using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Analyzers.Testing;
using static Infra.Analyzers.PulumiEngine.Tests.RunnableProgram;

namespace Infra.Analyzers.PulumiEngine.Tests;

/// <summary>Whole programs: what the engine keeps of them, and what it says of those that do not come to their end.</summary>
public sealed class ProgramTests
{
    private const string Trail = """
        return await Deployment.RunAsync(() =>
        {
            var bucket = new Bucket("logs");
            var group = new LogGroup("group");
            var role = new Role("role", new RoleArgs { AssumeRolePolicy = "{}" });
            foreach (var name in new[] { "one", "two" })
            {
                _ = new Trail(name, new TrailArgs
                {
                    S3BucketName = bucket.Id,
                    CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"),
                    CloudWatchLogsRoleArn = role.Arn,
                });
            }
        });
        """;

    [Fact]
    public async Task What_a_program_registers_is_written_with_its_place_and_known_ARNs()
    {
        using var program = new RunnableProgram(Trail);
        var run = await program.RunAsync();

        Assert.Equal(
            [
                "urn:pulumi:dev::program::aws:cloudtrail/trail:Trail::one",
                "urn:pulumi:dev::program::aws:cloudtrail/trail:Trail::two",
                "urn:pulumi:dev::program::aws:cloudwatch/logGroup:LogGroup::group",
                "urn:pulumi:dev::program::aws:iam/role:Role::role",
                "urn:pulumi:dev::program::aws:s3/bucket:Bucket::logs",
                "urn:pulumi:dev::program::pulumi:pulumi:Stack::program-dev",
            ],
            run["steps"]!.AsArray().Select(step => step!["urn"]!.ToString()));
        var trail = Resource(run, "two");
        Assert.Equal(new Uri(program.PathOf("Program.cs")).AbsoluteUri + "#8,9", trail["sourcePosition"]!.ToString());
        var group = Resource(run, "group");
        Assert.Matches("^arn:aws:logs:us-east-1:123456789012:log-group:group-[0-9a-f]{7}$", group["outputs"]!["arn"]!.ToString());
        Assert.Equal($"{group["outputs"]!["arn"]}:*", trail["inputs"]!["cloudWatchLogsGroupArn"]!.ToString());
        Assert.Equal("arn:aws:iam::123456789012:role/" + Resource(run, "role")["id"],
            trail["inputs"]!["cloudWatchLogsRoleArn"]!.ToString());
        Assert.Equal(["dev.json"], Directory.EnumerateFiles(program.PathOf("out")).Select(Path.GetFileName));

        var first = await File.ReadAllBytesAsync(program.OutputOf("dev"));
        await program.RunAsync();
        Assert.Equal(first, await File.ReadAllBytesAsync(program.OutputOf("dev")));
        Assert.DoesNotContain("Registering resource", program.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_symbols_has_no_places_and_is_run_all_the_same()
    {
        using var program = new RunnableProgram(Trail, hasSymbols: false);
        Assert.Null(Resource(await program.RunAsync(), "two")["sourcePosition"]);
    }

    [Fact]
    public async Task A_component_is_found_where_the_program_constructs_it_and_what_it_holds_where_it_does()
    {
        using var program = new RunnableProgram("""
            return await Deployment.RunAsync(() =>
            {
                _ = new Audit("a");
                _ = new Audit("b");
            });

            internal sealed class Audit : ComponentResource
            {
                public Audit(string name) : base("example:index:Audit", name) =>
                    _ = new Trail($"{name}-trail", new TrailArgs { S3BucketName = "logs" }, new CustomResourceOptions { Parent = this });
            }
            """);
        var run = await program.RunAsync();
        Assert.EndsWith("#4,5", Resource(run, "b")["sourcePosition"]!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("#10,9", Resource(run, "b-trail")["sourcePosition"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("urn:pulumi:dev::program::example:index:Audit$aws:cloudtrail/trail:Trail::b-trail",
            Resource(run, "b-trail")["urn"]!.ToString());
    }

    [Fact]
    public async Task Configuration_comes_from_the_project_and_from_the_stack()
    {
        using var program = new RunnableProgram("""
            return await Deployment.RunAsync(() =>
            {
                var config = new Config();
                var nested = config.GetObject<Dictionary<string, string>>("nested")!;
                _ = new Trail("trail", new TrailArgs
                {
                    S3BucketName = $"{config.Require("bucket")}|{config.Get("default")}|{config.GetInt32("count")}|{nested["a"]}|{config.Get("secret")}|{new Config("aws").Get("region")}",
                    Name = $"{Deployment.Instance.ProjectName}|{Deployment.Instance.StackName}",
                });
            });
            """) { Stacks = ["prod", "test"] };
        program
            .Write("Pulumi.yaml", """
                name: audit
                runtime: dotnet
                config:
                  default: { type: string, default: from project }
                  count: { type: integer, default: 1 }
                """)
            .Write("Pulumi.prod.yaml", """
                config:
                  audit:bucket: prod-logs
                  count: 007
                  nested: { a: "b" }
                  audit:secret: { secure: v1:abc }
                  aws:region: cn-north-1
                """)
            .Write("Pulumi.test.json", """{ "config": { "audit:bucket": "test-logs", "audit:nested": { "a": true } } }""")
            .Write("infra.pulumi.json", """{ "config": { "audit:nested": { "a": "from answers" } } }""");

        var prod = Resource(await program.RunAsync("prod"), "trail");
        Assert.Equal("prod-logs|from project|7|from answers|[secure]|cn-north-1", prod["inputs"]!["s3BucketName"]!.ToString());
        Assert.Equal("audit|prod", prod["inputs"]!["name"]!.ToString());
        Assert.StartsWith("arn:aws-cn:cloudtrail:cn-north-1:", prod["outputs"]!["arn"]!.ToString(), StringComparison.Ordinal);
        var test = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(program.OutputOf("test")))!;
        Assert.Equal("test-logs|from project|1|from answers||", Resource(test, "trail")["inputs"]!["s3BucketName"]!.ToString());
    }

    [Fact]
    public async Task A_missing_key_is_named_with_the_file_to_write_it_to()
    {
        using var program = new RunnableProgram("""
            return await Deployment.RunAsync(() =>
            {
                _ = new Trail("trail", new TrailArgs { S3BucketName = new Config().Require("bucket") });
            });
            """);
        program.Write("Pulumi.yaml", "name: audit\n");
        var failure = await program.FailAsync();
        Assert.Contains("Missing Required configuration variable 'audit:bucket'", failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(program.PathOf("Pulumi.dev.yaml"), failure.Message, StringComparison.Ordinal);
        Assert.Equal((program.PathOf("Program.cs"), 3), (failure.Place?.File, failure.Place?.Line));
    }

    [Theory]
    [InlineData("Pulumi.yaml", "name: ]", 1)]
    [InlineData("Pulumi.yaml", "runtime: dotnet", 1)]
    [InlineData("Pulumi.yaml", "name: \"a::b\\0\"", 1)]
    [InlineData("Pulumi.dev.yaml", "config:\n  a: b: c\n", 2)]
    [InlineData("infra.pulumi.json", "{\n  \"config\": [1]\n}", 0)]
    [InlineData("infra.pulumi.json", "{\n  \"invoke\": []\n}", 0)]
    [InlineData("infra.pulumi.json", "{\n  \"config\": {,}\n}", 2)]
    [InlineData("infra.pulumi.json", "{ \"config\": { \"a\": { \"b\": 1, \"b\": 2 } } }", 0)]
    public async Task A_malformed_file_is_named_with_its_line(string file, string content, int line)
    {
        using var program = new RunnableProgram(Trail);
        program.Write("Pulumi.yaml", "name: audit\n").Write(file, content);
        var failure = await program.FailAsync();
        Assert.Equal((program.PathOf(file), line), (failure.Place?.File, failure.Place?.Line));
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"the settings are gone\");", "the settings are gone")]
    [InlineData(
        "return await Deployment.RunAsync(() => { _ = new Bucket(\"b\"); if (args.Length == 0) throw new InvalidOperationException(\"no "
            + "such partner\"); });", "no such partner")]
    [InlineData("await Deployment.RunAsync(() => { if (args.Length == 0) throw new InvalidOperationException(\"ignored\"); }); return 0;",
        "ignored")]
    [InlineData("return 3;", "exit code 3")]
    [InlineData("return 0;", "without registering anything")]
    [InlineData("return await Deployment.RunAsync(() => { _ = new Bucket(\"b\"); Environment.Exit(0); });",
        "before it had registered everything")]
    [InlineData(
        "_ = Deployment.RunAsync(async () => { _ = new Bucket(\"b\"); await Task.Delay(60000); }); await Task.Delay(3000); return 0;",
        "before it had registered everything")]
    [InlineData("return await Deployment.RunAsync(() => { _ = new Bucket(\"b\"); _ = new Bucket(\"b\"); });", "Duplicate resource URN")]
    [InlineData("Environment.FailFast(\"gone\"); return 0;", "exit code")]
    public async Task A_program_that_does_not_come_to_its_end_says_why(string source, string reason)
    {
        using var program = new RunnableProgram(source);
        Assert.Contains(reason, (await program.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_listens_and_floods_is_ended_with_what_it_started()
    {
        if (OperatingSystem.IsWindows())
            return;

        // The second process has lost its parent when the program is ended.
        using var program = new RunnableProgram("""
            System.Diagnostics.Process.Start("sleep", "600");
            System.Diagnostics.Process.Start("/bin/sh", ["-c", "sleep 601 & echo $! > orphan; exit"]).WaitForExit();
            new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0).Start();
            File.WriteAllText("id", Environment.ProcessId.ToString());
            _ = Task.Run(() => { while (true) Console.Error.WriteLine("and on"); });
            while (true)
                Console.WriteLine("and on and on");
            """) { Timeout = TimeSpan.FromSeconds(3) };
        var failure = await program.FailAsync();
        Assert.Contains("did not end within 3 s (InfraSynthesizeTimeout)", failure.Message, StringComparison.Ordinal);
        Assert.True(program.Printed.Length < 1_000_000);

        // A busy machine may not have come that far.
        while (!File.Exists(program.PathOf("id")) && program.Timeout < Processes.Watchdog)
        {
            program.Timeout *= 2;
            _ = await program.FailAsync();
        }

        foreach (var file in new[] { "id", "orphan" })
        {
            var id = int.Parse(await File.ReadAllTextAsync(program.PathOf(file)), CultureInfo.InvariantCulture);
            Assert.True(Processes.HasEnded(id), file);
        }
    }

    [Fact]
    public async Task As_the_build_starts_it_the_engine_is_a_process_that_leaves_none_behind()
    {
        using var program = new RunnableProgram("""
            if (OperatingSystem.IsLinux())
                System.Diagnostics.Process.Start("/bin/sh", ["-c", "env -i setsid sleep 602 & echo $! > orphan"]).WaitForExit();
            return await Deployment.RunAsync(() =>
            {
                _ = new Trail("trail", new TrailArgs { S3BucketName = new Config().Require("bucket") });
                if (new Config().Get("fails") is { } reason)
                    throw new InvalidOperationException(reason);
            });
            """);
        program.Write("Pulumi.yaml", "name: audit\n").Write("Pulumi.dev.yaml", "config: { bucket: logs }\n")
            .Write("Pulumi.prod.yaml", "config: { bucket: logs, fails: on purpose }\n");
        // A proxy that nobody serves, and what other tools may have left in the environment.
        var environment = new Dictionary<string, string?>
        {
            ["http_proxy"] = "http://127.0.0.1:1",
            ["HTTP_PROXY"] = "http://127.0.0.1:1",
            ["no_proxy"] = "example.com",
            ["PULUMI_ATTACH_DEBUGGER"] = "true",
            ["TRACEPARENT"] = "00-1-1-01",
        };
        Assert.Equal((0, ""), await program.StartEngineAsync(environment, "dev"));
        Assert.True(File.Exists(program.OutputOf("dev")));
        if (OperatingSystem.IsLinux())
            Assert.True(Processes.HasEnded(int.Parse(await File.ReadAllTextAsync(program.PathOf("orphan")), CultureInfo.InvariantCulture)));

        // What the stack before has registered is gone, too: they are scanned together or not at all.
        var (exitCode, error) = await program.StartEngineAsync(environment, "dev", "prod");
        Assert.Equal(1, exitCode);
        var problem = JsonNode.Parse(error)!;
        Assert.Contains("stack 'prod'", problem["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("on purpose", problem["message"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal((program.PathOf("Program.cs"), 7), (problem["file"]!.ToString(), (int)problem["line"]!));
        Assert.Empty(Directory.EnumerateFiles(program.PathOf("out")));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_ends_the_program_and_writes_nothing()
    {
        using var program =
            new RunnableProgram(
                "File.WriteAllText(\"id.tmp\", Environment.ProcessId.ToString()); File.Move(\"id.tmp\", \"id\"); "
                    + "Thread.Sleep(Timeout.Infinite);");
        using var cancellation = new CancellationTokenSource();
        var run = program.RunAsync(cancellation: cancellation.Token);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(program.PathOf("id")), Processes.Watchdog));
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        var id = int.Parse(await File.ReadAllTextAsync(program.PathOf("id")), CultureInfo.InvariantCulture);
        Assert.True(Processes.HasEnded(id));
        Assert.Empty(Directory.EnumerateFiles(program.PathOf("out"), "*.json"));
    }

    [Fact]
    public async Task What_a_program_prints_is_passed_on_up_to_a_limit()
    {
        using var program = new RunnableProgram("""
            Console.Error.WriteLine("to the other stream");
            for (var line = 0; line < 100_000; line++)
                Console.WriteLine($"line {line}");
            Console.Write(new string('x', 20_000_000));
            return await Deployment.RunAsync(() => { _ = new Bucket("b"); });
            """);
        await program.RunAsync();
        Assert.Contains("to the other stream", program.Printed, StringComparison.Ordinal);
        Assert.Contains("line 10", program.Printed, StringComparison.Ordinal);
        Assert.True(program.Printed.Length < 1_000_000);
    }

    [Fact]
    public async Task A_program_of_the_Automation_API_is_not_started()
    {
        using var program = new RunnableProgram("File.WriteAllText(\"started\", \"\"); return 0;");
        File.Copy(program.PathOf("Pulumi.dll"), program.PathOf("Pulumi.Automation.dll"));
        Assert.Contains("Automation API", (await program.FailAsync()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(program.PathOf("started")));
    }

    [Fact]
    public async Task Functions_are_answered_by_the_file_by_what_is_always_so_or_not_at_all()
    {
        using var program = new RunnableProgram("""
            return await Deployment.RunAsync(() =>
            {
                var document = Pulumi.Aws.Iam.GetPolicyDocument.Invoke(new()
                {
                    Statements = { new Pulumi.Aws.Iam.Inputs.GetPolicyDocumentStatementInputArgs { Actions = { "sts:AssumeRole" } } },
                });
                _ = new Role("role", new RoleArgs { AssumeRolePolicy = document.Apply(result => result.Json) });
                _ = new RolePolicy("seen", new RolePolicyArgs { Role = "other", Policy = "{}" });
                // A run does not come to this.
                new StackReference("organization/network/prod").GetOutput("role").Apply(role =>
                {
                    _ = new Pulumi.Aws.CloudWatch.LogGroup("group");
                    return new RolePolicy("policy", new RolePolicyArgs { Role = (string)role!, Policy = "{}" });
                });
                foreach (var name in new[] { "one", "two" })
                    _ = new Pulumi.Aws.Kms.Key(name);
                _ = new Bucket("mine",
                    new BucketArgs { BucketName = Pulumi.Aws.GetCallerIdentity.Invoke().Apply(identity => identity.AccountId) });
            });
            """);
        program.Write("infra.pulumi.json", """{ "account": "111122223333", "region": "eu-central-1" }""");
        var run = await program.RunAsync();
        Assert.Equal("111122223333", Resource(run, "mine")["inputs"]!["bucket"]!.ToString());
        var policy = JsonNode.Parse(Resource(run, "role")["inputs"]!["assumeRolePolicy"]!.ToString())!;
        Assert.Equal("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""", policy.ToJsonString());
        Assert.Null(run["run"]!["placeholderAccount"]);
        var unregistered = run["run"]!["unregistered"]!.AsArray().Select(name => name!.ToString()).ToList();
        Assert.Contains("LogGroup", unregistered);
        // Of the two places that construct one, only one was come to.
        Assert.Contains("RolePolicy", unregistered);
        Assert.DoesNotContain("Bucket", unregistered);
        Assert.DoesNotContain("Key", unregistered);
    }
}
