using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>The versions of providers that a root module and what it calls permit, and that its lock file has chosen.</summary>
/// <remarks>
/// Read are <c>required_providers</c> (also in the form of Terraform 0.12, <c>aws = "~&gt; 2.0"</c>), <c>version</c> in the block of a
/// provider, and <c>.terraform.lock.hcl</c> (https://developer.hashicorp.com/terraform/language/files/dependency-lock).
/// </remarks>
internal sealed class ProviderVersions(ModuleTree tree, ModuleLoader loader)
{
    private readonly Dictionary<string, MajorRange> _majors = new(StringComparer.Ordinal);

    /// <inheritdoc cref="IResourceGraph.ProviderMajors"/>
    public MajorRange Majors(string provider)
    {
        if (!_majors.TryGetValue(provider, out var majors))
            _majors[provider] = majors = Locked(provider) is { } locked ? MajorRange.Of(locked)
                : Constraints(provider).Select(VersionConstraint.Parse).OfType<VersionConstraint>()
                    .Aggregate(MajorRange.Unknown, (all, constraint) => all.And(constraint.Majors));
        return majors;
    }

    private int? Locked(string provider) => loader.LockFile(tree.Root.Config.Directory)
        .Where(block =>
            block.Type == "provider"
            && block.Labels is [var source]
            && source.EndsWith("/" + provider, StringComparison.Ordinal))
        .Select(block => Text(block.Body.Attributes, "version") is { } version ? VersionConstraint.Parse(version)?.Majors.Newest : null)
        .Min();

    private IEnumerable<string> Constraints(string provider) => tree.Configs.SelectMany(config =>
        config.Blocks("terraform").SelectMany(block => Required(block.Body, provider))
            .Concat(config.Blocks("provider")
                .Where(block => block.Labels[0] == provider)
                .Select(block => Text(block.Body.Attributes, "version")))
            .OfType<string>());

    private static IEnumerable<string?> Required(ConfigBody body, string provider)
    {
        foreach (var block in body.Blocks)
        {
            if (block.Type == "required_providers" && block.Body.Attributes.TryGetValue(provider, out var written))
                yield return Constraint(written.Value);
        }

        // In JSON, where what may be several blocks may be an array.
        if (body.Attributes.TryGetValue("required_providers", out var required))
        {
            foreach (var item in required.Value is TupleExpression tuple ? tuple.Items : [required.Value])
                yield return Constraint(item.Property(provider));
        }
    }

    private static string? Constraint(Expression? written) => Literal(written) ?? Literal(written.Property("version"));

    private static string? Text(IReadOnlyDictionary<string, ConfigAttribute> attributes, string name) =>
        attributes.TryGetValue(name, out var attribute) ? Literal(attribute.Value) : null;

    private static string? Literal(Expression? expression) => expression is LiteralExpression { Value: string text } ? text : null;
}
