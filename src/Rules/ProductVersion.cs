using System.Reflection;

namespace Infra.Analyzers.Rules;

/// <summary>The version of the product, the same text in packages, reports and <c>infra-scan --version</c>.</summary>
internal static class ProductVersion
{
    /// <summary>A version of Semantic Versioning, such as <c>1.2.3</c> or <c>1.2.4-alpha.0.7</c>, without build metadata.</summary>
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
