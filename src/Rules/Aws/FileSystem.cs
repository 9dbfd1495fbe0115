namespace Infra.Analyzers.Rules.Aws;

/// <summary>The names of <c>aws_efs_file_system</c>.</summary>
internal static class FileSystem
{
    public const string Type = "aws_efs_file_system";

    /// <summary>What the frameworks make of it.</summary>
    public static readonly ResourceSchema Schema = new(Type)
    {
        PulumiTokens = ["aws:efs/fileSystem:FileSystem"],
        CloudFormationType = "AWS::EFS::FileSystem",
    };
}
