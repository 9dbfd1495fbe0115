using Infra.Analyzers.Testing;
using Infra.Analyzers.Tests.Differential.Grammars;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>A framework: how its programs are written and what they make when they run.</summary>
internal abstract class Dialect
{
    public static readonly Dialect Pulumi = new PulumiDialect();
    public static readonly Dialect Cdktf = new CdktfDialect();
    public static readonly Dialect AwsCdk = new AwsCdkDialect();

    public abstract Libraries Libraries { get; }

    /// <summary>Whether a trail can be changed once it exists.</summary>
    public abstract bool IsMutable { get; }

    /// <summary>A program in the framework's own words.</summary>
    /// <param name="body">The statements of the stack's constructor.</param>
    /// <param name="members">Further members of the stack.</param>
    /// <param name="types">Further types.</param>
    public abstract string Stack(string body, string members, string types = "");

    /// <summary>Whether a form can be written in the framework.</summary>
    public virtual bool Has(Form form) => form.Only is null || form.Only == this;

    /// <summary>Runs stacks; the n-th result belongs to the n-th run.</summary>
    public abstract Task<IReadOnlyList<IReadOnlyList<MadeTrail>>> RunAsync(IReadOnlyList<(Type Stack, int Assignment)> runs);

    /// <summary>Puts the framework's own in place of what stands for either's.</summary>
    private protected static string Own(string text, params (string Word, string Own)[] words) =>
        words.Aggregate(text, (all, each) => all.Replace(each.Word, each.Own, StringComparison.Ordinal));

    private sealed class PulumiDialect : Dialect
    {
        public override Libraries Libraries => Libraries.Pulumi;

        public override bool IsMutable => false;

        public override string ToString() => "Pulumi";

        public override string Stack(string body, string members, string types) => Check.PulumiStack(Own(body), Own(members), Own(types));

        public override async Task<IReadOnlyList<IReadOnlyList<MadeTrail>>> RunAsync(IReadOnlyList<(Type Stack, int Assignment)> runs)
        {
            var results = new List<IReadOnlyList<MadeTrail>>();
            foreach (var (stack, assignment) in runs)
                results.Add(await PulumiEngine.RunAsync(stack, assignment));
            return results;
        }

        private static string Own(string text) => Check.InPulumi(Own(
            text,
            ("@ScopeType", ""),
            ("@Scope", ""),
            ("@scope", ""),
            ("@here", ""),
            ("@parentname", "\"my:index:Audit\", name"),
            ("@parent", ", new() { Parent = this }"),
            ("@made(", "new Trail("),
            ("@Component", "ComponentResource"),
            ("@base", ": base(\"my:index:Audit\", name)")));
    }

    /// <summary>A framework of constructs, which are made in a scope under an id.</summary>
    /// <param name="trail">The class of a trail.</param>
    private abstract class ConstructsDialect(string trail) : Dialect
    {
        public override bool IsMutable => true;

        protected string Own(string text) => Own(
            text,
            ("@ScopeType", "Construct, "),
            ("@Scope", "Construct scope, "),
            ("@scope", "scope, "),
            ("@here", "this, "),
            ("@parentname", "scope, name"),
            ("@parent", ""),
            ("@made(", $"new {trail}(scope, "),
            ("@Component", "Construct"),
            ("@base", ": base(scope, name)"));
    }

    private sealed class CdktfDialect() : ConstructsDialect("Cloudtrail")
    {
        public override Libraries Libraries => Libraries.Cdktf;

        public override string ToString() => "CDKTF";

        public override string Stack(string body, string members, string types) =>
            Check.CdkStack(Check.InCdk(Own(body)), Check.InCdk(Own(members)), Check.InCdk(Own(types)));

        public override Task<IReadOnlyList<IReadOnlyList<MadeTrail>>> RunAsync(IReadOnlyList<(Type Stack, int Assignment)> runs) =>
            Task.FromResult(CdktfEngine.Run(runs));
    }

    /// <summary>The L1 layer of AWS CDK, whose classes have all that is chosen here.</summary>
    private sealed class AwsCdkDialect() : ConstructsDialect("CfnTrail")
    {
        public override Libraries Libraries => Libraries.AwsCdk;

        // The construct tree is the same as in CDKTF.
        public override bool Has(Form form) =>
            base.Has(form) || form.Name is "aspect on a subtree" or "aspect that only tags" or "look-up in a subtree";

        public override string ToString() => "AWS CDK";

        public override string Stack(string body, string members, string types) =>
            Check.AwsCdkStack(Check.InAwsCdk(Own(body)), Check.InAwsCdk(Own(members)), Check.InAwsCdk(Own(types)));

        public override Task<IReadOnlyList<IReadOnlyList<MadeTrail>>> RunAsync(IReadOnlyList<(Type Stack, int Assignment)> runs) =>
            Task.FromResult(AwsCdkEngine.Run(runs));
    }
}
