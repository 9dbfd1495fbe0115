using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>The code that a value is made of, as far as its file shows it.</summary>
internal sealed class Evidence
{
    private const int MaxDepth = 4;

    private readonly SemanticModel _model;
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);
    private readonly List<string> _texts = [];

    private Evidence(SemanticModel model) => _model = model;

    /// <summary>Whether there is more to the value than the file shows.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The code, and that of the variables in it.</summary>
    public string Text => string.Join("\n", _texts);

    /// <summary>The code that an expression's value is made of.</summary>
    public static Evidence Of(SyntaxNode expression, SemanticModel model)
    {
        var evidence = new Evidence(model);
        evidence.Add(expression, 0);
        return evidence;
    }

    /// <summary>Whether the code names a variable, parameter, field or property.</summary>
    public bool Names(ISymbol symbol) => _symbols.Contains(symbol);

    private void Add(SyntaxNode code, int depth)
    {
        _texts.Add(code.ToString());
        foreach (var name in code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (IsMemberName(name))
            {
                IsOpen |= IsFromElsewhere(name);
                continue;
            }

            if (_model.GetSymbolInfo(name).Symbol is not { } symbol
                || symbol is INamespaceOrTypeSymbol
                || !_symbols.Add(symbol))
            {
                continue;
            }

            if (depth < MaxDepth && ValueOf(symbol) is { } value)
                Add(value, depth + 1);
            else
                IsOpen |= symbol is not IFieldSymbol { IsConst: true };
        }
    }

    /// <summary>Whether a name stands after a dot, or at the left of an entry: what it belongs to is what counts.</summary>
    private static bool IsMemberName(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access => access.Name == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } entry => entry.Left == name,
        NameColonSyntax or NameEqualsSyntax => true,
        _ => false,
    };

    /// <summary>
    /// Whether a member of a class gives a value that is not written here; what only makes text of its arguments does not.
    /// </summary>
    private bool IsFromElsewhere(IdentifierNameSyntax name) =>
        _model.GetSymbolInfo(name).Symbol is { IsStatic: true } symbol
        && symbol switch
        {
            IFieldSymbol field => !field.IsConst,
            IMethodSymbol method => method.Name is not ("Format" or "Serialize" or "Create" or "Concat" or "Join"),
            _ => true,
        };

    private ExpressionSyntax? ValueOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => new Written(_model).ValuesOf(local) is [var only] ? only : null,
        IFieldSymbol or IPropertySymbol when symbol.DeclaringSyntaxReferences is [var declaration]
            && declaration.SyntaxTree == _model.SyntaxTree =>
            declaration.GetSyntax() switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
                _ => null,
            },
        _ => null,
    };
}
