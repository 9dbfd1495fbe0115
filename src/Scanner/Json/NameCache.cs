using System.Text;

namespace Infra.Analyzers.Scanner.Json;

/// <summary>Gives names that come again and again the same string, instead of a new one each time.</summary>
internal sealed class NameCache
{
    private const int Size = 256;
    private const int MaxNameLength = 48;

    private readonly string?[] _names = new string?[Size];

    /// <summary>The text of bytes in UTF-8.</summary>
    public string Get(byte[] bytes, int start, int end)
    {
        if (end - start > MaxNameLength)
            return Encoding.UTF8.GetString(bytes, start, end - start);
        var hash = 0u;
        for (var index = start; index < end; index++)
            hash = (hash * 31) + bytes[index];
        ref var name = ref _names[hash % Size];
        return name is not null && Equals(name, bytes, start, end) ? name : name = Encoding.UTF8.GetString(bytes, start, end - start);
    }

    // Only a name of ASCII alone has as many characters as bytes and is equal to them one by one.
    private static bool Equals(string name, byte[] bytes, int start, int end)
    {
        if (name.Length != end - start)
            return false;
        for (var index = 0; index < name.Length; index++)
        {
            if (name[index] != bytes[start + index])
                return false;
        }

        return true;
    }
}
