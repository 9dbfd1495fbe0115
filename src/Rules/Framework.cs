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
}
