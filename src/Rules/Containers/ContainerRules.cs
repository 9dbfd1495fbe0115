using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Containers;

/// <summary>INFRA3601 to INFRA3699: container images, and what runs them.</summary>
internal static class ContainerRules
{
    /// <summary>INFRA3601: the tags of images must stay with their images.</summary>
    public static readonly AttributeRule KeepImageTags = new(() => new()
    {
        Id = "INFRA3601",
        Title = "Tags of container images can be moved",
        MessageFormat = "Repository '{0}' lets the tag of an image be moved to another: {1}; set it to 'IMMUTABLE'",
        Description =
            "Whoever may push can put another image behind a tag that is deployed already: the next start of a container runs other code "
            + "than the one that was tested, and nothing shows it.",
        Remediation = "Set image_tag_mutability to IMMUTABLE.",
        Severity = Severity.Info,
        Category = Category.Resilience,
        Equivalents = [new("Checkov", "CKV_AWS_51"), .. Equivalent.Trivy("0031"), new("Security Hub", "ECR.2")],
        Compliance = [.. Benchmarks.Fsbp("ECR.2")],
    })
    {
        Types = [ContainerRepository.Type],
        Forbid = IsUnsetOr("image_tag_mutability", "MUTABLE", "MUTABLE_WITH_EXCLUSION"),
        Fix = new("\"IMMUTABLE\"", "MUTABLE", "MUTABLE_WITH_EXCLUSION"),
    };

    /// <summary>INFRA3602: the metadata of a machine must need a token.</summary>
    public static readonly AttributeRule AskForTokens = new(() => new()
    {
        Id = "INFRA3602",
        Title = "Instance metadata needs no token",
        MessageFormat = "'{0}' hands out its credentials without a token: {1}; set it to 'required'",
        Description =
            "With version 1 of the metadata service, a web application that fetches an address for somebody hands out the credentials of "
                + "the machine's role. Version 2 asks for a token first. Where nothing is said the account and the image decide, so only "
                + "what says no is found.",
        Remediation = "Set http_tokens of metadata_options to required.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
            [new("Checkov", "CKV_AWS_79"), .. Equivalent.Trivy("0028"), .. Equivalent.Trivy("0130"), new("Security Hub", "EC2.8")],
        Compliance = [.. Benchmarks.Cis(v3: "5.6", v5: "5.7", v7: "6.7"), .. Benchmarks.Fsbp("EC2.8")],
    })
    {
        Types = [Machine.Type, MachineTemplate.Type, LaunchConfiguration.Type],
        When = Block("metadata_options", IsUnsetOr("http_endpoint", "enabled")),
        Forbid = Is("metadata_options.http_tokens", "optional"),
    };

    /// <summary>INFRA3603: the API of a cluster must not be open to everybody.</summary>
    public static readonly AttributeRule LimitClusterEndpoint = new(() => new()
    {
        Id = "INFRA3603",
        Title = "Kubernetes API can be reached from everywhere",
        MessageFormat =
            "The API of cluster '{0}' can be reached from the whole internet: see {1}; name addresses, or switch the public endpoint off",
        Description =
            "Everybody can try credentials, and every flaw of the API server, unless the addresses are limited. A cluster is so unless "
                + "somebody says otherwise.",
        Remediation = "Set endpoint_public_access of vpc_config to false, or public_access_cidrs to the addresses that are meant.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
            [new("Checkov", "CKV_AWS_38"), new("Checkov", "CKV_AWS_39"), .. Equivalent.Trivy("0040"), .. Equivalent.Trivy("0041"),
                new("Security Hub", "EKS.1")],
        Compliance = [.. Benchmarks.Fsbp("EKS.1")],
    })
    {
        Types = [KubernetesCluster.Type],
        Subject = ["vpc_config"],
        Forbid = Block("vpc_config", AllOf(
            IsUnsetOr("endpoint_public_access", true),
            AnyOf(Unset("public_access_cidrs"), Is("public_access_cidrs[*]", "0.0.0.0/0", "::/0")))),
    };

    /// <summary>INFRA3604: the tasks of a service must have no public addresses.</summary>
    public static readonly AttributeRule KeepTasksPrivate = new(() => new()
    {
        Id = "INFRA3604",
        Title = "Tasks of a service have public addresses",
        MessageFormat =
            "The tasks of service '{0}' have public addresses: {1}; set it to false where a load balancer or a NAT gateway does",
        Description =
            "A container with a public address can be reached from the internet unless its security groups keep everybody out. Without a "
                + "NAT gateway it needs one to get its image, which is why this is off by default.",
        Remediation = "Set assign_public_ip of network_configuration to false.",
        Severity = Severity.None,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_333"), new("Security Hub", "ECS.2")],
        Compliance = [.. Benchmarks.Fsbp("ECS.2")],
    })
    {
        Types = [ContainerService.Type],
        Forbid = Is("network_configuration.assign_public_ip", true),
    };

    /// <summary>INFRA3605: a notebook must reach the internet by the VPC only.</summary>
    public static readonly AttributeRule KeepNotebooksInside = new(() => new()
    {
        Id = "INFRA3605",
        Title = "Notebook has direct access to the internet",
        MessageFormat = "Notebook '{0}' reaches the internet past the VPC: {1}; set it to 'Disabled'",
        Description =
            "A notebook that reaches the internet by itself can send out what it works on, and load what nobody checked.",
        Remediation = "Set direct_internet_access to Disabled, with a subnet and security groups.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_122"),
            new("Security Hub", "SageMaker.1"),
            new("AWS Config", "sagemaker-notebook-no-direct-internet-access"),
        ],
        Compliance = [.. Benchmarks.Fsbp("SageMaker.1")],
    })
    {
        Types = [Notebook.Type],
        Forbid = IsUnsetOr("direct_internet_access", "Enabled"),
        Fix = new("\"Disabled\"", "Enabled"),
    };

    /// <summary>INFRA3606: the users of a notebook must not be root.</summary>
    public static readonly AttributeRule KeepNotebooksUnprivileged = new(() => new()
    {
        Id = "INFRA3606",
        Title = "Users of a notebook are root",
        MessageFormat = "Users of notebook '{0}' are root: {1}; set it to 'Disabled'",
        Description =
            "As root, a user of the notebook can change what watches and limits it. Much of what people install needs root, which is why "
                + "this is off by default.",
        Remediation = "Set root_access to Disabled.",
        Severity = Severity.None,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_307"), new("Security Hub", "SageMaker.3")],
        Compliance = [.. Benchmarks.Fsbp("SageMaker.3")],
    })
    {
        Types = [Notebook.Type],
        Forbid = IsUnsetOr("root_access", "Enabled"),
        Fix = new("\"Disabled\"", "Enabled"),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        KeepImageTags,
        AskForTokens,
        LimitClusterEndpoint,
        KeepTasksPrivate,
        KeepNotebooksInside,
        KeepNotebooksUnprivileged,
    ];
}
