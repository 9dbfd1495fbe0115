using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>A method, constructor, accessor or initializer with its control-flow graph.</summary>
internal sealed record Body(ISymbol Owner, ControlFlowGraph Graph);

/// <summary>The source of the program: its members and their bodies. Used by one thread.</summary>
internal sealed class ProgramSource(Compilation compilation, ITypeModel types, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, Body?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Body?> _memberInitializers = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ControlFlowGraph, CfgSummary> _summaries = [];
    private readonly Dictionary<INamedTypeSymbol, IReadOnlyList<Body>> _initializers = new(SymbolEqualityComparer.Default);
    private SyntacticEffects? _effects;

    /// <summary>What is known of types that are not in source.</summary>
    public ITypeModel Types { get; } = types;

    /// <summary>What code may do to what it mentions, determined from its syntax.</summary>
    public SyntacticEffects Effects => _effects ??= new(this, cancellation);

    public CfgSummary SummaryOf(ControlFlowGraph graph)
    {
        if (!_summaries.TryGetValue(graph, out var summary))
            _summaries.Add(graph, summary = new(graph));
        return summary;
    }

    public bool IsInSource(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.OriginalDefinition.ContainingAssembly, compilation.Assembly);

    public bool HasSource(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction || BodyOf(method) is not null;

    public bool IsAssignable(ITypeSymbol from, ITypeSymbol to) =>
        compilation.ClassifyConversion(from, to) is { IsImplicit: true, IsUserDefined: false };

    /// <summary>The body of a method in source; <see langword="null"/> where it has none, as the accessors of an auto-property.</summary>
    public Body? BodyOf(IMethodSymbol? method)
    {
        // The static form of an extension member has the syntax of the member, but parameters of its own.
        if (method is null or { IsImplicitlyDeclared: true, MethodKind: MethodKind.Ordinary }
            || !IsInSource(method.ContainingType)
            || Types.IsModeled(method.ContainingType))
        {
            return null;
        }

        var definition = method.OriginalDefinition;
        if (!_bodies.TryGetValue(definition, out var body))
            _bodies.Add(definition, body = CreateBody(definition));
        return body;
    }

    /// <summary>The body that a declaration of a member is.</summary>
    public Body? BodyAt(SyntaxNode declaration, ISymbol owner) => GraphOf(declaration) is { } graph ? new(owner, graph) : null;

    /// <summary>The call of another constructor that a constructor begins with.</summary>
    public IInvocationOperation? ConstructorInitializer(IMethodSymbol constructor) =>
        BodyOf(constructor)?.Graph.OriginalOperation is IConstructorBodyOperation { Initializer: { } initializer }
            ? initializer.DescendantsAndSelf()
                .OfType<IInvocationOperation>()
                .FirstOrDefault(call => call.TargetMethod.MethodKind == MethodKind.Constructor)
            : null;

    /// <summary>The initializers of the fields and properties of a class, in their order.</summary>
    public IReadOnlyList<Body> InstanceInitializersOf(INamedTypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (!_initializers.TryGetValue(definition, out var bodies))
            _initializers.Add(
                definition,
                bodies = [.. definition.GetMembers().Where(member => !member.IsStatic).Select(InitializerBody).OfType<Body>()]);
        return bodies;
    }

    /// <summary>The initializer of a member that nothing else assigns.</summary>
    public Body? InitializerOf(ISymbol member)
    {
        var definition = Dispatch.StorageOf(member);
        if (!IsInSource(definition.ContainingType) || !Effects.IsFixed(definition))
            return null;
        return InitializerBody(definition);
    }

    /// <summary>Whether a member is plain storage that nothing ever assigns.</summary>
    public bool KeepsDefault(ISymbol member)
    {
        var definition = Dispatch.StorageOf(member);
        return IsInSource(definition.ContainingType)
            && definition is IFieldSymbol or IPropertySymbol { IsAbstract: false }
            && BodyOf((definition as IPropertySymbol)?.GetMethod) is null
            && Effects.IsFixed(definition)
            && InitializerBody(definition) is null;
    }

#pragma warning disable RS1030 // Calls are followed into other files, whose models the driver shares through the compilation.
    public SemanticModel ModelOf(SyntaxTree tree) => compilation.GetSemanticModel(tree);
#pragma warning restore RS1030

    private Body? CreateBody(IMethodSymbol method)
    {
        var declared = method.PartialImplementationPart ?? method;
        foreach (var reference in declared.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellation);
            if (HasBody(syntax) && GraphOf(syntax) is { } graph)
                return new(declared, graph);
        }

        return null;
    }

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => true,
        CompilationUnitSyntax => true,
        TypeDeclarationSyntax { BaseList.Types: [PrimaryConstructorBaseTypeSyntax, ..] } => true,
        _ => false,
    };

    private ControlFlowGraph? GraphOf(SyntaxNode syntax) =>
        ModelOf(syntax.SyntaxTree).GetOperation(syntax, cancellation) switch
        {
            IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellation),
            IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
            IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
            _ => null,
        };

    private Body? InitializerBody(ISymbol member)
    {
        if (_memberInitializers.TryGetValue(member, out var known))
            return known;
        var clause = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        var body = clause is null ? null : BodyAt(clause, member);
        _memberInitializers.Add(member, body);
        return body;
    }
}
