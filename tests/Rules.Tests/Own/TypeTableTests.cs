using System.Reflection;
using System.Runtime.Loader;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Infra.Analyzers.Rules.Tests.Own;

/// <summary>What the table of all types costs: nothing where no rule of a team's own asks, and little where one does.</summary>
public sealed class TypeTableTests
{
    private const string Program =
        """
        using Pulumi.Aws.Sqs;

        class Queues
        {
            Queues() => _ = new Queue("orders", new QueueArgs { SqsManagedSseEnabled = false });
        }
        """;

    private const string Rules =
        """
        { "rules": [ { "id": "INFRA8001", "title": "Queues have a key", "resource": "aws_sqs_queue",
            "require": { "kms_master_key_id": "$set" } } ] }
        """;

    /// <summary>A copy of the analyzer is loaded beside the one that all other tests use, whose table they have read.</summary>
    [Theory]
    [InlineData(null, false)]
    [InlineData(Rules, true)]
    public async Task The_table_is_read_where_an_own_rule_asks(string? rules, bool isRead)
    {
        var context = new AssemblyLoadContext(nameof(TypeTableTests), isCollectible: true);
        var copy = context.LoadFromAssemblyPath(typeof(InfraAnalyzer).Assembly.Location);
        var analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(copy.GetType(typeof(InfraAnalyzer).FullName!)!)!;
        var program = TestProgram.Of(Libraries.Pulumi, Program) with
        {
            OwnRules = rules,
            Rules = ["INFRA3302", "INFRA8001"],
        };

        var found = await program.AnalyzeAsync(analyzer);

        Assert.Equal(isRead ? "INFRA3302 INFRA8001" : "INFRA3302",
            string.Join(' ', found.Select(each => each.Id).Order(StringComparer.Ordinal)));
        var lines = copy.GetType(typeof(AwsType).FullName!)!.GetField("Lines", BindingFlags.NonPublic | BindingFlags.Static)!;
        Assert.Equal(isRead, lines.FieldType.GetProperty("IsValueCreated")!.GetValue(lines.GetValue(null)));
        context.Unload();
    }

    [Fact]
    public void Reading_the_table_and_a_type_of_it_allocates_little()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var lines = (IReadOnlyList<string>)typeof(AwsType).GetMethod("ReadLines", BindingFlags.NonPublic | BindingFlags.Static)!
            .Invoke(null, null)!;
        var ofTable = GC.GetAllocatedBytesForCurrentThread() - before;
        _ = AwsType.Find("aws_db_instance");
        before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Assert.Single(AwsType.Find("aws_db_instance")).Attributes);
        var ofType = GC.GetAllocatedBytesForCurrentThread() - before;

        // What is kept is its text, at two bytes for a character; reading it needs three times as much.
        Assert.InRange(lines.Sum(line => 2L * line.Length), 0, 1_500_000);
        Assert.InRange(ofTable, 0, 6_000_000);
        Assert.InRange(ofType, 0, 100_000);
    }
}
