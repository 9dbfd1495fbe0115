using Infra.Analyzers.Scanner.Hcl;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Finds the place in a block that a finding is about.</summary>
internal static class BlockPlaces
{
    /// <summary>
    /// The value of the attribute where a finding is about one that is written, else the innermost block that lacks it.
    /// </summary>
    /// <param name="attributes">What the finding is about, as paths of attributes such as <c>logging.bucket</c>.</param>
    /// <param name="block">The block of the resource.</param>
    public static TextPlace Of(IReadOnlyList<string> attributes, ConfigBlock block)
    {
        if (attributes is not [var path])
            return block.Place;
        var innermost = block;
        foreach (var part in path.Split('.'))
        {
            var name = part.Split('[')[0];
            if (innermost.Body.Attributes.TryGetValue(name, out var attribute))
                return attribute.Source.PlaceOf(attribute.Value.Span);

            // Of several it may be any; of a dynamic block, what it makes.
            if (innermost.Body.Blocks.Where(nested => nested.Type == name).Take(2).ToList() is not [var only])
                break;
            innermost = only;
        }

        return innermost.Place;
    }
}
