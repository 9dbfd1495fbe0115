using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Scanner.Terraform;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>What the <c>configuration</c> of a plan tells: which values that are not known yet are made of which resource.</summary>
/// <remarks>
/// An expression has a list of all that it refers to, longest first: <c>["aws_iam_role.r.arn", "aws_iam_role.r"]</c>. What it does with
/// them is not shown, and local values are not there at all
/// (https://developer.hashicorp.com/terraform/internals/json-format#expression-representation).
/// </remarks>
internal sealed class PlanConfiguration
{
    // Dynamic blocks are not shown, so nobody knows whether these are written.
    private static readonly HashSet<string> Blocks = new([Role.InlinePolicy, Bucket.Logging], StringComparer.Ordinal);

    // Modules and variables that are passed on deeper than this are not real.
    private const int MaxReferenceDepth = 30;

    private static readonly HashSet<string> NotResources =
        new(["var", "local", "module", "data", "each", "count", "path", "terraform", "self", "ephemeral"], StringComparer.Ordinal);

    public PlanModule Root { get; } = new();

    /// <summary>Whether the file has a configuration.</summary>
    public bool IsRead { get; set; }

    /// <summary>The major versions of the AWS provider that the configuration permits.</summary>
    public MajorRange AwsMajors { get; private set; }

    /// <summary>A version constraint of the AWS provider.</summary>
    public void Limit(string constraint)
    {
        if (VersionConstraint.Parse(constraint) is { } permitted)
            AwsMajors = AwsMajors.And(permitted.Majors);
    }

    /// <summary>Which configuration of a provider makes a resource; <see langword="null"/> where that is not known.</summary>
    public string? ProviderOf(string block)
    {
        var (path, name) = Split(InstanceAddress.WithoutKeys(block));
        return ModulesAlong(path) is { } modules && modules[^1].Providers.TryGetValue(name, out var provider) ? provider : null;
    }

    /// <summary>The addresses, without keys, and types of the resources that the configuration has.</summary>
    public IEnumerable<(string Address, string Type)> Resources() => Resources(Root, "");

    /// <summary>Whether a resource is in the configuration, and an attribute of it is certainly not written there.</summary>
    public bool IsNotWritten(string block, string attribute)
    {
        var (path, name) = Split(InstanceAddress.WithoutKeys(block));
        return !Blocks.Contains(attribute) && ModulesAlong(path) is { } modules && modules[^1].Blocks.TryGetValue(name, out var expressions)
            && !expressions.ContainsKey(attribute);
    }

    /// <summary>What the value of an attribute is made of, where that is one resource and nothing else.</summary>
    /// <param name="block">The address of the resource, with or without keys.</param>
    /// <param name="attribute">The attribute.</param>
    /// <returns>The address of the other one, without keys, its type, and the attribute of it; otherwise <see langword="null"/>.</returns>
    public (string Address, string Type, string Attribute)? OriginOf(string block, string attribute)
    {
        var (path, name) = Split(InstanceAddress.WithoutKeys(block));
        return ModulesAlong(path) is { } modules && modules[^1].Blocks.TryGetValue(name, out var expressions)
            && expressions.TryGetValue(attribute, out var references)
            ? OriginOf(references, path, modules, MaxReferenceDepth)
            : null;
    }

    /// <summary>
    /// Whether the name or id of a resource may get into hands that are not seen, by an output of the root module or a resource that passes
    /// it on, or that is not known.
    /// </summary>
    /// <param name="address">The address of the resource, without keys.</param>
    public bool IsHandedOut(string address) =>
        !IsRead || Root.Outputs.Values.Any(references => MayTell(references, [], [Root], address, MaxReferenceDepth))
            || IsPassedOn(address, [], [Root]);

    private static bool IsPassedOn(string address, IReadOnlyList<string> path, IReadOnlyList<PlanModule> modules) =>
        modules[^1].PassedOn.Any(references => MayTell(references, path, modules, address, MaxReferenceDepth))
        || modules[^1].Calls.Any(call => IsPassedOn(address, [.. path, call.Key], [.. modules, call.Value.Module]));

    private (string Address, string Type, string Attribute)? OriginOf(IReadOnlyList<string> references, IReadOnlyList<string> path,
        IReadOnlyList<PlanModule> modules, int levels)
    {
        var longest = Longest(references);
        if (levels == 0 || longest.Count == 0)
            return null;
        var origins = longest.Select(reference => OriginOf(reference, path, modules, levels)).Distinct().ToList();
        return origins is [{ } only] ? only : null;
    }

    private (string Address, string Type, string Attribute)? OriginOf(string reference, IReadOnlyList<string> path,
        IReadOnlyList<PlanModule> modules, int levels)
    {
        var parts = reference.Split('.');
        switch (parts)
        {
            case ["var", var variable, ..]
                when path.Count > 0 && modules[^2].Calls.TryGetValue(path[^1], out var call)
                    && call.Arguments.TryGetValue(variable, out var given):
                return OriginOf(given, [.. path.Take(path.Count - 1)], [.. modules.Take(modules.Count - 1)], levels - 1);
            case ["module", var name, var output, ..]
                when modules[^1].Calls.TryGetValue(name, out var called) && called.Module.Outputs.TryGetValue(output, out var value):
                return OriginOf(value, [.. path, name], [.. modules, called.Module], levels - 1);
            case [var type, var name, ..] when !NotResources.Contains(type):
                return (string.Concat(path.Select(module => $"module.{module}.")) + $"{type}.{name}", type,
                    parts.Length > 2 ? parts[2] : "");
            default:
                return null;
        }
    }

    private static bool MayTell(IReadOnlyList<string> references, IReadOnlyList<string> path, IReadOnlyList<PlanModule> modules,
        string address, int levels) =>
        levels == 0 || Longest(references).Any(reference => reference.Split('.') is var parts && parts switch
        {
            ["local", ..] => true,
            ["module", var name, var output, ..]
                when modules[^1].Calls.TryGetValue(name, out var called) && called.Module.Outputs.TryGetValue(output, out var value) =>
                MayTell(value, [.. path, name], [.. modules, called.Module], address, levels - 1),
            ["module", ..] => true,
            ["var", var variable, ..] when path.Count > 0 =>
                !modules[^2].Calls.TryGetValue(path[^1], out var call)
                || !call.Arguments.TryGetValue(variable, out var given)
                || MayTell(given, [.. path.Take(path.Count - 1)], [.. modules.Take(modules.Count - 1)], address, levels - 1),
            // By an ARN others point at a resource; they add to it by its name or id.
            [var type, var name, ..] =>
                parts is not [_, _, "arn", ..] && string.Concat(path.Select(module => $"module.{module}.")) + $"{type}.{name}" == address,
            _ => false,
        });

    /// <summary>References without keys, and without those that only begin another one.</summary>
    private static List<string> Longest(IReadOnlyList<string> references)
    {
        var plain = references.Select(InstanceAddress.WithoutKeys).Distinct(StringComparer.Ordinal).ToList();
        return [.. plain.Where(reference => !plain.Any(other => other.StartsWith(reference + ".", StringComparison.Ordinal)))];
    }

    private static (IReadOnlyList<string> Path, string Name) Split(string address)
    {
        var path = new List<string>();
        var parts = address.Split('.');
        var index = 0;
        for (; index + 1 < parts.Length && parts[index] == "module"; index += 2)
            path.Add(parts[index + 1]);
        return (path, string.Join(".", parts.Skip(index)));
    }

    /// <summary>The modules from the root to one; <see langword="null"/> where the configuration has it not.</summary>
    private List<PlanModule>? ModulesAlong(IReadOnlyList<string> path)
    {
        var modules = new List<PlanModule> { Root };
        foreach (var name in path)
        {
            if (!modules[^1].Calls.TryGetValue(name, out var call))
                return null;
            modules.Add(call.Module);
        }

        return modules;
    }

    private static IEnumerable<(string Address, string Type)> Resources(PlanModule module, string prefix) =>
        module.Blocks.Keys.Select(name => (prefix + name, name.Split('.')[0]))
            .Concat(module.Calls.SelectMany(call => Resources(call.Value.Module, $"{prefix}module.{call.Key}.")));
}

/// <summary>A module of a plan's configuration.</summary>
internal sealed class PlanModule
{
    /// <summary>The references of each attribute that a rule asks for, by type and name of the resource.</summary>
    public Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Blocks { get; } = new(StringComparer.Ordinal);

    /// <summary>The configuration of a provider of each of them, as the plan calls it.</summary>
    public Dictionary<string, string> Providers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PlanCall> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>The references of what is handed to something that is not seen.</summary>
    public List<IReadOnlyList<string>> PassedOn { get; } = [];

    /// <summary>The references of each output.</summary>
    public Dictionary<string, IReadOnlyList<string>> Outputs { get; } = new(StringComparer.Ordinal);
}

/// <summary>A call of a module in a plan's configuration.</summary>
/// <param name="Arguments">The references of each argument.</param>
/// <param name="Module">The module.</param>
internal sealed record PlanCall(IReadOnlyDictionary<string, IReadOnlyList<string>> Arguments, PlanModule Module);
