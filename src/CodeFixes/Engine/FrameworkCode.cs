using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>How a framework writes what fixes need.</summary>
internal abstract class FrameworkCode(FixTarget target, TypeNames names)
{
    /// <summary>The Terraform name of what a resource waits for.</summary>
    public const string DependsOn = "depends_on";

    protected FixTarget Target { get; } = target;

    protected TypeNames Names { get; } = names;

    public static FrameworkCode For(FixTarget target, TypeNames names) =>
        target.Kind.Framework switch
        {
            Framework.Cdktf => new CdktfCode(target, names),
            Framework.AwsCdk => new AwsCdkCode(target, names),
            _ => new PulumiCode(target, names),
        };

    /// <summary>Text that has values of the framework in it.</summary>
    /// <param name="interpolatedString">The text, as an interpolated string of C#.</param>
    public abstract string Text(string interpolatedString);

    /// <summary>The arguments that create a resource beside the target.</summary>
    /// <param name="id">Its id or name, an expression.</param>
    /// <param name="config">The class of its configuration.</param>
    /// <param name="entries">The configuration's entries, laid out as <see cref="SourceStyle.Lay"/> takes them.</param>
    /// <returns>The arguments; <see langword="null"/> where they are not known.</returns>
    public abstract string? Arguments(string id, INamedTypeSymbol config, IReadOnlyList<string> entries);

    /// <summary>The changes by which the target waits for a resource.</summary>
    /// <param name="variable">The resource.</param>
    /// <param name="placements">Where <see cref="DependsOn"/> can be set.</param>
    public abstract IEnumerable<TextChange>? WaitFor(string variable, Placements placements);

    /// <summary>An object with its entries, each on a line of its own.</summary>
    protected string Object(string creation, IReadOnlyList<string> entries) =>
        creation + (Target.Style.BracesOnOwnLine ? "\n{" : " {")
            + string.Join(",", entries.Select(entry => "\n\t" + entry.Replace("\n", "\n\t")))
            + (Target.Style.HasTrailingCommas ? ",\n}" : "\n}");

    /// <summary>The entries of an object's creation by which what belongs to it goes to the same place, such as its provider.</summary>
    protected static IEnumerable<string> Shared(ExpressionSyntax? creation, params string[] properties) =>
        from expression in (creation as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions ?? []
        let assignment = expression as AssignmentExpressionSyntax
        where assignment?.Left is IdentifierNameSyntax name && properties.Contains(name.Identifier.ValueText)
        where FixTarget.IsPure(assignment.Right)
        select assignment.ToString();
}

/// <summary>CDKTF and CDK Terrain.</summary>
internal sealed class CdktfCode(FixTarget target, TypeNames names) : FrameworkCode(target, names)
{
    public override string Text(string interpolatedString) => interpolatedString;

    public override string? Arguments(string id, INamedTypeSymbol config, IReadOnlyList<string> entries)
    {
        if (Target.Argument(0) is not { } scope || !FixTarget.IsPure(scope))
            return null;
        IReadOnlyList<string> all = [.. Shared(Target.Config, "Provider"), .. entries];
        return all.Count == 0 ? $"{scope}, {id}" : $"{scope}, {id}, {Object("new " + Names.Of(config), all)}";
    }

    public override IEnumerable<TextChange>? WaitFor(string variable, Placements placements)
    {
        // What it waits for already, it would wait for no longer.
        if (Target.Creation.ToString().Contains(nameof(DependsOn)))
            return null;
        var values = new AttributeTexts(
            new Dictionary<string, string>(StringComparer.Ordinal) { [FrameworkCode.DependsOn] = $"new[] {{ {variable} }}" }, Names);
        return placements.Ways().FirstOrDefault(way => way.All(placement => placement is Placement.Entry)) is { } way
            ? new FixComposer(Target).Compose(way, values, inFull: false)
            : null;
    }
}

/// <summary>Pulumi.</summary>
internal sealed class PulumiCode(FixTarget target, TypeNames names) : FrameworkCode(target, names)
{
    private const int OptionsArgument = 2;

    public override string Text(string interpolatedString) =>
        Target.Model.Compilation.GetTypesByMetadataName("Pulumi.Output").FirstOrDefault() is { } output
            ? $"{Names.Of(output)}.Format({interpolatedString})"
            : interpolatedString;

    public override string? Arguments(string id, INamedTypeSymbol config, IReadOnlyList<string> entries)
    {
        var creation = Target.Config is ImplicitObjectCreationExpressionSyntax ? "new()" : "new " + Names.Of(config);
        var options = SharedOptions();
        return (entries.Count, options) switch
        {
            (0, null) => id,
            (0, _) => $"{id}, options: {options}",
            (_, null) => $"{id}, {Object(creation, entries)}",
            _ => $"{id}, {Object(creation, entries)}, {options}",
        };
    }

    public override IEnumerable<TextChange>? WaitFor(string variable, Placements placements)
    {
        var entry = $"DependsOn = {{ {variable} }}";
        switch (Target.Argument(OptionsArgument))
        {
            case null when Target.Creation.ArgumentList is { Arguments: [.., var last] } && Options is { } type:
                return [new(new(last.Span.End, 0), $", options: new {Names.Of(type)} {{ {entry} }}")];
            case BaseObjectCreationExpressionSyntax options when !options.ToString().Contains(nameof(DependsOn)):
                return new InitializerText(Target.Text, Target.Style, Target.Style.IndentAt, []).Add(options, [entry]);
            case { } options when options is IdentifierNameSyntax or MemberAccessExpressionSyntax && Options is { } type:
                var name = Names.Of(type);
                return [new(options.Span, $"{name}.Merge({options}, new {name} {{ {entry} }})")];
            default:
                return null;
        }
    }

    /// <summary>The class of a resource's options.</summary>
    private INamedTypeSymbol? Options => Target.Model.Compilation.GetTypesByMetadataName("Pulumi.CustomResourceOptions").FirstOrDefault();

    /// <summary>The options by which new resources get the parent and the provider of the target.</summary>
    private string? SharedOptions()
    {
        string[] properties = ["Parent", "Provider"];
        var options = Target.Argument(OptionsArgument);
        if (options is BaseObjectCreationExpressionSyntax && Shared(options, properties).ToList() is { Count: > 0 } shared)
        {
            var creation = options is ObjectCreationExpressionSyntax { Type: var type } ? $"new {type}" : "new()";
            return $"{creation} {{ {string.Join(", ", shared)} }}";
        }

        if (options is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return null;
        var isWithoutUse = Target.Model.GetSymbolInfo(options).Symbol is ILocalSymbol local
            && new Written(Target.Model).ValuesOf(local) is [BaseObjectCreationExpressionSyntax creationOfOptions]
            && !Shared(creationOfOptions, properties).Any();
        return isWithoutUse ? null : options.ToString();
    }
}
