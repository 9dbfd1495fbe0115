namespace Infra.Analyzers.PulumiEngine;

/// <summary>Something that ends the run, as it is reported to the user.</summary>
/// <param name="message">What is wrong and what to do, in one sentence.</param>
/// <param name="place">Where, as far as it is known.</param>
internal sealed class EngineException(string message, SourcePlace? place = null) : Exception(message)
{
    /// <summary>Where to look; <see langword="null"/> where that is not known.</summary>
    public SourcePlace? Place => place;
}

/// <summary>A place in a file.</summary>
/// <param name="File">Its absolute path.</param>
/// <param name="Line">From 1; 0 for the file as a whole.</param>
/// <param name="Column">Likewise.</param>
internal sealed record SourcePlace(string File, int Line, int Column);
