namespace Infra.Analyzers.Scanner.Json;

/// <summary>The objects and arrays that are open: a stack of bits, so that deep nesting costs next to nothing.</summary>
internal sealed class OpenContainers
{
    private ulong[] _bits = new ulong[1];

    public int Count { get; private set; }

    /// <summary>Whether the innermost one is an object; false where none is open.</summary>
    public bool IsObject { get; private set; }

    public void Push(bool isObject)
    {
        var word = Count >> 6;
        if (word == _bits.Length)
            Array.Resize(ref _bits, _bits.Length * 2);
        var bit = 1UL << (Count & 63);
        _bits[word] = isObject ? _bits[word] | bit : _bits[word] & ~bit;
        Count++;
        IsObject = isObject;
    }

    public void Clear() => (Count, IsObject) = (0, false);

    public void Pop()
    {
        Count--;
        var top = Count - 1;
        IsObject = Count > 0 && (_bits[top >> 6] >> (top & 63) & 1) == 1;
    }
}
