using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Infra.Analyzers.PulumiEngine.Registration;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>
/// The classes that a program constructs. A function that <c>Apply</c> is given is not called with a value that is known after the update
/// only: what it would register, a run does not show.
/// </summary>
internal static class ConstructedClasses
{
    /// <summary>The simple names of the classes of other assemblies that a program has code to construct.</summary>
    public static IReadOnlySet<string> Of(string assembly)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var file = new PEReader(File.OpenRead(assembly));
            var reader = file.GetMetadataReader();
            foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
            {
                if (member.Parent.Kind == HandleKind.TypeReference && reader.StringComparer.Equals(member.Name, ".ctor"))
                    names.Add(reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException
            or InvalidOperationException)
        {
            // What cannot be read has not been run either.
        }

        return names;
    }

    /// <summary>Those of them of which no resource was registered, in order.</summary>
    public static IReadOnlyList<string> Unregistered(IReadOnlySet<string> names, Registry registry)
    {
        var registered = registry.Resources.Select(resource => resource.Type[(resource.Type.LastIndexOf(':') + 1)..]);
        return [.. names.Except(registered, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
