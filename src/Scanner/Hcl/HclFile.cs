using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Hcl;

/// <summary>A file of the native syntax, as far as it could be read.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Body">Its attributes and blocks, without the broken ones.</param>
/// <param name="Comments">Its comments, from top to bottom.</param>
/// <param name="Errors">What is wrong with it; at most one for each top-level block.</param>
internal sealed record HclFile(
    SourceText Source,
    ConfigBody Body,
    IReadOnlyList<Span> Comments,
    IReadOnlyList<MalformedInputException> Errors);
