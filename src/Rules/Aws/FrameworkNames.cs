namespace Infra.Analyzers.Rules.Aws;

/// <summary>
/// Between the names of Terraform and the camel-cased ones that CDKTF and Pulumi make of them, where it is not known of which type they
/// are.
/// </summary>
/// <remarks>
/// A plural of Pulumi's stands for the same Terraform name wherever it is found, so the schemas' shared names can be looked up together;
/// names that one type has alone are its <see cref="ResourceSchema"/>'s to know.
/// </remarks>
internal static class FrameworkNames
{
    private static readonly IReadOnlyList<AttributeName> Shared =
        [.. SchemaCatalog.Schemas.SelectMany(schema => schema.Names).Where(name => !name.IsOfTypeAlone)];

    private static readonly Dictionary<string, string> TerraformNames = Shared
        .GroupBy(name => name.Name, StringComparer.Ordinal)
        .ToDictionary(name => name.Key, name => name.First().Attribute, StringComparer.Ordinal);

    /// <summary>The Terraform name of what a framework calls <c>eventSelectors</c>.</summary>
    public static string ToTerraform(string frameworkName) =>
        TerraformNames.TryGetValue(frameworkName, out var name) ? name : NameCase.ToSnake(frameworkName);

    /// <summary>What a framework calls an attribute.</summary>
    /// <param name="attribute">Its Terraform name.</param>
    /// <param name="bindings">Whose classes are meant.</param>
    public static string FromTerraform(string attribute, Bindings bindings) =>
        Shared.FirstOrDefault(known => known.Attribute == attribute && known.IsIn(bindings))?.Name ?? NameCase.ToCamel(attribute);
}
