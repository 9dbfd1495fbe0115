namespace Infra.Analyzers.Scanner.Json;

/// <summary>A list that grows without being copied, for very many small items.</summary>
internal sealed class Chunks<T>
{
    private const int SizeBits = 10;
    private const int Size = 1 << SizeBits;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public T this[int index] => _chunks[index >> SizeBits][index & (Size - 1)];

    public void Add(T item)
    {
        var index = Count & (Size - 1);
        if (index == 0)
            _chunks.Add(new T[_chunks.Count == 0 ? 16 : Size]);
        var last = _chunks.Count - 1;
        if (index == _chunks[last].Length)
            _chunks[last] = Grown(_chunks[last]);
        _chunks[last][index] = item;
        Count++;
    }

    private static T[] Grown(T[] chunk)
    {
        Array.Resize(ref chunk, Math.Min(Size, chunk.Length * 4));
        return chunk;
    }
}
