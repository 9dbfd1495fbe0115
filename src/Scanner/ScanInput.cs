namespace Infra.Analyzers.Scanner;

/// <summary>What a path given to a scan stands for.</summary>
/// <param name="Kind">How it is read.</param>
/// <param name="Path">The file or folder to read; for a file of a module, the module's folder.</param>
internal sealed record ScanInput(InputKind Kind, string Path)
{
    /// <summary>The file of the module that was given; <see langword="null"/> where it was the folder.</summary>
    public string? File { get; init; }

    /// <summary>Of the path alone, by which inputs differ.</summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);

    /// <summary>Whether it is Terraform's language, which is read together with the other inputs: one may call another.</summary>
    public bool IsConfiguration =>
        Kind is InputKind.Module or InputKind.Stack or InputKind.TerragruntUnit or InputKind.TerragruntStack;
}

/// <summary>The forms of input.</summary>
internal enum InputKind
{
    /// <summary>A file that is none of the others.</summary>
    Unrecognised,

    /// <summary>A folder that CDKTF synthesized.</summary>
    CdktfOutput,

    /// <summary>A folder that AWS CDK synthesized.</summary>
    CdkOutput,

    /// <summary>A CloudFormation template in JSON.</summary>
    Template,

    /// <summary>A file of CloudFormation templates in YAML.</summary>
    YamlTemplate,

    /// <summary>A folder of Terraform files.</summary>
    Module,

    /// <summary>A folder of files of Terraform Stacks.</summary>
    Stack,

    /// <summary>A <c>terragrunt.hcl</c>, also in JSON.</summary>
    TerragruntUnit,

    /// <summary>A <c>terragrunt.stack.hcl</c>.</summary>
    TerragruntStack,

    /// <summary>A plan or state as <c>terraform show -json</c> prints it, or a state file, <c>terraform.tfstate</c>.</summary>
    TerraformValues,

    /// <summary>A state or plan that OpenTofu has encrypted.</summary>
    Encrypted,

    /// <summary>What <c>pulumi preview --json</c> or <c>pulumi stack export</c> prints, or a checkpoint.</summary>
    Pulumi,
}
