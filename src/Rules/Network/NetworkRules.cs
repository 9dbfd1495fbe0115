using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Network;

/// <summary>INFRA3105 to INFRA3199: networks, and what is in them.</summary>
internal static class NetworkRules
{
    /// <summary>INFRA3105: a transit gateway must not take attachments by itself.</summary>
    public static readonly AttributeRule AskForTransitAttachments = new(() => new()
    {
        Id = "INFRA3105",
        Title = "Transit gateway takes every attachment",
        MessageFormat = "Transit gateway '{0}' takes every attachment that is asked for: {1}; set it to 'disable'",
        Description =
            "Accounts that the gateway is shared with can attach a VPC to it, and so to every network behind it, without anybody agreeing.",
        Remediation = "Set auto_accept_shared_attachments to disable.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_331"), new("Security Hub", "EC2.23")],
        Compliance = [.. Benchmarks.Fsbp("EC2.23")],
    })
    {
        Types = [TransitGateway.Type],
        Forbid = Is("auto_accept_shared_attachments", "enable"),
        Fix = new("\"disable\"", "enable"),
    };

    /// <summary>INFRA3106: a subnet must not give machines public addresses.</summary>
    public static readonly AttributeRule GiveNoPublicAddresses = new(() => new()
    {
        Id = "INFRA3106",
        Title = "Subnet gives machines public addresses",
        MessageFormat = "Subnet '{0}' gives every machine in it a public address: {1}; set it to false where machines need none",
        Description =
            "A machine in such a subnet can be reached from the internet unless its security groups keep everybody out. Public subnets "
                + "are meant to be so, which is why this is off by default.",
        Remediation = "Set map_public_ip_on_launch to false.",
        Severity = Severity.None,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_130"),
            .. Equivalent.Trivy("0164"),
            new("Security Hub", "EC2.15"),
            new("cfn_nag", "W33"),
            new("AWS Config", "subnet-auto-assign-public-ip-disabled"),
        ],
        Compliance = [.. Benchmarks.Fsbp("EC2.15")],
    })
    {
        Types = [Subnet.Type],
        Forbid = Is("map_public_ip_on_launch", true),
        Fix = new("false", true),
    };

    /// <summary>INFRA3107: a machine must have no public address.</summary>
    public static readonly AttributeRule KeepMachinesPrivate = new(() => new()
    {
        Id = "INFRA3107",
        Title = "Machine has a public address",
        MessageFormat = "Machine '{0}' has a public address: {1}; set it to false where it needs none",
        Description =
            "A machine with a public address can be reached from the internet unless its security groups keep everybody out. Some "
                + "machines are there for that, which is why this is off by default.",
        Remediation = "Set associate_public_ip_address to false.",
        Severity = Severity.None,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_88"), new("Security Hub", "EC2.9")],
        Compliance = [.. Benchmarks.Fsbp("EC2.9")],
    })
    {
        Types = [Machine.Type, LaunchConfiguration.Type],
        Forbid = Is("associate_public_ip_address", true),
        Fix = new("false", true),
    };

    /// <summary>INFRA3108: the machines of a launch template must have no public address.</summary>
    public static readonly AttributeRule KeepLaunchedMachinesPrivate = new(() => new()
    {
        Id = "INFRA3108",
        Title = "Launch template gives machines a public address",
        MessageFormat = "Launch template '{0}' gives every machine a public address: {1}; set it to false where they need none",
        Description =
            "A machine with a public address can be reached from the internet unless its security groups keep everybody out, and a "
            + "template makes as many of them as are asked for. Some are there for that, which is why this is off by default.",
        Remediation = "Set associate_public_ip_address to false in each network_interfaces block.",
        Severity = Severity.None,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_88"), new("Security Hub", "EC2.25")],
        Compliance = [.. Benchmarks.Fsbp("EC2.25")],
    })
    {
        Types = [MachineTemplate.Type],
        Forbid = Is("network_interfaces[*].associate_public_ip_address", true),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        AskForTransitAttachments,
        GiveNoPublicAddresses,
        KeepMachinesPrivate,
        KeepLaunchedMachinesPrivate,
    ];
}
