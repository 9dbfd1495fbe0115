namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>What the parse of one file makes for itself and the parse of another can use again. One parse uses it at a time.</summary>
internal sealed class HclScratch
{
    private readonly List<BodyBuilder> _bodies = [];
    private readonly Stack<TemplateParser> _templateParsers = new();

    /// <summary>The labels of the block at hand.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>The words of the files.</summary>
    public NameTable Names { get; } = new();

    /// <summary>What collects a body; empty.</summary>
    /// <param name="level">How many bodies are around it, which are collected at the same time.</param>
    public BodyBuilder Body(int level)
    {
        if (level == _bodies.Count)
            _bodies.Add(new());
        if (!_bodies[level].IsSmall)
            _bodies[level] = new();
        _bodies[level].Clear();
        return _bodies[level];
    }

    /// <summary>A parser of templates that has done its work, or a new one: of templates in templates each has its own.</summary>
    public TemplateParser RentTemplateParser() => _templateParsers.Count > 0 ? _templateParsers.Pop() : new();

    /// <summary>Takes back a parser of templates.</summary>
    public void Return(TemplateParser parser) => _templateParsers.Push(parser);
}
