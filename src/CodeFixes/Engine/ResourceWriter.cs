using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>Writes the statements that create resources beside a target.</summary>
/// <param name="target">The target.</param>
/// <param name="code">How its framework writes them.</param>
/// <param name="names">The names of types in the new code.</param>
/// <param name="ids">The ids of the new resources.</param>
/// <param name="identifiers">The names of the new variables.</param>
internal sealed class ResourceWriter(FixTarget target, FrameworkCode code, TypeNames names, ResourceIds ids, Identifiers identifiers)
{
    private readonly List<string> _statements = [];
    private readonly List<CreatedResource> _created = [];

    /// <summary>The statements so far, as <see cref="SourceStyle.Lay"/> takes them.</summary>
    public string Statements => string.Join("\n", _statements);

    /// <summary>The resources that they create.</summary>
    public IReadOnlyList<CreatedResource> Created => _created;

    /// <summary>Creates a resource that other code refers to.</summary>
    /// <param name="terraformType">Its type.</param>
    /// <param name="words">What it is, in words: its id and its variable are called so.</param>
    /// <param name="attributes">Its attributes by their Terraform names, each an expression.</param>
    /// <returns>The variable; <see langword="null"/> where the resource cannot be created here.</returns>
    public string? Keep(string terraformType, IReadOnlyList<string> words, params (string Attribute, string Value)[] attributes)
    {
        if (Creation(terraformType, words, attributes) is not var (type, arguments))
            return null;
        var suffix = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        var variable = identifiers.Unique(ids.BaseName + suffix);
        _statements.Add(target.Style.Declaration switch
        {
            DeclarationStyle.TargetTyped => $"{type} {variable} = new({arguments});",
            DeclarationStyle.Named => $"{type} {variable} = new {type}({arguments});",
            _ => $"var {variable} = new {type}({arguments});",
        });
        return variable;
    }

    /// <summary>Creates a resource that no other code refers to.</summary>
    /// <inheritdoc cref="Keep" path="/param"/>
    /// <returns>Whether it can be created here.</returns>
    public bool Add(string terraformType, IReadOnlyList<string> words, params (string Attribute, string Value)[] attributes)
    {
        if (Creation(terraformType, words, attributes) is not var (type, arguments))
            return false;
        _statements.Add($"{(target.Style.UsesDiscards ? "_ = " : "")}new {type}({arguments});");
        return true;
    }

    private (string Type, string Arguments)? Creation(
        string terraformType, IReadOnlyList<string> words, (string Attribute, string Value)[] attributes)
    {
        if (ResourceClass.Find(terraformType, target) is not { Config: { } config } known)
            return null;
        var entries = attributes.Select(attribute => $"{known.Spelling(attribute.Attribute)} = {attribute.Value}").ToList();
        var id = ids.Of([.. words]);
        if (code.Arguments(id, config, entries) is not { } arguments)
            return null;
        _created.Add(new(terraformType, known.Type.Name, Shown(id)));
        return (names.Of(known.Type), arguments);
    }

    /// <summary>The content of a literal, or the expression as it is.</summary>
    private static string Shown(string id) =>
        SyntaxFactory.ParseExpression(id) is LiteralExpressionSyntax { Token.ValueText: var text } ? text : id;
}
