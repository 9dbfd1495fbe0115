using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Network;

/// <summary>INFRA3101 to INFRA3104: what security groups let in from everywhere.</summary>
/// <remarks>
/// A group says it in itself, or others add to it; each is judged by what it says, so that who else adds to a group changes nothing. A rule
/// that lets everything in is said once, by INFRA3103.
/// </remarks>
internal static class OpenPorts
{
    private const int HighestPort = 65535;
    private const int FileSharing = 445;

    private static readonly object[] Everywhere = ["0.0.0.0/0", "::/0"];

    // Terraform takes names and the numbers of IANA.
    private static readonly object[] Tcp = ["tcp", "6", "TCP"];
    private static readonly object[] AllProtocols = ["-1", "all"];

    /// <summary>INFRA3101: SSH must not be open to everybody.</summary>
    public static readonly AttributeRule CloseSsh = Port(22, "SSH", "INFRA3101", new()
    {
        Checkov = "CKV_AWS_24",
        SecurityHub = "EC2.13",
        Instead = "Session Manager of AWS Systems Manager needs no open port.",
    });

    /// <summary>INFRA3102: Remote Desktop must not be open to everybody.</summary>
    public static readonly AttributeRule CloseRemoteDesktop = Port(3389, "Remote Desktop", "INFRA3102", new()
    {
        Checkov = "CKV_AWS_25",
        SecurityHub = "EC2.14",
        Instead = "Fleet Manager of AWS Systems Manager needs no open port.",
    });

    /// <summary>INFRA3103: not all ports must be open to everybody.</summary>
    public static readonly AttributeRule CloseAllPorts = new(() => new()
    {
        Id = "INFRA3103",
        Title = "All ports are open to the internet",
        MessageFormat = "'{0}' lets everybody on the internet reach every port: see {1}; name the ports and the addresses that are meant",
        Description =
            "A rule for all ports and all addresses is no rule: whatever listens on the machines of the group, now or later, is reachable "
            + "by everybody.",
        Remediation = "Name the ports that are meant, and the addresses or the security group that may reach them.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_277"),
            new("Security Hub", "EC2.18"),
            new("Security Hub", "EC2.19"),
            new("cfn_nag", "W2"),
        ],
        Compliance = [.. AdministrationPorts, .. Benchmarks.Fsbp("EC2.18", "EC2.19")],
    })
    {
        Types = Groups,
        Subject = Places,
        Forbid = AllOf(IsIngress, EachRule(rule => AllOf(
            rule.IsOpen,
            AnyOf(Is(rule.Protocol, AllProtocols), AllOf(Is(rule.Protocol, Tcp), IsFullRange))))),
    };

    /// <summary>INFRA3104: file shares of Windows must not be open to everybody.</summary>
    public static readonly AttributeRule CloseFileShares = Port(FileSharing, "CIFS", "INFRA3104", new()
    {
        Checkov = null,
        SecurityHub = "EC2.19",
        Instead = "File shares have no place on the internet.",
    });

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All = [CloseSsh, CloseRemoteDesktop, CloseAllPorts, CloseFileShares];

    // From anywhere over IPv4, and over IPv6.
    private static IEnumerable<string> AdministrationPorts =>
        [.. Benchmarks.Cis("5.2", "5.2", "5.3", "6.3"), .. Benchmarks.Cis(v3: "5.3", v5: "5.4", v7: "6.4")];

    private static IReadOnlyList<string> Groups => [SecurityGroup.Type, SecurityGroupRule.Type, SecurityGroupIngressRule.Type];

    private static IReadOnlyList<string> Places => ["ingress", "cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"];

    // Only aws_security_group_rule has a type.
    private static AttributeCondition IsIngress => IsUnsetOr("type", "ingress");

    private static AttributeCondition IsFullRange => AllOf(
        Of("from_port", new ValueTest.AtMost(1)), Of("to_port", new ValueTest.AtLeast(HighestPort)));

    private static AttributeRule Port(int port, string service, string id, Sources sources) => new(() => new()
    {
        Id = id,
        Title = $"{service} is open to the internet",
        MessageFormat =
            $"'{{0}}' lets everybody on the internet reach port {port} ({service}): see {{1}}; name the addresses that are meant",
        Description =
            $"Machines whose port {port} is open to all addresses are found within minutes, and tried with leaked and guessed passwords "
            + $"ever after. {sources.Instead}",
        Remediation = "Let in the addresses of those who need it, or nobody.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents =
        [
            .. sources.Checkov is { } checkov ? [new("Checkov", checkov), .. Equivalent.Trivy("0107")] : Array.Empty<Equivalent>(),
            new("Security Hub", sources.SecurityHub),
        ],
        Compliance =
        [
            .. port == FileSharing ? Benchmarks.Cis(v5: "5.1.2", v7: "6.1.2") : AdministrationPorts,
            .. Benchmarks.Fsbp(sources.SecurityHub),
        ],
    })
    {
        Types = Groups,
        Subject = Places,
        Forbid = AllOf(IsIngress, EachRule(rule => AllOf(
            rule.IsOpen,
            Is(rule.Protocol, Tcp),
            Of("from_port", new ValueTest.AtMost(port)),
            Of("to_port", new ValueTest.AtLeast(port)),
            AnyOf(Of("from_port", new ValueTest.Not(new ValueTest.AtMost(1))),
                Of("to_port", new ValueTest.Not(new ValueTest.AtLeast(HighestPort))))))),
    };

    /// <summary>A condition of any rule: in a group, in a resource of its own, or in one of the newer kind.</summary>
    private static AttributeCondition EachRule(Func<IngressRule, AttributeCondition> condition)
    {
        var classic = condition(new(
            AnyOf(Is("cidr_blocks[*]", Everywhere), Is("ipv6_cidr_blocks[*]", Everywhere)), "protocol"));
        var newer = condition(new(AnyOf(Is("cidr_ipv4", Everywhere), Is("cidr_ipv6", Everywhere)), "ip_protocol"));
        return AnyOf(Block("ingress[*]", classic), classic, newer);
    }

    /// <summary>How a rule of a security group says what it lets in.</summary>
    /// <param name="IsOpen">Whether it is for all addresses.</param>
    /// <param name="Protocol">The attribute with its protocol.</param>
    private sealed record IngressRule(AttributeCondition IsOpen, string Protocol);

    private sealed record Sources
    {
        public required string? Checkov { get; init; }

        public required string SecurityHub { get; init; }

        public required string Instead { get; init; }
    }
}
