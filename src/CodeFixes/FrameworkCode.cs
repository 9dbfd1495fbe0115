using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes;

/// <summary>How a framework writes what the fixes need.</summary>
internal abstract class FrameworkCode(FixTarget target, TypeNames names)
{
    protected FixTarget Target { get; } = target;

    protected TypeNames Names { get; } = names;

    /// <summary>The classes of what is created; <see langword="null"/> where the program's references lack one.</summary>
    public abstract ProvisionedTypes? Types { get; }

    public static FrameworkCode For(FixTarget target, TypeNames names) =>
        target.Kind.Framework == Framework.Cdktf ? new CdktfCode(target, names) : new PulumiCode(target, names);

    /// <summary>Text that has values of the framework in it.</summary>
    /// <param name="interpolatedString">The text, as an interpolated string of C#.</param>
    public abstract string Text(string interpolatedString);

    /// <summary>The arguments that create a resource.</summary>
    /// <param name="id">Its id or name, an expression.</param>
    /// <param name="config">The class of its configuration.</param>
    /// <param name="entries">The configuration's entries, laid out as <see cref="SourceStyle.Lay"/> takes them.</param>
    /// <returns>The arguments; <see langword="null"/> where they cannot be told.</returns>
    public abstract string? Arguments(string id, INamedTypeSymbol config, IReadOnlyList<string> entries);

    /// <summary>An object with its entries, each on a line of its own.</summary>
    protected string Object(string creation, IReadOnlyList<string> entries) =>
        creation + (Target.Style.BracesOnOwnLine ? "\n{" : " {") + string.Join(",", entries.Select(entry => "\n\t" + entry.Replace("\n", "\n\t")))
            + (Target.Style.HasTrailingCommas ? ",\n}" : "\n}");

    /// <summary>The entries of an object's creation by which what belongs to it goes to the same place, such as its provider.</summary>
    protected static IEnumerable<string> Shared(ExpressionSyntax? creation, params string[] properties) =>
        from assignment in (creation as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? []
        where assignment.Left is IdentifierNameSyntax name && properties.Contains(name.Identifier.ValueText) && FixTarget.IsPure(assignment.Right)
        select assignment.ToString();
}

/// <summary>The classes of a log group, a role, its policy, and of their configurations.</summary>
internal sealed record ProvisionedTypes(
    INamedTypeSymbol LogGroup, INamedTypeSymbol LogGroupConfig, INamedTypeSymbol Role, INamedTypeSymbol RoleConfig, INamedTypeSymbol RolePolicy, INamedTypeSymbol RolePolicyConfig)
{
    public static ProvisionedTypes? Of(Func<string, INamedTypeSymbol?> find, string logGroup, string role, string rolePolicy, string config) =>
        find(logGroup) is { } g && find(logGroup + config) is { } gc && find(role) is { } r && find(role + config) is { } rc && find(rolePolicy) is { } p && find(rolePolicy + config) is { } pc
            ? new(g, gc, r, rc, p, pc)
            : null;
}

/// <summary>CDKTF and CDK Terrain.</summary>
internal sealed class CdktfCode(FixTarget target, TypeNames names) : FrameworkCode(target, names)
{
    public override ProvisionedTypes? Types
    {
        get
        {
            // Each class has a namespace of its own beside that of the trail.
            var bindings = Target.Kind.Type.ContainingNamespace.ContainingNamespace.ToDisplayString();
            return ProvisionedTypes.Of(
                name => Target.Kind.Type.ContainingAssembly.GetTypeByMetadataName($"{bindings}.{name}"),
                "CloudwatchLogGroup.CloudwatchLogGroup", "IamRole.IamRole", "IamRolePolicy.IamRolePolicy", "Config");
        }
    }

    public override string Text(string interpolatedString) => interpolatedString;

    public override string? Arguments(string id, INamedTypeSymbol config, IReadOnlyList<string> entries)
    {
        if (Target.Argument(0) is not { } scope || !FixTarget.IsPure(scope))
            return null;
        IReadOnlyList<string> all = [.. Shared(Target.Config, "Provider"), .. entries];
        return all.Count == 0 ? $"{scope}, {id}" : $"{scope}, {id}, {Object("new " + Names.Of(config), all)}";
    }
}

/// <summary>Pulumi.</summary>
internal sealed class PulumiCode(FixTarget target, TypeNames names) : FrameworkCode(target, names)
{
    private const int OptionsArgument = 2;

    public override ProvisionedTypes? Types =>
        ProvisionedTypes.Of(Find, "CloudWatch.LogGroup", "Iam.Role", "Iam.RolePolicy", "Args");

    public override string Text(string interpolatedString) =>
        Target.Model.Compilation.GetTypesByMetadataName("Pulumi.Output").FirstOrDefault() is { } output ? $"{Names.Of(output)}.Format({interpolatedString})" : interpolatedString;

    public override string? Arguments(string id, INamedTypeSymbol config, IReadOnlyList<string> entries)
    {
        var creation = Target.Config is ImplicitObjectCreationExpressionSyntax ? "new()" : "new " + Names.Of(config);
        var options = Options();
        return (entries.Count, options) switch
        {
            (0, null) => id,
            (0, _) => $"{id}, options: {options}",
            (_, null) => $"{id}, {Object(creation, entries)}",
            _ => $"{id}, {Object(creation, entries)}, {options}",
        };
    }

    /// <summary>The options by which new resources get the parent and the provider of the trail.</summary>
    private string? Options()
    {
        var options = Target.Argument(OptionsArgument);
        if (options is IdentifierNameSyntax && Target.Model.GetSymbolInfo(options).Symbol is ILocalSymbol local)
            return new Written(Target.Model).ValuesOf(local) is [BaseObjectCreationExpressionSyntax creation] && !Shared(creation, "Parent", "Provider").Any() ? null : options.ToString();
        if (options is BaseObjectCreationExpressionSyntax && Shared(options, "Parent", "Provider").ToList() is { Count: > 0 } shared)
            return $"new{(options is ObjectCreationExpressionSyntax { Type: var type } ? $" {type}" : "()")} {{ {string.Join(", ", shared)} }}";
        return options is IdentifierNameSyntax or MemberAccessExpressionSyntax ? options.ToString() : null;
    }

    private INamedTypeSymbol? Find(string name) => Target.Model.Compilation.GetTypesByMetadataName("Pulumi.Aws." + name).FirstOrDefault();
}
