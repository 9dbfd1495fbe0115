using Infra.Analyzers.Engine;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>How many resources a creation stands for: none, where its count is zero or what it is made for each of is empty.</summary>
internal static class ResourceCounts
{
    private const string Count = "count";

    /// <summary>Whether a resource is there no times when it is constructed.</summary>
    public static bool IsNone(Evaluation eval, FrameworkModel model, ResourceKind kind, AttributeReader reader, Value config) =>
        kind is { Form: ResourceForm.Typed, ConfigType: { } type }
        && reader.CountsIn(type, kind, model).Any(property =>
            reader.Read(eval, config, property) is { } count && IsZero(eval, count.Value));

    /// <summary>Whether a resource was given a count of zero after it was constructed.</summary>
    public static bool IsNone(Evaluation eval, HeapObject resource) =>
        !resource.HasEscaped
        && (resource.Members.TryGetValue(MemberKey.Override(Count), out var count)
            || resource.Members.TryGetValue(MemberKey.Attribute(Count), out count))
        && IsZero(eval, count.Value);

    private static bool IsZero(Evaluation eval, Value count) => eval.Resolve(count) switch
    {
        Value.Constant { Content: 0 or 0.0 } => true,
        var each => Collections.ElementsOf(eval, each) is { IsEmpty: true },
    };
}
