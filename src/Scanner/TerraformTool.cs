namespace Infra.Analyzers.Scanner;

/// <summary>Which of the programs that read a configuration it is judged for.</summary>
internal enum TerraformTool
{
    /// <summary>OpenTofu where a folder has files that only OpenTofu reads; otherwise both read it alike.</summary>
    Auto,

    /// <summary>Terraform, which passes over <c>*.tofu</c> and <c>*.tofu.json</c>.</summary>
    Terraform,

    /// <summary>OpenTofu 1.8 or later, for which <c>main.tofu</c> takes the place of <c>main.tf</c>.</summary>
    OpenTofu,
}
