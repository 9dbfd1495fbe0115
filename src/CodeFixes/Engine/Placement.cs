using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>A place in the source that sets an attribute, once it is written there.</summary>
/// <param name="Attribute">The attribute's Terraform name.</param>
/// <param name="Node">Where its value must be in scope.</param>
internal abstract record Placement(string Attribute, SyntaxNode Node)
{
    /// <summary>A new entry in the initializer of an object's creation.</summary>
    public sealed record Entry(string Attribute, BaseObjectCreationExpressionSyntax Creation) : Placement(Attribute, Creation);

    /// <summary>The value itself, instead of one that is not set.</summary>
    public sealed record Instead(string Attribute, ExpressionSyntax Value) : Placement(Attribute, Value);

    /// <summary>The value where another one turns out not to be set.</summary>
    /// <param name="Attribute">The attribute's Terraform name.</param>
    /// <param name="Value">The other value.</param>
    /// <param name="IsText">Whether it is a string, which may be empty too; otherwise only null is not set.</param>
    public sealed record Otherwise(string Attribute, ExpressionSyntax Value, bool IsText) : Placement(Attribute, Value);

    /// <summary>An assignment instead of a call that resets the attribute.</summary>
    public sealed record InsteadOfReset(string Attribute, InvocationExpressionSyntax Reset) : Placement(Attribute, Reset);

    /// <summary>A statement before the one that creates the resource.</summary>
    /// <param name="Attribute">The attribute's Terraform name.</param>
    /// <param name="Creation">The creation.</param>
    /// <param name="Receiver">The object whose property is assigned.</param>
    /// <param name="KeepsFirst">Whether the object is not in a variable yet.</param>
    /// <param name="Replaces">Which values are replaced.</param>
    public sealed record Statement(
        string Attribute, BaseObjectCreationExpressionSyntax Creation, ExpressionSyntax Receiver, bool KeepsFirst, Replaced Replaces)
            : Placement(Attribute, Creation);
}

/// <summary>Which values an assignment replaces.</summary>
internal enum Replaced
{
    /// <summary>Every one.</summary>
    Any,

    /// <summary>Null.</summary>
    Null,

    /// <summary>Null and the empty string.</summary>
    NullOrEmpty,
}
