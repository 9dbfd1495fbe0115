namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_sagemaker_notebook_instance</c>.</summary>
internal static class Notebook
{
    public const string Type = "aws_sagemaker_notebook_instance";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:sagemaker/notebookInstance:NotebookInstance"],
        CloudFormationType = "AWS::SageMaker::NotebookInstance",
    };
}
