namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>What a trail of a template refers to.</summary>
public sealed class TemplateGraphTests
{
    private const string Trust =
        """
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": {"Service": ["cloudtrail.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}]}
        """;

    private const string Allowing =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["logs:PutLogEvents", "logs:CreateLogStream"], "Resource": {"Fn::GetAtt": ["Group", "Arn"]}}]}
        """;

    private const string BucketStatements =
        """
        [{"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:GetBucketAcl",
          "Resource": {"Fn::GetAtt": ["Bucket", "Arn"]}},
         {"Effect": "Allow", "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": "s3:PutObject",
          "Resource": {"Fn::Join": ["", [{"Fn::GetAtt": ["Bucket", "Arn"]}, "/AWSLogs/", {"Ref": "AWS::AccountId"}, "/*"]]}}]
        """;

    [Theory]
    // The trust policy.
    [InlineData(Trust, "", "INFRA2002")]
    [InlineData("""
        "AssumeRolePolicyDocument": {"Statement":
          {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}
        """, "", "INFRA2001 INFRA2002")]
    [InlineData("\"AssumeRolePolicyDocument\": {\"Ref\": \"P\"}", "", "INFRA2002")]
    [InlineData("""
        "AssumeRolePolicyDocument": {"Statement": [
          {"Effect": "Allow", "Principal": {"Service": {"Fn::Sub": "${P}.amazonaws.com"} }, "Action": "sts:AssumeRole"}]}
        """, "", "INFRA2002")]
    // Policies in the role and beside it.
    [InlineData(Trust + ", \"Policies\": [{\"PolicyName\": \"p\", \"PolicyDocument\": " + Allowing + "}]", "", "")]
    [InlineData(Trust + ", \"Policies\": [{\"PolicyName\": \"p\", \"PolicyDocument\": {\"Statement\": []}}]", "", "INFRA2002")]
    [InlineData(Trust + ", \"Policies\": {\"Ref\": \"P\"}", "", "")]
    [InlineData(Trust + ", \"ManagedPolicyArns\": [\"arn:aws:iam::aws:policy/ReadOnlyAccess\"]", "", "")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::Policy\", \"Properties\": {\"PolicyDocument\": " + Allowing
            + ", \"Roles\": [{\"Ref\": \"Role\"}]}}", "")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::Policy\", \"Properties\": {\"PolicyDocument\": " + Allowing
            + ", \"Roles\": [{\"Ref\": \"Other\"}, {\"Ref\": \"Role\"}]}}", "")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::Policy\", \"Properties\": {\"PolicyDocument\": " + Allowing
            + ", \"Roles\": [{\"Ref\": \"Other\"}]}}, \"Other\": {\"Type\": \"AWS::IAM::Role\"}", "INFRA2002")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::Policy\", \"Properties\": {\"PolicyDocument\": " + Allowing + ", \"Roles\": {\"Ref\": \"P\"}}}",
        "")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::Policy\", \"Properties\": {\"PolicyDocument\": " + Allowing + ", \"Users\": [\"u\"]}}",
        "INFRA2002")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::RolePolicy\", \"Properties\": {\"PolicyDocument\": " + Allowing
            + ", \"RoleName\": {\"Ref\": \"Role\"}}}", "")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::ManagedPolicy\", \"Properties\": {\"PolicyDocument\": " + Allowing
            + ", \"Roles\": [{\"Ref\": \"Role\"}]}}", "")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::ManagedPolicy\", \"Properties\": {\"PolicyDocument\": {\"Statement\": []}, \"Roles\": [{\"Ref\": "
            + "\"Role\"}]}}", "INFRA2002")]
    [InlineData(Trust + ", \"ManagedPolicyArns\": [{\"Ref\": \"X\"}]",
        ", \"X\": {\"Type\": \"AWS::IAM::ManagedPolicy\", \"Properties\": {\"PolicyDocument\": " + Allowing + "}}", "")]
    [InlineData(Trust + ", \"ManagedPolicyArns\": [{\"Ref\": \"X\"}]",
        ", \"X\": {\"Type\": \"AWS::IAM::ManagedPolicy\", \"Properties\": {\"PolicyDocument\": {\"Statement\": []}}}", "INFRA2002")]
    // A condition on the policy: under the one outcome nothing allows it.
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::IAM::Policy\", \"Condition\": \"C\", \"Properties\": {\"PolicyDocument\": " + Allowing
            + ", \"Roles\": [{\"Ref\": \"Role\"}]}}", "")]
    // The role is handed to something that may add a policy.
    [InlineData(Trust, ", \"X\": {\"Type\": \"Custom::Grant\", \"Properties\": {\"Role\": {\"Ref\": \"Role\"}}}", "")]
    [InlineData(Trust,
        ", \"X\": {\"Properties\": {\"Parameters\": {\"Role\": {\"Fn::GetAtt\": \"Role.Arn\"}}}, \"Type\": \"AWS::CloudFormation::Stack\"}",
        "")]
    [InlineData(Trust,
        ", \"X\": {\"Type\": \"AWS::EC2::Instance\", \"Properties\": {\"UserData\": {\"Fn::Base64\": {\"Fn::Sub\": \"aws iam "
            + "put-role-policy ${Role}\"}}}}", "")]
    [InlineData(Trust, ", \"X\": {\"Type\": \"Custom::Grant\", \"Properties\": {\"Role\": \"other\"}}", "INFRA2002")]
    [InlineData(Trust, ", \"X\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\"TopicName\": {\"Ref\": \"Role\"}}}", "INFRA2002")]
    [InlineData(Trust, ", \"Fn::Transform\": {\"Name\": \"AWS::Include\"}", "")]
    [InlineData(Trust,
        ", \"Fn::ForEach::Policies\": [\"N\", {\"Ref\": \"Names\"}, {\"P${N}\": {\"Type\": \"AWS::IAM::Policy\"}}]", "")]
    [InlineData(Trust,
        ", \"Fn::ForEach::Topics\": [\"N\", [\"a\"], {\"T${N}\": {\"Type\": \"AWS::SNS::Topic\"}}]", "INFRA2002")]
    [InlineData(Trust,
        ", \"Fn::ForEach::Hosts\": [\"N\", [\"a\"], {\"H${N}\": {\"Type\": \"AWS::EC2::Instance\", \"Properties\": "
            + "{\"UserData\": {\"Ref\": \"Role\"}}}}]", "")]
    public void The_role(string role, string others, string expected) => Assert.Equal(
        expected,
        Found("\"CloudWatchLogsLogGroupArn\": {\"Fn::GetAtt\": [\"Group\", \"Arn\"]}, \"CloudWatchLogsRoleArn\": {\"Fn::GetAtt\": "
            + "[\"Role\", \"Arn\"]}",
            "\"Group\": {\"Type\": \"AWS::Logs::LogGroup\"}, \"Role\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": {" + role + "}}"
                + others,
            "INFRA2001", "INFRA2002"));

    [Fact]
    public void An_output_hands_a_resource_out()
    {
        const string Role =
            "\"Group\": {\"Type\": \"AWS::Logs::LogGroup\"}, \"Role\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": {" + Trust + "}}";
        const string Properties =
            "\"CloudWatchLogsLogGroupArn\": {\"Fn::GetAtt\": [\"Group\", \"Arn\"]}, \"CloudWatchLogsRoleArn\": {\"Fn::GetAtt\": "
                + "[\"Role\", \"Arn\"]}";
        var template = TemplateCase.OfTrail(Properties, Role, "\"Outputs\": {\"R\": {\"Value\": {\"Fn::Sub\": \"x-${Role}\"}}},");
        Assert.DoesNotContain("INFRA2002", TemplateCase.Rules(template));
        Assert.Contains("INFRA2002", TemplateCase.Rules(template.Replace("x-${Role}", "x-${!Role}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("", "", "INFRA2005")]
    [InlineData("",
        ", \"P\": {\"Type\": \"AWS::S3::BucketPolicy\", \"Properties\": {\"Bucket\": {\"Ref\": \"Bucket\"}, \"PolicyDocument\": "
            + "{\"Statement\": " + BucketStatements + "}}}", "")]
    [InlineData("",
        ", \"P\": {\"Type\": \"AWS::S3::BucketPolicy\", \"Properties\": {\"Bucket\": {\"Ref\": \"Bucket\"}, \"PolicyDocument\": "
            + "{\"Statement\": []}}}", "INFRA2005")]
    [InlineData("",
        ", \"P\": {\"Type\": \"AWS::S3::BucketPolicy\", \"Properties\": {\"Bucket\": {\"Ref\": \"N\"}, \"PolicyDocument\": {\"Statement\": "
            + BucketStatements + "}}}", "")]
    [InlineData("\"BucketName\": \"logs\"",
        ", \"P\": {\"Type\": \"AWS::S3::BucketPolicy\", \"Properties\": {\"Bucket\": \"other\", \"PolicyDocument\": {\"Statement\": "
            + BucketStatements + "}}}", "INFRA2005")]
    [InlineData("\"AccessControl\": \"PublicRead\"", "", "INFRA2003 INFRA2005")]
    [InlineData("\"AccessControl\": \"Private\"", "", "INFRA2005")]
    [InlineData("\"AccessControl\": {\"Fn::If\": [\"C\", \"PublicRead\", \"Private\"]}", "", "INFRA2005")]
    [InlineData("\"AccessControl\": \"PublicRead\", \"PublicAccessBlockConfiguration\": {\"BlockPublicAcls\": true}", "", "INFRA2005")]
    [InlineData("\"AccessControl\": \"PublicRead\", \"PublicAccessBlockConfiguration\": {\"BlockPublicPolicy\": true}", "",
        "INFRA2003 INFRA2005")]
    [InlineData("\"AccessControl\": \"PublicRead\", \"PublicAccessBlockConfiguration\": {\"Ref\": \"P\"}", "", "INFRA2005")]
    [InlineData("\"AccessControl\": \"PublicRead\", \"OwnershipControls\": {\"Rules\": [{\"ObjectOwnership\": \"BucketOwnerEnforced\"}]}",
        "", "INFRA2005")]
    [InlineData("\"AccessControl\": \"PublicRead\", \"OwnershipControls\": {\"Rules\": [{\"ObjectOwnership\": \"ObjectWriter\"}]}", "",
        "INFRA2003 INFRA2005")]
    [InlineData("",
        ", \"P\": {\"Type\": \"AWS::S3::BucketPolicy\", \"Properties\": {\"Bucket\": {\"Ref\": \"Bucket\"}, \"PolicyDocument\": "
            + "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}}}", "INFRA2003")]
    public void The_bucket(string bucket, string others, string expected) => Assert.Equal(
        expected,
        Found("", "\"Bucket\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {" + bucket + "}}" + others, "INFRA2003", "INFRA2005"));

    [Theory]
    [InlineData("", "INFRA2004")]
    [InlineData("\"LoggingConfiguration\": {}", "")]
    [InlineData("\"LoggingConfiguration\": {\"DestinationBucketName\": \"x\"}", "")]
    [InlineData("\"LoggingConfiguration\": {\"Ref\": \"AWS::NoValue\"}", "INFRA2004")]
    public void The_log_of_the_bucket(string bucket, string expected) => Assert.Equal(
        expected,
        Found("", "\"Bucket\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {" + bucket + "}}", "INFRA2004"));

    [Theory]
    [InlineData("{\"Fn::GetAtt\": [\"Key\", \"Arn\"]}", "", "INFRA2006")]
    [InlineData("{\"Ref\": \"Key\"}", "", "INFRA2006")]
    [InlineData("{\"Ref\": \"Alias\"}", "", "INFRA2006")]
    [InlineData("{\"Ref\": \"Key\"}",
        "\"KeyPolicy\": {\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": {\"Fn::Sub\": "
            + "\"arn:aws:iam::${AWS::AccountId}:root\"}}, \"Action\": \"kms:*\", \"Resource\": \"*\"}]}", "INFRA2006")]
    [InlineData("{\"Ref\": \"Key\"}",
        "\"KeyPolicy\": {\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"cloudtrail.amazonaws.com\"}, \"Action\": "
            + "\"kms:GenerateDataKey*\", \"Resource\": \"*\"}]}", "")]
    [InlineData("{\"Ref\": \"Key\"}", "\"KeyPolicy\": {\"Fn::If\": [\"C\", {\"Statement\": []}, {\"Ref\": \"P\"}]}", "")]
    public void The_key(string reference, string key, string expected) => Assert.Equal(
        expected,
        Found("\"KMSKeyId\": " + reference,
            "\"Key\": {\"Type\": \"AWS::KMS::Key\", \"Properties\": {" + key + "}}, "
            + "\"Alias\": {\"Type\": \"AWS::KMS::Alias\", \"Properties\": {\"AliasName\": \"alias/a\", \"TargetKeyId\": {\"Ref\": "
            + "\"Key\"}}}", "INFRA2006"));

    [Theory]
    [InlineData("", "", "INFRA2007 INFRA2008")]
    [InlineData("\"RetentionInDays\": 30", "", "INFRA2008")]
    [InlineData("\"RetentionInDays\": {\"Ref\": \"P\"}",
        ", \"F\": {\"Type\": \"AWS::Logs::MetricFilter\", \"Properties\": {\"LogGroupName\": {\"Ref\": \"Group\"}, \"FilterPattern\": "
            + "\"CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging\", \"MetricTransformations\": [{\"MetricName\": \"m\"}]}}, "
            + "\"A\": {\"Type\": \"AWS::CloudWatch::Alarm\", \"Properties\": {\"MetricName\": \"m\"}}", "")]
    [InlineData("\"RetentionInDays\": 30",
        ", \"F\": {\"Type\": \"AWS::Logs::MetricFilter\", \"Properties\": {\"LogGroupName\": {\"Ref\": \"Group\"}, \"FilterPattern\": "
            + "\"CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging\", \"MetricTransformations\": [{\"MetricName\": \"m\"}]}}, "
            + "\"A\": {\"Type\": \"AWS::CloudWatch::Alarm\", \"Properties\": {\"MetricName\": \"n\"}}", "INFRA2008")]
    public void The_log_group(string group, string others, string expected) => Assert.Equal(
        expected,
        Found("\"CloudWatchLogsLogGroupArn\": {\"Fn::GetAtt\": [\"Group\", \"Arn\"]}",
            "\"Group\": {\"Type\": \"AWS::Logs::LogGroup\", \"Properties\": {" + group + "}}" + others, "INFRA2007", "INFRA2008"));

    /// <summary>Which of these rules object to a trail that writes to <c>Bucket</c>.</summary>
    private static string Found(string properties, string others, params string[] rules)
    {
        var template = TemplateCase.OfTrail(properties, others,
            "\"Parameters\": {\"P\": {\"Type\": \"String\"}, \"N\": {\"Type\": \"String\"}}, \"Conditions\": {\"C\": {\"Fn::Equals\": "
                + "[{\"Ref\": \"P\"}, \"x\"]}},")
            .Replace("\"S3BucketName\": \"logs\"", "\"S3BucketName\": {\"Ref\": \"Bucket\"}", StringComparison.Ordinal);
        return string.Join(" ", TemplateCase.Rules(template).Intersect(rules));
    }
}
