using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Tests;

/// <summary>
/// Verifies what the analyzer says about a program, and that it is true: the program is also run, under every assignment of the
/// conditions it asks for.
/// </summary>
internal static partial class Check
{
    public static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new InfraAnalyzer()];

    /// <summary>
    /// The statements of a Pulumi stack's constructor, where <c>logGroup</c>, <c>role</c>, <c>groupArn</c> and <c>roleArn</c> are at hand.
    /// </summary>
    /// <param name="body">The marked statements.</param>
    /// <param name="members">Further members of the stack class.</param>
    /// <param name="types">Further types.</param>
    /// <param name="undecidable">Whether the compiler cannot know: silence is right whatever the program makes.</param>
    /// <param name="messages">See <see cref="AnalyzerVerifier"/>.</param>
    public static Task Pulumi(string body, string members = "", string types = "", bool undecidable = false, params string[] messages) =>
        PulumiProgram(PulumiStack(body, members, types), undecidable, messages);

    /// <summary>The statements of a CDKTF stack's constructor, likewise; analysed for CDK Terrain as well.</summary>
    /// <inheritdoc cref="Pulumi"/>
    public static async Task Cdk(string body, string members = "", string types = "", bool undecidable = false, params string[] messages)
    {
        var source = CdkStack(body, members, types);
        await CdkProgram(source, undecidable, messages);
        var terrain = source.Replace("HashiCorp.Cdktf", "Io.Cdktn", StringComparison.Ordinal);
        await AnalyzerVerifier.VerifyAsync(TestProgram.Of(Libraries.CdkTerrain, terrain), Analyzers, messages);
    }

    /// <summary>A whole CDKTF program, whose class <c>Program</c> is a stack.</summary>
    /// <inheritdoc cref="Pulumi"/>
    public static async Task CdkProgram(string source, bool undecidable = false, params string[] messages)
    {
        var program = TestProgram.Of(Libraries.Cdktf, source);
        var stack = Emit(program);
        AssertTrue(program, undecidable, CdktfEngine.Run([.. Assignments(source).Select(assignment => (stack, assignment))]));
        await AnalyzerVerifier.VerifyAsync(program, Analyzers, messages);
    }

    /// <summary>A whole Pulumi program, whose class <c>Program</c> is a stack.</summary>
    /// <inheritdoc cref="Pulumi"/>
    public static Task PulumiProgram(string source, bool undecidable = false, params string[] messages) =>
        PulumiProgram(source, undecidable, Analyzers, messages);

    /// <inheritdoc cref="PulumiProgram(string, bool, string[])"/>
    public static async Task PulumiProgram(
        string source,
        bool undecidable,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        params string[] messages)
    {
        var program = TestProgram.Of(Libraries.Pulumi, source);
        var stack = Emit(program);
        AssertTrue(program, undecidable,
            await Task.WhenAll(Assignments(source).Select(assignment => PulumiEngine.RunAsync(stack, assignment))));
        await AnalyzerVerifier.VerifyAsync(program, analyzers, messages);
    }

    /// <summary>The statements of the constructor of a stack of AWS CDK, likewise.</summary>
    /// <inheritdoc cref="Pulumi"/>
    public static Task AwsCdk(string body, string members = "", string types = "", bool undecidable = false, params string[] messages) =>
        AwsCdkProgram(AwsCdkStack(body, members, types), undecidable, messages);

    /// <summary>A whole AWS CDK program, whose class <c>Program</c> is a stack or a stage.</summary>
    /// <inheritdoc cref="Pulumi"/>
    public static async Task AwsCdkProgram(string source, bool undecidable = false, params string[] messages)
    {
        var program = TestProgram.Of(Libraries.AwsCdk, source);
        var stack = Emit(program);
        AssertTrue(program, undecidable, AwsCdkEngine.Run([.. Assignments(source).Select(assignment => (stack, assignment))]));
        await AnalyzerVerifier.VerifyAsync(program, Analyzers, messages);
    }

    /// <summary>Statements that mean the same in both frameworks, checked in Pulumi, CDKTF and CDK Terrain.</summary>
    /// <remarks>
    /// These stand for either framework's own: <c>@config{</c> begins the creation of arguments with all
    /// that is required, <c>@Config</c> is their type, <c>@group</c> and <c>@role</c> are the two attributes, <c>@both</c> assigns both,
    /// <c>@Value</c> is the attributes' type; <c>@trail(</c> begins the creation of a trail, <c>@1001(</c> and <c>@1003(</c> one that is
    /// reported so, <c>@trails(</c>, <c>@1001s(</c> and <c>@1003s(</c> one that happens several times, <c>@new(</c> one whose name follows;
    /// <c>@Trail</c> is its type.
    /// </remarks>
    /// <inheritdoc cref="Pulumi"/>
    public static async Task Both(string body, string members = "", string types = "", bool undecidable = false, params string[] messages)
    {
        await Pulumi(InPulumi(body), InPulumi(members), InPulumi(types), undecidable, messages);
        await Cdk(InCdk(body), InCdk(members), InCdk(types), undecidable, messages);
    }

    /// <summary>
    /// Forms through which a value can reach a trail. What is said is checked for a value that is null, one that is set, one that a
    /// condition decides, and one that only a run tells.
    /// </summary>
    /// <param name="libraries">The frameworks in which the forms exist; CDKTF's are analysed in CDK Terrain, too.</param>
    /// <param name="forms">Statements as for <see cref="Both"/>, with the value in <c>arn</c>, that create one trail by
    /// <c>@made(</c>.</param>
    public static async Task Followed(Libraries libraries, params Form[] forms)
    {
        if (libraries.HasFlag(Libraries.Pulumi))
            await Followed(Libraries.Pulumi, forms, [.. forms.Select((form, i) => form.In(i, InPulumi, PulumiStack))],
                runs => Task.WhenAll(runs.Select(run => PulumiEngine.RunAsync(run.Stack, run.Assignment))));
        if (libraries.HasFlag(Libraries.AwsCdk))
            await Followed(Libraries.AwsCdk, forms, [.. forms.Select((form, i) => form.In(i, InAwsCdk, AwsCdkStack))],
                runs => Task.FromResult(AwsCdkEngine.Run(runs).ToArray()));
        if (!libraries.HasFlag(Libraries.Cdktf))
            return;
        string[] sources = [.. forms.Select((form, i) => form.In(i, InCdk, CdkStack))];
        await Followed(Libraries.Cdktf, forms, sources, runs => Task.FromResult(CdktfEngine.Run(runs).ToArray()));
        await Followed(Libraries.CdkTerrain, forms,
            [.. sources.Select(source => source.Replace("HashiCorp.Cdktf", "Io.Cdktn", StringComparison.Ordinal))], null);
    }

    private static async Task Followed(
        Libraries libraries, Form[] forms, string[] sources,
        Func<IReadOnlyList<(Type Stack, int Assignment)>, Task<IReadOnlyList<MadeTrail>[]>>? run)
    {
        var program = TestProgram.Of(libraries, sources);
        if (run is not null)
        {
            var assembly = program.Load();
            var runs =
                sources.SelectMany((source, i) =>
                    Assignments(source)
                        .Select(assignment =>
                            (Form: i, Stack: assembly.GetType($"F{i}.Program", throwOnError: true)!, Assignment: assignment))).ToList();
            var made =
                (await run([.. runs.Select(each => (each.Stack, each.Assignment))])).Zip(runs)
                    .ToLookup(pair => pair.Second.Form, pair => pair.First);
            for (var i = 0; i < forms.Length; i++)
                Assert.True(Form.IsTrue([.. made[i].SelectMany(trails => trails)]),
                    $"What is expected of '{forms[i].Body}' is not true in {libraries}.");
        }

        var said = (await program.AnalyzeAsync(Analyzers))
            .Select(diagnostic =>
                (diagnostic.Location.SourceTree!.FilePath,
                    What: $"{Form.Value(diagnostic.Location)}: {diagnostic.Id}"))
            .ToLookup(pair => pair.FilePath, pair => pair.What);
        var wrong = forms.Zip(program.Sources)
            .Where(pair =>
                !said[pair.Second.Path].Order(StringComparer.Ordinal).Where(each => each != Form.UnknownIsOptional)
                    .SequenceEqual(["null: INFRA1001", "sometimes: INFRA1003"]))
            .Select(pair => $"{pair.First.Body}{Environment.NewLine}    says {string.Join(", ", said[pair.Second.Path])}");
        Assert.True(!wrong.Any(),
            $"In {libraries}, these forms are not followed:{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}");
    }

    /// <summary>Files that are only analysed.</summary>
    public static Task Analysis(Libraries libraries, params string[] sources) =>
        AnalyzerVerifier.VerifyAsync(TestProgram.Of(libraries, sources), Analyzers);

    public static string PulumiStack(string body, string members = "", string types = "") =>
        $$"""
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Linq; using System.Threading.Tasks;
        using Infra.Analyzers.Testing;
        using Pulumi; using Pulumi.Aws.CloudTrail; using Pulumi.Aws.CloudWatch; using Pulumi.Aws.Iam;

        class Program : Stack
        {
            public Program()
            {
                var logGroup = new LogGroup("g");
                var role = new Role("r", new RoleArgs { AssumeRolePolicy = "{}" });
                Input<string> groupArn = Output.Format($"{logGroup.Arn}:*");
                Input<string> roleArn = role.Arn;
        {{body}}
            }
        {{members}}
        }
        {{types}}
        """;

    public static string CdkStack(string body, string members = "", string types = "") =>
        $$"""
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Linq; using System.Threading.Tasks;
        using Infra.Analyzers.Testing; using Constructs;
        using HashiCorp.Cdktf; using HashiCorp.Cdktf.Providers.Aws.Cloudtrail; using HashiCorp.Cdktf.Providers.Aws.CloudwatchLogGroup;
        using HashiCorp.Cdktf.Providers.Aws.IamRole; using HashiCorp.Cdktf.Providers.Aws.Provider;

        class Program : TerraformStack
        {
            public Program(Construct scope, string id) : base(scope, id)
            {
                new AwsProvider(this, "aws", new AwsProviderConfig { Region = "eu-west-1" });
                var logGroup = new CloudwatchLogGroup(this, "g");
                var role = new IamRole(this, "r", new IamRoleConfig { AssumeRolePolicy = "{}" });
                var groupArn = logGroup.Arn + ":*";
                var roleArn = role.Arn;
        {{body}}
            }
        {{members}}
        }
        {{types}}
        """;

    public static string AwsCdkStack(string body, string members = "", string types = "") =>
        $$"""
        using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Linq; using System.Threading.Tasks;
        using Infra.Analyzers.Testing; using Constructs;
        using Amazon.CDK; using Amazon.CDK.AWS.CloudTrail; using Amazon.CDK.AWS.IAM; using Amazon.CDK.AWS.KMS; using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.S3; using Amazon.CDK.AWS.SNS;

        class Program : Stack
        {
            public Program(Construct scope, string id) : base(scope, id)
            {
                var logGroup = new LogGroup(this, "g");
                var role = new Role(this, "r", new RoleProps { AssumedBy = new ServicePrincipal("cloudtrail.amazonaws.com") });
                var groupArn = logGroup.LogGroupArn;
                var roleArn = role.RoleArn;
        {{body}}
            }
        {{members}}
        }
        {{types}}
        """;

    /// <summary>Puts Pulumi's own in place of what stands for either framework's.</summary>
    public static string InPulumi(string text) => Creation(text, "new Trail", "(")
        .Replace("@config{", "new TrailArgs { S3BucketName = \"b\", ", StringComparison.Ordinal)
        .Replace("@Config", "TrailArgs", StringComparison.Ordinal)
        .Replace("@Trail", "Trail", StringComparison.Ordinal)
        .Replace("@Value", "Input<string>", StringComparison.Ordinal);

    /// <summary>Puts CDKTF's own in place of what stands for either framework's.</summary>
    public static string InCdk(string text) => Creation(text, "new Cloudtrail", "(this, ")
        .Replace("@config{", "new CloudtrailConfig { Name = \"n\", S3BucketName = \"b\", ", StringComparison.Ordinal)
        .Replace("@Config", "CloudtrailConfig", StringComparison.Ordinal)
        .Replace("@Trail", "Cloudtrail", StringComparison.Ordinal)
        .Replace("@Value", "string", StringComparison.Ordinal);

    /// <summary>Puts AWS CDK's own in place of what stands for any framework's: its L1 classes.</summary>
    public static string InAwsCdk(string text) => Creation(text, "new CfnTrail", "(this, ")
        .Replace("@config{", "new CfnTrailProps { IsLogging = true, S3BucketName = \"b\", ", StringComparison.Ordinal)
        .Replace("@Config", "CfnTrailProps", StringComparison.Ordinal)
        .Replace("@Trail", "CfnTrail", StringComparison.Ordinal)
        .Replace("@Value", "string", StringComparison.Ordinal)
        .Replace("new Cloudtrail(", "new CfnTrail(", StringComparison.Ordinal)
        .Replace("is Cloudtrail ", "is CfnTrail ", StringComparison.Ordinal)
        .Replace("ResetCloudWatchLogsRoleArn()", "AddPropertyDeletionOverride(\"CloudWatchLogsRoleArn\")", StringComparison.Ordinal)
        .Replace("ResetCloudWatchLogsGroupArn()", "CloudWatchLogsGroupArn = null", StringComparison.Ordinal)
        .Replace("AddOverride(\"cloud_watch_logs_role_arn\"", "AddPropertyOverride(\"CloudWatchLogsRoleArn\"", StringComparison.Ordinal)
        .Replace("AddOverride(\"cloud_watch_logs_group_arn\"", "AddOverride(\"Properties.CloudWatchLogsGroupArn\"",
            StringComparison.Ordinal)
        .Replace("CloudWatchLogsGroupArn", "CloudWatchLogsLogGroupArn", StringComparison.Ordinal);

    private static string Creation(string text, string creation, string open) => CreationMacros()
        .Replace(text, match =>
        {
            var marked = match.Groups["id"].Success ? $"{{|INFRA{match.Groups["id"].Value}:{creation}|}}" : creation;
            return marked + open + (match.Groups["many"].Success ? "Given.Id(\"t\"), " : "\"t\", ");
        })
        .Replace("@new(", creation + open, StringComparison.Ordinal)
        .Replace("@both", "@group = groupArn, @role = roleArn", StringComparison.Ordinal)
        .Replace("@group", "CloudWatchLogsGroupArn", StringComparison.Ordinal)
        .Replace("@role", "CloudWatchLogsRoleArn", StringComparison.Ordinal);

    private static Type Emit(TestProgram program) =>
        program.Load().GetType("Program", throwOnError: true)!;

    /// <summary>Every assignment of the conditions that a program asks for.</summary>
    public static IEnumerable<int> Assignments(string source)
    {
        var asked = Enumerable.Range(0, Given.ConditionCount)
            .Where(i =>
                source.Contains("Given." + Given.ConditionNames[i], StringComparison.Ordinal)
                    || (i == 0 && source.Contains(nameof(Given.TextOrNull), StringComparison.Ordinal)))
            .Concat(source.Contains("Given." + nameof(Given.Number), StringComparison.Ordinal)
                ? [Given.ConditionCount, Given.ConditionCount + 1] : []);
        return asked.Aggregate<int, IEnumerable<int>>([0],
            (assignments, i) => assignments.SelectMany(assignment => new[] { assignment, assignment | (1 << i) }));
    }

    private static void AssertTrue(TestProgram program, bool undecidable, IEnumerable<IReadOnlyList<MadeTrail>> runs)
    {
        var trails = runs.SelectMany(run => run).ToList();
        var ids = program.Sources.SelectMany(source => source.Marks).Select(mark => mark.Id).ToHashSet(StringComparer.Ordinal);
        var hasOneSite = Creations().Count(program.Sources[0].Text) == 1;
        var incomplete = trails.Count(trail => trail.IsIncomplete);
        if (ids.Contains("INFRA1001"))
            Assert.True(hasOneSite ? trails.Count > 0 && incomplete == trails.Count : incomplete > 0, "INFRA1001 is not true.");
        else if (ids.Contains("INFRA1003"))
            Assert.True(incomplete > 0 && incomplete < trails.Count, "INFRA1003 is not true.");
        else if (!undecidable)
            Assert.True(incomplete == 0, "Silence is not true.");

        if (ids.Contains("INFRA1002"))
            Assert.Contains(trails, trail => trail.LacksWildcard);
        else if (!undecidable)
            Assert.True(!hasOneSite || trails.Count == 0 || !trails.TrueForAll(trail => trail.LacksWildcard),
                "Silence about the wildcard is not true.");
    }

    /// <summary>A form through which a value can reach a trail; see <see cref="Followed(Libraries, Form[])"/>.</summary>
    public sealed partial record Form(string Body, string Members = "", string Types = "")
    {
        /// <summary>What is true of a value that only a run tells, and found where the form asks whether it is there.</summary>
        public const string UnknownIsOptional = "unknown: INFRA1003";

        private static readonly (string Name, string Value)[] Values =
            [("null", "null"), ("set", "roleArn"), ("sometimes", "Given.A ? roleArn : null"), ("unknown", "Given.TextOrNull")];

        public string In(int number, Func<string, string> dialect, Func<string, string, string, string> stack)
        {
            var body =
                string.Concat(
                    Values.Select(each =>
                        $"{{ @Value? arn = {each.Value};\n{Body.Replace("@made(", "@trails(", StringComparison.Ordinal)}\n}}\n"));
            var names = new Queue<string>(Values.Select(each => $"Given.Id(\"{each.Name}\")"));
            return Ids().Replace(stack(dialect(body), dialect(Members), dialect(Types)), _ => names.Dequeue())
                .Replace("class Program :", $"namespace F{number};\nclass Program :", StringComparison.Ordinal);
        }

        /// <summary>The value of the trail whose creation begins at a place, or writes the value there.</summary>
        public static string Value(Location place)
        {
            var names = Name().Matches(place.SourceTree!.ToString());
            return (names.FirstOrDefault(name => place.IsAboutCreationAt(CreationAround(place, name.Index)))
                ?? names.First(name => name.Index >= place.SourceSpan.Start)).Groups["name"].Value;
        }

        /// <summary>Where the creation begins that an argument belongs to, where that is not the one at a place.</summary>
        private static int CreationAround(Location place, int argument) =>
            place.SourceTree!.GetRoot().FindToken(argument).Parent!
                .FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>()?.SpanStart ?? -1;

        /// <summary>Whether the trails are complete as their values let expect.</summary>
        public static bool IsTrue(IReadOnlyList<MadeTrail> trails) => Values.All(each =>
        {
            var made = trails.Where(trail => trail.Name.StartsWith(each.Name + "-", StringComparison.Ordinal)).ToList();
            var incomplete = made.Count(trail => trail.IsIncomplete);
            return made.Count > 0 && each.Name switch
            {
                "null" => incomplete == made.Count,
                "set" => incomplete == 0,
                _ => incomplete > 0 && incomplete < made.Count,
            };
        });

        [GeneratedRegex("Given\\.Id\\(\"t\"\\)")]
        private static partial Regex Ids();

        [GeneratedRegex("Given\\.Id\\(\"(?<name>[^\"]+)\"\\)")]
        private static partial Regex Name();
    }

    [GeneratedRegex(@"new (Cloudtrail|Trail|CfnTrail)\(")]
    private static partial Regex Creations();

    [GeneratedRegex(@"@(?:trail|(?<id>100[13]))(?<many>s)?\(")]
    private static partial Regex CreationMacros();
}
