namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>A resource that a program has once it is fixed, and had not before.</summary>
/// <param name="ResourceType">Its Terraform type, such as <c>aws_iam_role</c>.</param>
/// <param name="ClassName">The simple name of its class; of what a construct makes by itself, that of the construct.</param>
/// <param name="Name">
/// What the program calls it: its id or, where that is not a constant, the expression. Empty for what a construct makes by itself.
/// </param>
public sealed record CreatedResource(string ResourceType, string ClassName, string Name);
