using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Engine;

/// <summary>Values that are taken apart.</summary>
internal static class Deconstruction
{
    public static Value Deconstruct(Evaluation eval, IDeconstructionAssignmentOperation deconstruction)
    {
        var value = eval.Evaluate(deconstruction.Value);
        var model = eval.Program.ModelOf(deconstruction.Syntax.SyntaxTree);
        DeconstructionInfo? info = deconstruction.Syntax is AssignmentExpressionSyntax assignment ? model.GetDeconstructionInfo(assignment)
            : deconstruction.Syntax.FirstAncestorOrSelf<ForEachVariableStatementSyntax>() is { } loop ? model.GetDeconstructionInfo(loop)
            : null;
        return Deconstruct(eval, deconstruction.Target, value, info);
    }

    public static Value Deconstruct(Evaluation eval, IOperation target, Value value, DeconstructionInfo? info)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
            return Assignments.Write(eval, target, value, target.Syntax);
        var parts = PartsOf(eval, eval.Resolve(value), info?.Method, target.Syntax, tuple.Elements.Length);
        if (parts is null)
        {
            eval.Escape(value);
            parts = [.. tuple.Elements.Select(eval.Fresh)];
        }

        for (var index = 0; index < tuple.Elements.Length && !eval.IsDead; index++)
            Deconstruct(
                eval,
                tuple.Elements[index],
                parts[index],
                info is { Nested: var nested } && index < nested.Length ? nested[index] : null);
        return value;
    }

    /// <summary>
    /// What a value is deconstructed into, by a method where it is no tuple; <see langword="null"/> where that is not known.
    /// </summary>
    public static IReadOnlyList<Value>? PartsOf(Evaluation eval, Value value, IMethodSymbol? method, SyntaxNode site, int count)
    {
        if (value is Value.Tuple tuple)
            return tuple.Elements.Length == count ? tuple.Elements : null;
        if (value is not Value.Reference reference || !eval.Heap.TryGet(reference.Id, out var instance) || instance.HasEscaped)
            return null;
        var definition = (method?.ReducedFrom ?? method)?.OriginalDefinition;
        if (definition is not null && eval.Program.BodyOf(definition) is { } body)
        {
            var isOpen = definition.IsVirtual || definition.IsAbstract || definition.IsOverride;
            return isOpen ? null : Calls.CallForReferences(eval, body, value, count, site);
        }

        var properties = instance.Type.Name == "KeyValuePair"
            ? Collections.EntryProperties(instance.Type)
            : Dispatch.PositionalProperties(instance.Type);
        return properties?.Count == count
            ? [.. properties.Select(property => MemberAccess.ReadStored(eval, value, property) ?? Value.Unknown.Value)]
            : null;
    }
}
