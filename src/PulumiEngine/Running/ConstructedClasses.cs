using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Infra.Analyzers.PulumiEngine.Registration;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>
/// The classes that a program constructs. A function that <c>Apply</c> is given is not called with a value that is known after the update
/// only: what it would register, a run does not show.
/// </summary>
internal sealed class ConstructedClasses
{
    private const byte Call = 0x28;
    private const byte NewObject = 0x73;
    private const int TokenSize = sizeof(int);

    /// <summary>The simple names of the classes of other assemblies, each with the number of places that construct one.</summary>
    private readonly Dictionary<string, int> _sites = new(StringComparer.Ordinal);

    private ConstructedClasses()
    {
    }

    /// <summary>No program is known.</summary>
    public static ConstructedClasses None { get; } = new();

    /// <summary>Those that the code of an assembly constructs.</summary>
    public static ConstructedClasses Of(string assembly)
    {
        var classes = new ConstructedClasses();
        try
        {
            using var file = new PEReader(File.OpenRead(assembly));
            classes.Read(file, file.GetMetadataReader());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException
            or InvalidOperationException)
        {
            // What cannot be read has not been run either.
        }

        return classes;
    }

    /// <summary>
    /// Those of which a place of construction may have registered nothing, in order: there are more such places than resources come from.
    /// </summary>
    public IReadOnlyList<string> Unregistered(Registry registry, SourcePlaces places)
    {
        var registered =
            registry.Resources.ToLookup(resource => resource.Type[(resource.Type.LastIndexOf(':') + 1)..], StringComparer.Ordinal);
        return
        [
            .. _sites.Where(site => registered[site.Key].ToList() is var resources
                    && (resources.Count == 0 || site.Value > PlacesOf(resources, registry, places)))
                .Select(site => site.Key)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static int PlacesOf(IReadOnlyList<RegisteredResource> resources, Registry registry, SourcePlaces places)
    {
        var found = resources.Select(resource => places.Of(resource, registry)).ToList();
        // One of which nothing is known may come from a place of its own.
        return found.OfType<SourcePlace>().Distinct().Count() + found.Count(place => place is null);
    }

    private void Read(PEReader file, MetadataReader reader)
    {
        var constructors = new Dictionary<int, string>();
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || !reader.StringComparer.Equals(member.Name, ".ctor"))
                continue;
            var name = reader.GetString(reader.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
            constructors.Add(MetadataTokens.GetToken(handle), name);
            _sites.TryAdd(name, 0);
        }

        var addresses = reader.MethodDefinitions.Select(method => reader.GetMethodDefinition(method).RelativeVirtualAddress);
        foreach (var address in addresses.Where(address => address != 0))
            Count(file.GetMethodBody(address).GetILBytes() ?? [], constructors);
    }

    /// <summary>A token is four bytes that no other operand holds but by an accident of one in millions, which costs a finding.</summary>
    private void Count(ReadOnlySpan<byte> code, Dictionary<int, string> constructors)
    {
        for (var index = 0; index + TokenSize < code.Length; index++)
        {
            if (code[index] is Call or NewObject
                && constructors.TryGetValue(BinaryPrimitives.ReadInt32LittleEndian(code[(index + 1)..]), out var name))
            {
                _sites[name]++;
            }
        }
    }
}
