namespace Infra.Analyzers.Engine;

/// <summary>What an environment model tracks of an object. Two that are equal are the same to the rest of the program.</summary>
internal abstract record TrackedObject
{
    /// <summary>What is tracked where two paths that both have the object meet.</summary>
    public abstract TrackedObject? Join(TrackedObject? other);
}
