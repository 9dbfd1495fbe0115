using System.Collections.Immutable;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <summary>
/// Tells cheaply, by text alone, which files can construct a watched resource: only those are bound and analysed.
/// </summary>
/// <remarks>
/// A file constructs one by a name (that of the class, of a class in source that derives from it, or an alias of either) or by a
/// target-typed <c>new(…)</c>, whose type is named in the same file or is the type of a member that another file declares.
/// </remarks>
internal sealed class WatchedNames
{
    /// <summary>
    /// The simple names of the classes that the frameworks give to watched resources, and of those that can stand for any.
    /// </summary>
    private static IEnumerable<string> Classes(RuleBook rules) =>
    [
        .. rules.JudgedSchemas.SelectMany(schema => schema.ClassNames),
        .. SchemaCatalog.Components.Select(component => component.ClassName),
        .. SchemaCatalog.Constructs.Select(construct => construct.ClassName),
        "CfnResource",
        "CustomResource",
        "TerraformResource",
    ];

    private const string Pulumi = "Pulumi";

    private readonly ImmutableHashSet<string> _names;
    private readonly HashSet<SyntaxTree> _naming;
    private readonly WordFinder _memberFinder;
    private readonly bool _isPulumiGlobal;

    private WatchedNames(
        ImmutableHashSet<string> names, HashSet<SyntaxTree> naming, WordFinder memberFinder, bool isPulumiGlobal) =>
        (_names, _naming, _memberFinder, _isPulumiGlobal) = (names, naming, memberFinder, isPulumiGlobal);

    /// <summary>The names that matter in a compilation.</summary>
    public static WatchedNames In(Compilation compilation, RuleBook rules, CancellationToken cancellation)
    {
        var names = ImmutableHashSet.CreateRange(StringComparer.Ordinal, Classes(rules));
        var trees = compilation.SyntaxTrees.ToList();
        var naming = new HashSet<SyntaxTree>();
        for (var before = 0; names.Count > before;)
        {
            before = names.Count;
            var finder = new WordFinder(names);
            naming.UnionWith(trees.Where(tree => !naming.Contains(tree) && Contains(tree, finder, cancellation)));
            foreach (var tree in naming)
                names = names.Union(DeclaredNames(tree.GetRoot(cancellation), names));
        }

        var members = naming.SelectMany(tree => MembersOfType(tree.GetRoot(cancellation), names));
        return new(
            names,
            naming,
            new WordFinder(new HashSet<string>(members, StringComparer.Ordinal)),
            trees.Exists(tree => Mentions(tree, Pulumi, cancellation) && HasGlobalUsing(tree.GetRoot(cancellation))));
    }

    /// <summary>The creations in a file that may be of a watched class.</summary>
    public IReadOnlyList<BaseObjectCreationExpressionSyntax> CreationsIn(SyntaxTree tree, CancellationToken cancellation)
    {
        if (!_naming.Contains(tree)
            && !(Contains(tree, _memberFinder, cancellation) && MentionsTargetTypedNew(tree, cancellation)))
            return [];
        return
        [
            .. TokenFinder.StartingWith(tree, "new", cancellation).Where(token => token.IsKind(SyntaxKind.NewKeyword))
                .Select(token => token.Parent).OfType<BaseObjectCreationExpressionSyntax>().Where(IsCandidate),
        ];
    }

    /// <summary>Whether a file uses the Pulumi SDK by its name, or any file may.</summary>
    public bool MayUsePulumi(SyntaxTree tree, CancellationToken cancellation) => _isPulumiGlobal || Mentions(tree, Pulumi, cancellation);

    private static bool HasGlobalUsing(SyntaxNode root) =>
        root is CompilationUnitSyntax file
        && file.Usings.Any(directive =>
            directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && directive.NamespaceOrType.ToString().Contains(Pulumi));

    private bool IsCandidate(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => SimpleName(type) is { } name && _names.Contains(name),
        _ => DeclaredTypeOf(creation) is not { } target || SimpleName(target) is not { } name || _names.Contains(name),
    };

    /// <summary>The type of the variable or property that a target-typed creation initializes, where it is written there.</summary>
    private static TypeSyntax? DeclaredTypeOf(BaseObjectCreationExpressionSyntax creation) => creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } => type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => type,
        _ => null,
    };

    private static bool MentionsTargetTypedNew(SyntaxTree tree, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).ToString();
        return text.IndexOf("new(", StringComparison.Ordinal) >= 0 || text.IndexOf("new (", StringComparison.Ordinal) >= 0;
    }

    private static bool Mentions(SyntaxTree tree, string name, CancellationToken cancellation) =>
        tree.GetText(cancellation).ToString().IndexOf(name, StringComparison.Ordinal) >= 0;

    private static bool Contains(SyntaxTree tree, WordFinder names, CancellationToken cancellation) =>
        names.IsIn(tree.GetText(cancellation).ToString());

    /// <summary>Classes that derive from a watched one, and aliases.</summary>
    private static IEnumerable<string> DeclaredNames(SyntaxNode root, ImmutableHashSet<string> names)
    {
        foreach (var node in root.DescendantNodes(node => node is not BlockSyntax))
        {
            if (node is TypeDeclarationSyntax { BaseList: { } bases } type && bases.Types.Any(parent => Mentions(parent, names)))
                yield return type.Identifier.ValueText;
            else if (node is UsingDirectiveSyntax { Alias: { } alias, NamespaceOrType: var target } && Mentions(target, names))
                yield return alias.Name.Identifier.ValueText;
        }
    }

    /// <summary>
    /// Members and parameters that have a watched class for a type: what can be assigned a target-typed <c>new</c> elsewhere.
    /// </summary>
    private static IEnumerable<string> MembersOfType(SyntaxNode root, ImmutableHashSet<string> names)
    {
        foreach (var node in root.DescendantNodes(node => node
            is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            switch (node)
            {
                case PropertyDeclarationSyntax property when Mentions(property.Type, names):
                    yield return property.Identifier.ValueText;
                    break;
                case FieldDeclarationSyntax field when Mentions(field.Declaration.Type, names):
                    foreach (var variable in field.Declaration.Variables)
                        yield return variable.Identifier.ValueText;
                    break;
                case MethodDeclarationSyntax method
                    when Mentions(method.ReturnType, names)
                        || method.ParameterList.Parameters.Any(parameter => Mentions(parameter.Type, names)):
                    yield return method.Identifier.ValueText;
                    break;
                case TypeDeclarationSyntax { ParameterList: { } parameters } type
                    when parameters.Parameters.Any(parameter => Mentions(parameter.Type, names)):
                    yield return type.Identifier.ValueText;
                    foreach (var parameter in parameters.Parameters)
                        yield return parameter.Identifier.ValueText;
                    break;
                case ConstructorDeclarationSyntax constructor
                    when constructor.ParameterList.Parameters.Any(parameter => Mentions(parameter.Type, names)):
                    yield return constructor.Identifier.ValueText;
                    break;
                case DelegateDeclarationSyntax @delegate when Mentions(@delegate.ReturnType, names):
                    yield return @delegate.Identifier.ValueText;
                    break;
            }
        }
    }

    private static bool Mentions(SyntaxNode? syntax, ImmutableHashSet<string> names) =>
        syntax is not null
            && syntax.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText));

    private static string? SimpleName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        NullableTypeSyntax nullable => SimpleName(nullable.ElementType),
        _ => null,
    };
}
