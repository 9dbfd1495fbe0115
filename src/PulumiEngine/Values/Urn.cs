using Grpc.Core;

namespace Infra.Analyzers.PulumiEngine.Values;

/// <summary>Names of resources: <c>urn:pulumi:STACK::PROJECT::TYPES::NAME</c>, with the types of the parents before its own.</summary>
internal static class Urn
{
    public const string StackType = "pulumi:pulumi:Stack";

    // Pulumi has no limit. One that is nested without end makes URNs that grow with each level.
    private const int LengthLimit = 10_000;

    /// <summary>The URN of a resource.</summary>
    /// <param name="project">The project.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="parent">The parent's URN; empty for none.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="name">Its logical name.</param>
    /// <exception cref="RpcException">It would be too long.</exception>
    public static string Of(string project, string stack, string parent, string type, string name)
    {
        var parents = Types(parent);
        var types = parents.Length == 0 || parents == StackType ? type : $"{parents}${type}";
        if (types.Length + name.Length > LengthLimit)
            throw new RpcException(
                new(StatusCode.InvalidArgument, $"A resource's name and types are longer than {LengthLimit} characters"));
        return $"urn:pulumi:{stack}::{project}::{types}::{name}";
    }

    /// <summary>The types in a URN. The name may hold any characters; the parts before it do not hold the separator.</summary>
    private static string Types(string urn) => urn.Split("::", 4) is [_, _, var types, _] ? types : "";
}
