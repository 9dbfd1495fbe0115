namespace Infra.Analyzers.Scanner.Json;

/// <summary>Very many landmarks of one file, in its order, which are found by their hashes, too.</summary>
/// <remarks>Once all are added several threads may ask at a time.</remarks>
internal sealed class Landmarks
{
    private const int SizeBits = 10;
    private const int Size = 1 << SizeBits;
    private const int FirstSize = 16;

    // Chunks, so that nothing has to be copied when there are more.
    private readonly List<JsonLandmark[]> _chunks = [];
    private readonly object _lock = new();
    private int[] _hashes = [];
    private int[] _numbers = [];

    public int Count { get; private set; }

    public JsonLandmark this[int number] => _chunks[number >> SizeBits][number & (Size - 1)];

    public void Add(JsonLandmark landmark)
    {
        var index = Count & (Size - 1);
        if (index == 0)
            _chunks.Add(new JsonLandmark[_chunks.Count == 0 ? FirstSize : Size]);
        var chunk = _chunks[_chunks.Count - 1];
        if (index == chunk.Length)
            Array.Resize(ref chunk, Math.Min(Size, chunk.Length * 4));
        _chunks[_chunks.Count - 1] = chunk;
        chunk[index] = landmark;
        Count++;
    }

    /// <summary>Those with a hash.</summary>
    public IReadOnlyList<JsonLandmark> WithHash(int hash)
    {
        Sort();
        var found = Array.BinarySearch(_hashes, hash);
        if (found < 0)
            return [];
        var (first, end) = (found, found + 1);
        while (first > 0 && _hashes[first - 1] == hash)
            first--;
        while (end < _hashes.Length && _hashes[end] == hash)
            end++;
        return [.. _numbers.Skip(first).Take(end - first).OrderBy(number => number).Select(number => this[number])];
    }

    private void Sort()
    {
        lock (_lock)
        {
            if (_hashes.Length == Count)
                return;
            var (hashes, numbers) = (new int[Count], new int[Count]);
            for (var number = 0; number < Count; number++)
                (hashes[number], numbers[number]) = (this[number].Hash, number);
            Array.Sort(hashes, numbers);
            (_hashes, _numbers) = (hashes, numbers);
        }
    }
}
