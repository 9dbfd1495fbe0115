using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>What <c>#pragma warning</c> and <c>[SuppressMessage]</c> of a program say of what only a scan sees.</summary>
/// <remarks>
/// The rules are the compiler's (Microsoft.CodeAnalysis, SuppressMessageAttributeState), held against it by a test. What it reports itself
/// it has weighed itself; this is for what it did not report.
/// </remarks>
internal sealed class SourceSuppressions
{
    private static readonly string[] AttributeNames =
        ["SuppressMessage", "SuppressMessageAttribute", "UnconditionalSuppressMessage", "UnconditionalSuppressMessageAttribute"];

    private readonly IReadOnlyList<CSharpFile> _files;
    private readonly Lazy<IReadOnlyList<SuppressionAttribute>> _globals;
    private readonly Lazy<ILookup<string, IReadOnlyList<CSharpToken>>> _constants;
    private readonly Dictionary<CSharpFile, Dictionary<string, string>> _aliases = [];
    private readonly Lazy<Dictionary<string, string>> _globalAliases;

    public SourceSuppressions(IReadOnlyList<CSharpFile> files)
    {
        _files = files;
        _globalAliases = new(() => Aliases(files.Select(file => file.Tokens), areGlobal: true));
        _constants =
            new(() =>
                files.SelectMany(file => Constants(file.Tokens))
                    .ToLookup(constant => constant.Name, constant => constant.Value, StringComparer.Ordinal));
        _globals =
            new(() =>
                [.. _files.SelectMany(file => file.GlobalAttributes.Select(attribute => Read(attribute, file)))
                    .OfType<SuppressionAttribute>()]);
    }

    /// <summary>What suppresses a rule at one of the program's construction sites.</summary>
    /// <returns><see langword="null"/> where nothing does.</returns>
    public Suppression? At(string ruleId, ConstructionSite site)
    {
        var chain = Chain(site);
        if (site.File.IsOff(ruleId, site.Start))
            return new("", site.Place);
        var own = chain.SelectMany(enclosing => enclosing.Declaration.Attributes)
            .Where(attribute => attribute.Target is null or "method" or "type" or "property" or "event" or "field")
            .Select(attribute => Read(attribute, site.File))
            .FirstOrDefault(attribute => attribute?.RuleId == ruleId);
        var suppressing = own ?? _globals.Value.FirstOrDefault(attribute => attribute.RuleId == ruleId && attribute.CoversAny(chain));
        return suppressing is null ? null : new(suppressing.Justification, suppressing.Place);
    }

    /// <summary>What suppresses a rule in the whole program.</summary>
    public Suppression? Everywhere(string ruleId) =>
        _globals.Value.FirstOrDefault(attribute => attribute.RuleId == ruleId && attribute.CoversAny([])) is { } global
        ? new(global.Justification, global.Place)
        : null;

    /// <summary>What encloses a site, with full names, from the outside to the inside.</summary>
    private static List<EnclosingDeclaration> Chain(ConstructionSite site)
    {
        var chain = new List<EnclosingDeclaration>();
        foreach (var declaration in site.File.Enclosing(site.Start))
            chain.Add(new(declaration, chain.Count == 0 ? declaration.Name : $"{chain[chain.Count - 1].FullName}.{declaration.Name}"));

        // What is in no type is a top-level statement, which the compiler puts into a method.
        return chain.Any(enclosing => enclosing.Declaration.Kind == DeclarationKind.Type)
            ? chain
            :
            [
                new(new(DeclarationKind.Member, "<Main>$", ["string[]"], 0, int.MaxValue, []), "Program.<Main>$"),
                .. chain,
            ];
    }

    private SuppressionAttribute? Read(AttributeUse attribute, CSharpFile file)
    {
        if (!AttributeNames.Contains(LastPart(Resolve(attribute.Name, file)), StringComparer.Ordinal))
            return null;
        var positional = attribute.Arguments.Where(argument => argument.Name is null).ToList();
        var id = TextOf(
            Named("checkId") ?? (positional.Count > 1 ? positional[1] : positional.FirstOrDefault(_ => Named("category") is not null)));
        return id is null
            ? null
            : new(
                id.Split(':')[0].Trim(),
                TextOf(Named("Scope")),
                TextOf(Named("Target")),
                SafeText.Of(TextOf(Named("Justification")) ?? "", 1000),
                file.Place(attribute.Start, attribute.End));

        AttributeArgument? Named(string name) => attribute.Arguments.FirstOrDefault(argument => argument.Name == name);
    }

    private string Resolve(string name, CSharpFile file)
    {
        if (!_aliases.TryGetValue(file, out var aliases))
            _aliases.Add(file, aliases = Aliases([file.Tokens], areGlobal: false));
        return aliases.TryGetValue(name, out var target) || _globalAliases.Value.TryGetValue(name, out target)
            || aliases.TryGetValue(name + "Attribute", out target) || _globalAliases.Value.TryGetValue(name + "Attribute", out target)
            ? target
            : name;
    }

    private static string LastPart(string name) => name.Substring(name.LastIndexOfAny(['.', ':']) + 1);

    private string? TextOf(AttributeArgument? argument) => argument is null ? null : TextOf(argument.Value, depth: 0);

    /// <summary>
    /// The constant string that an expression stands for: literals, constants of the program, <c>nameof</c>, and sums of these.
    /// </summary>
    private string? TextOf(IReadOnlyList<CSharpToken> tokens, int depth)
    {
        var plus = IndexOf(tokens, '+');
        if (plus >= 0)
            return TextOf([.. tokens.Take(plus)], depth) is { } left && TextOf([.. tokens.Skip(plus + 1)], depth) is { } right
                ? left + right : null;
        if (tokens is [{ Pieces: [var literal] }])
            return literal;
        if (tokens.Count == 0 || depth > 10)
            return null;
        if (tokens[0].Is("nameof") && tokens.Count > 3)
            return tokens[tokens.Count - 2].Value;
        if (tokens[0].Is('(') && tokens[tokens.Count - 1].Is(')'))
            return TextOf([.. tokens.Skip(1).Take(tokens.Count - 2)], depth + 1);

        // A constant, qualified or not. Of several with the name only what all of them say is known.
        var last = tokens[tokens.Count - 1];
        if (last.Kind != CSharpTokenKind.Word)
            return null;
        var values = _constants.Value[last.Value].Select(value => TextOf(value, depth + 1)).Distinct().ToList();
        return values is [var only] ? only : null;
    }

    private static int IndexOf(IReadOnlyList<CSharpToken> tokens, char punctuation)
    {
        var depth = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            depth += tokens[index].Is('(') ? 1 : tokens[index].Is(')') ? -1 : 0;
            if (depth == 0 && tokens[index].Is(punctuation))
                return index;
        }

        return -1;
    }

    private static IEnumerable<(string Name, IReadOnlyList<CSharpToken> Value)> Constants(TokenList tokens)
    {
        for (var index = 0; index + 4 < tokens.Count; index++)
        {
            if (!tokens.IsAt(index, "const") || tokens.WordAt(index + 1) is not ("string" or "String") || !tokens.IsAt(index + 3, '=')
                || tokens.WordAt(index + 2) is not { } name)
                continue;
            var value = new List<CSharpToken>();
            for (var at = index + 4; at < tokens.Count && !tokens.IsAt(at, ';') && !tokens.IsAt(at, ','); at++)
                value.Add(tokens[at]);
            yield return (name, value);
        }
    }

    /// <summary><c>using SM = System.Diagnostics.CodeAnalysis.SuppressMessageAttribute;</c></summary>
    private static Dictionary<string, string> Aliases(IEnumerable<TokenList> files, bool areGlobal)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tokens in files)
        {
            for (var index = 0; index + 3 < tokens.Count; index++)
            {
                if (!tokens.IsAt(index, "using") || tokens.IsAt(index - 1, "global") != areGlobal || !tokens.IsAt(index + 2, '=')
                    || tokens.WordAt(index + 1) is not { } alias)
                    continue;
                var name = "";
                for (var at = index + 3; at < tokens.Count && !tokens.IsAt(at, ';'); at++)
                    name += tokens[at].Value;
                aliases[alias] = name;
            }
        }

        return aliases;
    }
}

/// <summary>A declaration around a site.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="FullName">Its name with its containers.</param>
internal sealed record EnclosingDeclaration(Declaration Declaration, string FullName);

/// <summary>A <c>[SuppressMessage]</c>.</summary>
/// <param name="RuleId">The rule that it suppresses.</param>
/// <param name="Scope">On the assembly: what kind of thing <paramref name="Target"/> names.</param>
/// <param name="Target">On the assembly: where it suppresses.</param>
/// <param name="Justification">The reason given; empty where there is none.</param>
/// <param name="Place">Where it is written.</param>
internal sealed record SuppressionAttribute(string RuleId, string? Scope, string? Target, string Justification, TextPlace Place)
{
    /// <summary>Whether an attribute of the assembly covers what is enclosed by these declarations.</summary>
    public bool CoversAny(IReadOnlyList<EnclosingDeclaration> chain)
    {
        switch (Scope?.ToLowerInvariant())
        {
            case null or "module":
                return Scope is not null || Target is null;
            case "type" or "member":
                var id = DocumentationId.Parse(Target ?? "");
                return chain.Any(enclosing => id.Matches(enclosing.Declaration, enclosing.FullName));
            case "namespaceanddescendants":
                var target = DocumentationId.Parse(Target ?? "").Namespace;
                return target is not null
                    && chain.LastOrDefault(enclosing => enclosing.Declaration.Kind == DeclarationKind.Namespace) is { } space
                    && (space.FullName + ".").StartsWith(target + ".", StringComparison.Ordinal);

            // "namespace" is about the namespace itself, not about the code in it.
            default:
                return false;
        }
    }
}
