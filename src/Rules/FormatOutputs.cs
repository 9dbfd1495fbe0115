namespace Infra.Analyzers.Rules;

/// <summary>INFRA1013: Pulumi's outputs must not be made part of a text before their values are known.</summary>
/// <remarks>
/// <c>Output&lt;T&gt;.ToString</c> returns "Calling [ToString] on an [Output&lt;T&gt;] is not supported. …" (pulumi-dotnet,
/// sdk/Pulumi/Core/Output.cs). Only C# has it: in Terraform a reference in a template is what it stands for.
/// </remarks>
internal sealed class FormatOutputs : Rule
{
    public static readonly FormatOutputs Instance = new();

    protected override RuleMetadata Describe() => new()
    {
        Id = "INFRA1013",
        Title = "A Pulumi output is made into text",
        MessageFormat =
            "'{0}' is an {1} whose value is not known yet, so the text gets an error message in its place; use Output.Format or Apply",
        Description =
            "An interpolated string asks an output for its text, and the answer is 'Calling [ToString] on an [Output<T>] is not "
            + "supported'. The program compiles, the preview shows nothing unusual, and AWS is sent that sentence as an ARN, a name or "
            + "a policy.",
        Remediation = "Write Output.Format($\"…\") in place of $\"…\", or make the text in Apply.",
        Severity = Severity.Warning,
        Category = Category.Correctness,
        OnlyIn = Framework.Pulumi,
    };

    /// <summary>The answer about an output that becomes part of a text.</summary>
    /// <param name="output">The expression, as it is written.</param>
    /// <param name="type">Its type, such as <c>Output&lt;string&gt;</c>.</param>
    public Finding Answer(string output, string type) => new(Metadata, Attributes: [], [output, type], Because: []);
}
