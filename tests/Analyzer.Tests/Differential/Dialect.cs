using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>A framework: how its programs are written and what they make when they run.</summary>
internal abstract class Dialect
{
    public static readonly Dialect Pulumi = new PulumiDialect();
    public static readonly Dialect Cdktf = new CdktfDialect();

    public abstract Libraries Libraries { get; }

    /// <summary>Whether a trail can be changed once it exists.</summary>
    public abstract bool IsMutable { get; }

    public abstract string Stack(string body, string members);

    /// <summary>Runs stacks; the n-th result belongs to the n-th run.</summary>
    public abstract Task<IReadOnlyList<IReadOnlyList<MadeTrail>>> RunAsync(IReadOnlyList<(Type Stack, int Assignment)> runs);

    private sealed class PulumiDialect : Dialect
    {
        public override Libraries Libraries => Libraries.Pulumi;

        public override bool IsMutable => false;

        public override string Stack(string body, string members) => Check.PulumiStack(Check.InPulumi(body), Check.InPulumi(members));

        public override async Task<IReadOnlyList<IReadOnlyList<MadeTrail>>> RunAsync(IReadOnlyList<(Type Stack, int Assignment)> runs)
        {
            var results = new List<IReadOnlyList<MadeTrail>>();
            foreach (var (stack, assignment) in runs)
                results.Add(await PulumiEngine.RunAsync(stack, assignment));
            return results;
        }
    }

    private sealed class CdktfDialect : Dialect
    {
        public override Libraries Libraries => Libraries.Cdktf;

        public override bool IsMutable => true;

        public override string Stack(string body, string members) => Check.CdkStack(Check.InCdk(body), Check.InCdk(members));

        public override Task<IReadOnlyList<IReadOnlyList<MadeTrail>>> RunAsync(IReadOnlyList<(Type Stack, int Assignment)> runs) =>
            Task.FromResult(CdktfEngine.Run(runs));
    }
}
