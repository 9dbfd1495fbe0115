using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>The creation of a resource that a finding is about.</summary>
internal sealed record FixTarget(
    Document Document,
    SyntaxNode Root,
    SourceText Text,
    SemanticModel Model,
    Frameworks Frameworks,
    ResourceKind Kind,
    INamedTypeSymbol ConfigType,
    IObjectCreationOperation Operation)
{
    private readonly Lazy<SourceStyle> _style = new(() => new(Root, Text));

    public SourceStyle Style => _style.Value;

    public BaseObjectCreationExpressionSyntax Creation => (BaseObjectCreationExpressionSyntax)Operation.Syntax;

    /// <summary>Whether the class that is created is the framework's own, so that its arguments are known.</summary>
    public bool IsOwnConstructor => SymbolEqualityComparer.Default.Equals(Operation.Type, Kind.Type);

    /// <summary>The expression of the argument that holds the attributes, where it is written.</summary>
    public ExpressionSyntax? Config => IsOwnConstructor ? Argument(Kind.Arguments.Config) : null;

    /// <summary>The expression of the argument that names the resource.</summary>
    public ExpressionSyntax? Id => IsOwnConstructor ? Argument(Kind.Arguments.Name) : null;

    /// <summary>The variable, field or property that the resource is kept in.</summary>
    public ISymbol? KeptIn => Creation.Parent switch
    {
        EqualsValueClauseSyntax { Parent: { } declaration } => Model.GetDeclaredSymbol(declaration),
        AssignmentExpressionSyntax assignment when assignment.Right == Creation => Model.GetSymbolInfo(assignment.Left).Symbol,
        _ => null,
    };

    /// <summary>The name of the class as the program writes it, at the creation or at what is declared with it.</summary>
    public TypeSyntax? WrittenType => Creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type,
        { Parent: EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } } => type,
        { Parent: EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type: var type } } } => type,
        _ => null,
    };

    /// <summary>
    /// What the names of variables that belong to the resource begin with: by the one that it is kept in, or by its class.
    /// </summary>
    public string BaseName =>
        (KeptIn is { Name: var name } ? Identifiers.Camel(Identifiers.Words(name)) : null)
        ?? Identifiers.Camel(Identifiers.Words(Kind.Type.Name))
        ?? "resource";

    /// <summary>The language that the file is written in.</summary>
    public CSharpParseOptions Language => (CSharpParseOptions)Root.SyntaxTree.Options;

    /// <summary>
    /// The target whose creation a place is in; <see langword="null"/> where there is none or its framework is not known.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="position">The place.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="rules">Knows the types of resources; the catalogue's where it is not given.</param>
    public static async Task<FixTarget?> FindAsync(
        Document document, int position, CancellationToken cancellation, Rules.Catalogue.RuleBook? rules = null)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null
            || Frameworks.Of(model.Compilation, rules ?? Rules.Catalogue.RuleBook.BuiltIn) is not { } frameworks)
            return null;
        foreach (var creation in root.FindToken(position).Parent?.AncestorsAndSelf().OfType<BaseObjectCreationExpressionSyntax>() ?? [])
        {
            if (model.GetOperation(creation, cancellation) is IObjectCreationOperation operation
                && frameworks.ResourceOf(operation.Type) is { } kind)
            {
                return kind is { Form: ResourceForm.Typed or ResourceForm.Construct, ConfigType: { } config }
                    ? new(document, root, root.SyntaxTree.GetText(cancellation), model, frameworks, kind, config, operation)
                    : null;
            }
        }

        return null;
    }

    /// <summary>The expression of an argument by its position in the constructor.</summary>
    public ExpressionSyntax? Argument(int ordinal) =>
        Operation.Arguments
            .Where(argument => argument.Parameter?.Ordinal == ordinal && argument.ArgumentKind == ArgumentKind.Explicit)
            .FirstOrDefault() is { Value.Syntax: var value }
            ? Creation.ArgumentList?.Arguments.FirstOrDefault(argument => argument.Span.Contains(value.Span))?.Expression
            : null;

    /// <summary>The member that code belongs to; the file for top-level statements.</summary>
    public static SyntaxNode MemberOf(SyntaxNode code) =>
        code.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .FirstOrDefault(node => node is not (GlobalStatementSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))
            ?? code.SyntaxTree.GetRoot();

    /// <summary>Whether evaluating an expression again, or earlier, changes nothing.</summary>
    public static bool IsPure(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax or LiteralExpressionSyntax or PredefinedTypeSyntax => true,
        MemberAccessExpressionSyntax access => IsPure(access.Expression),
        ParenthesizedExpressionSyntax inner => IsPure(inner.Expression),
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression) && IsPure(binary.Left) && IsPure(binary.Right),
        InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().All(hole => IsPure(hole.Expression)),
        _ => false,
    };
}
