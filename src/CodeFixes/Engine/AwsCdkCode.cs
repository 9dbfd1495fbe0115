using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Engine;

/// <summary>AWS CDK, whose L2 constructs fixes create.</summary>
internal sealed class AwsCdkCode(FixTarget target, TypeNames names) : FrameworkCode(target, names)
{
    public override string Text(string interpolatedString) => interpolatedString;

    public override string? Arguments(string id, INamedTypeSymbol config, IReadOnlyList<string> entries) =>
        Target.Argument(0) is { } scope && FixTarget.IsPure(scope)
            ? entries.Count == 0 ? $"{scope}, {id}" : $"{scope}, {id}, {Object("new " + Names.Of(config), entries)}"
            : null;

    /// <summary>A policy is part of the role that needs it, so that nothing has to wait for it.</summary>
    public override IEnumerable<TextChange>? WaitFor(string variable, Placements placements) => null;

    /// <summary>A class beside that of the target.</summary>
    /// <param name="service">The service that it belongs to, such as <c>IAM</c>.</param>
    /// <param name="name">Its name.</param>
    public string? NameOf(string service, string name) => Target.Kind.Type.ContainingNamespace.ContainingNamespace.GetNamespaceMembers()
        .Where(space => space.Name == service)
        .SelectMany(space => space.GetTypeMembers(name, arity: 0))
        .FirstOrDefault() is { } type
            ? Names.Of(type)
            : null;

    /// <summary>The inline policies of a role that may write to a log group.</summary>
    /// <param name="streams">The ARN of the log group with the wildcard, an expression.</param>
    public string? PoliciesToWrite(string streams)
    {
        if (NameOf("IAM", "PolicyDocument") is not { } document
            || NameOf("IAM", "PolicyDocumentProps") is not { } documentProps
            || NameOf("IAM", "PolicyStatement") is not { } statement
            || NameOf("IAM", "PolicyStatementProps") is not { } statementProps
            || Target.Model.Compilation.GetTypeByMetadataName("System.Collections.Generic.Dictionary`2") is not { } dictionary)
        {
            return null;
        }

        var allowed = Object(
            $"new {statementProps}",
            ["Actions = new[] { \"logs:CreateLogStream\", \"logs:PutLogEvents\" }", $"Resources = new[] {{ {streams} }}"]);
        var content = Object($"new {documentProps}", [$"Statements = new[] {{ new {statement}({allowed}) }}"]);
        return Object(
            $"new {Names.Of(dictionary)}<string, {document}>",
            [$"[\"WriteLogs\"] = new {document}({content})"]);
    }
}
