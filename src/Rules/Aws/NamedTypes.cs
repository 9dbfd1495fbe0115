namespace Infra.Analyzers.Rules.Aws;

/// <summary>
/// The types whose resources have an ARN that is made of their name: what a preview gives resources that do not exist, so that what a program
/// makes of their names and ARNs can be read.
/// </summary>
internal static class NamedTypes
{
    /// <summary>All of them: those of the catalogue, and some that no rule asks for but that programs take names and ARNs of.</summary>
    public static readonly IReadOnlyList<ResourceSchema> All =
    [
        .. SchemaCatalog.Schemas.Where(schema => schema.Arn is not null),
        new("aws_iam_user")
        {
            PulumiTokens = ["aws:iam/user:User"],
            CloudFormationType = "AWS::IAM::User",
            Names = [new("name", "userName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
            Arn = new("arn:{partition}:iam::{account}:user{path}{name}", NameHasSlashes: false),
        },
        new("aws_iam_group")
        {
            PulumiTokens = ["aws:iam/group:Group"],
            CloudFormationType = "AWS::IAM::Group",
            Names = [new("name", "groupName", Bindings.CdkAndTemplate) { IsOfTypeAlone = true }],
            Arn = new("arn:{partition}:iam::{account}:group{path}{name}", NameHasSlashes: false),
        },
        new("aws_lambda_function")
        {
            PulumiTokens = ["aws:lambda/function:Function"],
            CloudFormationType = "AWS::Lambda::Function",
            Names =
            [
                new("function_name", "name", Bindings.Pulumi) { IsOfTypeAlone = true },
            ],
            NameAttribute = "function_name",
            Arn = new("arn:{partition}:lambda:{region}:{account}:function:{name}", NameHasSlashes: false),
        },
    ];
}
