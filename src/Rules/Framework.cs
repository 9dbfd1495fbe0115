namespace Infra.Analyzers.Rules;

/// <summary>The frameworks in which C# programs define infrastructure.</summary>
internal enum Framework
{
    /// <summary>
    /// CDKTF and CDK Terrain: config is read when the resource is constructed, and the resource can be changed afterwards.
    /// </summary>
    Cdktf,

    /// <summary>Pulumi: args are read when the resource is constructed, for good.</summary>
    Pulumi,

    /// <summary>AWS CDK: as in CDKTF, and what is overridden wins over whatever is set, before or after it.</summary>
    AwsCdk,
}

/// <summary>What frameworks have in common.</summary>
internal static class FrameworkExtensions
{
    /// <summary>
    /// Whether its classes are jsii's, which run in Node.js: constructs of one tree, which can be changed until they are synthesized.
    /// </summary>
    public static bool IsJsii(this Framework framework) => framework is Framework.Cdktf or Framework.AwsCdk;
}
