using Infra.Analyzers.Scanner;

namespace Infra.Analyzers.Tool.Inputs;

/// <summary>What there is to scan, as absolute paths, each once and in order.</summary>
/// <param name="Projects">C# projects.</param>
/// <param name="Terraform">Folders of Terraform files, synthesized folders, and plan, state and Pulumi files.</param>
/// <param name="Problems">What could not be looked into.</param>
internal sealed record ScanInputs(IReadOnlyList<string> Projects, IReadOnlyList<string> Terraform, IReadOnlyList<Report> Problems)
{
    public int Count => Projects.Count + Terraform.Count;
}
