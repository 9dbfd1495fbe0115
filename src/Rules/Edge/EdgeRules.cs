using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using static Infra.Analyzers.Rules.Attributes.AttributeCondition;

namespace Infra.Analyzers.Rules.Edge;

/// <summary>INFRA3401 to INFRA3499: what the internet talks to.</summary>
internal static class EdgeRules
{
    /// <summary>INFRA3401: a distribution must not serve over plain HTTP.</summary>
    public static readonly AttributeRule ServeOverHttps = new(() => new()
    {
        Id = "INFRA3401",
        Title = "CloudFront serves over plain HTTP",
        MessageFormat = "Distribution '{0}' serves over plain HTTP: {1}; set it to 'redirect-to-https' or 'https-only'",
        Description =
            "Over plain HTTP, everybody on the way between a visitor and CloudFront can read what is sent, cookies and passwords too, and "
            + "change it.",
        Remediation = "Set viewer_protocol_policy of every cache behavior to redirect-to-https or https-only.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_34"),
            .. Equivalent.Trivy("0012"),
            new("Security Hub", "CloudFront.3"),
            new("AWS Config", "cloudfront-viewer-policy-https"),
        ],
        Compliance = [.. Benchmarks.Fsbp("CloudFront.3")],
    })
    {
        Types = [Distribution.Type],
        Forbid = AnyOf(
            Is("default_cache_behavior.viewer_protocol_policy", "allow-all"),
            Is("ordered_cache_behavior[*].viewer_protocol_policy", "allow-all")),
    };

    /// <summary>INFRA3402: a listener for HTTP must redirect.</summary>
    public static readonly AttributeRule ListenOverTls = new(() => new()
    {
        Id = "INFRA3402",
        Title = "Load balancer serves over plain HTTP",
        MessageFormat = "Listener '{0}' serves over plain HTTP: {1}; let it redirect to HTTPS",
        Description =
            "Over plain HTTP, everybody on the way between a visitor and the load balancer can read what is sent, cookies and passwords "
                + "too, and change it.",
        Remediation = "Let the listener redirect to HTTPS, or let it speak HTTPS.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents =
        [
            new("Checkov", "CKV_AWS_2"),
            .. Equivalent.Trivy("0054"),
            new("Security Hub", "ELB.1"),
            new("cfn_nag", "W56"),
        ],
        Compliance = [.. Benchmarks.Fsbp("ELB.1")],
    })
    {
        Types = [Listener.Type, Listener.OlderType],
        When = Block("default_action[*]", AnyOf(IsNot("type", "redirect"), Is("redirect.protocol", "HTTP"))),
        // The provider creates the listener of an application load balancer with HTTP where nothing else is said; only these have a port
        // and no protocol (https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/listener.go).
        Forbid = AnyOf(Is("protocol", "HTTP"), AllOf(Unset("protocol"), Set("port"))),
    };

    /// <summary>INFRA3403: a distribution with a certificate of its own must ask for TLS 1.2.</summary>
    public static readonly AttributeRule UseRecentTls = new(() => new()
    {
        Id = "INFRA3403",
        Title = "CloudFront takes old versions of TLS",
        MessageFormat = "Distribution '{0}' takes old versions of TLS: {1}; set it to 'TLSv1.2_2021'",
        Description =
            "TLS before version 1.2 has known weaknesses, and every browser of the last ten years knows better.",
        Remediation = "Set minimum_protocol_version of viewer_certificate to TLSv1.2_2021.",
        Severity = Severity.Info,
        Category = Category.Encryption,
        Equivalents = [new("Checkov", "CKV_AWS_174"), .. Equivalent.Trivy("0013"), new("cfn_nag", "W70")],
    })
    {
        Types = [Distribution.Type],
        When = AnyOf(Unset("viewer_certificate.cloudfront_default_certificate"),
            Is("viewer_certificate.cloudfront_default_certificate", false)),
        Forbid = Is("viewer_certificate.minimum_protocol_version", "SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"),
    };

    /// <summary>INFRA3404: a function URL must ask for credentials.</summary>
    public static readonly AttributeRule AuthorizeFunctionUrls = new(() => new()
    {
        Id = "INFRA3404",
        Title = "Function URL asks for no credentials",
        MessageFormat =
            "Everybody on the internet can call the function behind '{0}': {1}; set it to 'AWS_IAM', or let the function check its callers",
        Description =
            "A function URL without authorization answers everybody who knows or guesses the address, and runs at your cost.",
        Remediation = "Set authorization_type to AWS_IAM.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_258")],
    })
    {
        Types = [FunctionUrl.Type],
        Forbid = Is("authorization_type", "NONE"),
        Fix = new("\"AWS_IAM\"", "NONE"),
    };

    /// <summary>INFRA3405: a permission must not be for everybody.</summary>
    public static readonly AttributeRule PermitNamedCallers = new(() => new()
    {
        Id = "INFRA3405",
        Title = "Everybody may call a Lambda function",
        MessageFormat = "Permission '{0}' lets every AWS account call the function: {1}; name the account or service that is meant",
        Description =
            "A permission for everybody lets anybody with an AWS account call the function, with whatever input they like.",
        Remediation = "Name the account or service in principal, or limit it by principal_org_id or source_arn.",
        Severity = Severity.Warning,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_301"), new("Security Hub", "Lambda.1")],
        Compliance = [.. Benchmarks.Fsbp("Lambda.1")],
    })
    {
        Types = [FunctionPermission.Type],
        When = Unset("principal_org_id", "source_arn", "source_account", "function_url_auth_type"),
        Forbid = Is("principal", "*"),
    };

    /// <summary>INFRA3406: a permission for a service must say for whom it acts.</summary>
    public static readonly AttributeRule KnowTheCaller = new(() => new()
    {
        Id = "INFRA3406",
        Title = "Lambda permission for a service does not say for whom",
        MessageFormat = "Permission '{0}' lets a service call the function for whatever account asks it to: see {1}; set source_arn",
        Description =
            "A service acts for all of its customers. Without the ARN or account of the source, somebody else's bucket, topic or rule can "
                + "call the function (the confused deputy).",
        Remediation = "Set source_arn or, for S3, source_account too.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_364"), .. Equivalent.Trivy("0067")],
    })
    {
        Types = [FunctionPermission.Type],
        Subject = ["principal"],
        When = Unset("principal_org_id", "source_arn", "source_account", "event_source_token"),
        Forbid = Of("principal", new ValueTest.Matches("[.]amazonaws[.]com$")),
    };

    /// <summary>INFRA3407: an identity pool must not take guests.</summary>
    public static readonly AttributeRule RefuseGuests = new(() => new()
    {
        Id = "INFRA3407",
        Title = "Identity pool takes guests",
        MessageFormat = "Identity pool '{0}' gives AWS credentials to guests: {1}; set it to false",
        Description =
            "Everybody who knows the id of the pool, which every app with it shows, gets credentials for the role of guests.",
        Remediation = "Set allow_unauthenticated_identities to false.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_366"), new("cfn_nag", "W57")],
    })
    {
        Types = [IdentityPool.Type],
        Forbid = Is("allow_unauthenticated_identities", true),
        Fix = new("false", true),
    };

    /// <summary>INFRA3408: a route must ask for credentials.</summary>
    public static readonly AttributeRule AuthorizeRoutes = new(() => new()
    {
        Id = "INFRA3408",
        Title = "API route asks for no credentials",
        MessageFormat = "Everybody can call route '{0}': {1}; set it to the kind of authorizer that is meant",
        Description =
            "A route without authorization answers everybody. Many are meant to, which is why this is off by default.",
        Remediation = "Set authorization_type to AWS_IAM, JWT or CUSTOM.",
        Severity = Severity.None,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_309"), new("Security Hub", "APIGateway.8"), new("cfn_nag", "W59")],
        Compliance = [.. Benchmarks.Fsbp("APIGateway.8")],
    })
    {
        Types = [ApiRoute.Type],
        Forbid = IsUnsetOr("authorization_type", "NONE"),
    };

    /// <summary>INFRA3409: a transfer server must not speak FTP.</summary>
    public static readonly AttributeRule TransferEncrypted = new(() => new()
    {
        Id = "INFRA3409",
        Title = "Transfer server speaks FTP",
        MessageFormat = "Server '{0}' takes files over FTP, in the clear: see {1}; use SFTP or FTPS",
        Description =
            "FTP sends names, passwords and files in the clear: everybody on the way can read and change them.",
        Remediation = "Take FTP out of protocols.",
        Severity = Severity.Info,
        Category = Category.Exposure,
        Equivalents = [new("Checkov", "CKV_AWS_357")],
    })
    {
        Types = [TransferServer.Type],
        Subject = ["protocols"],
        Forbid = Is("protocols[*]", "FTP"),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<AttributeRule> All =
    [
        ServeOverHttps,
        ListenOverTls,
        UseRecentTls,
        AuthorizeFunctionUrls,
        PermitNamedCallers,
        KnowTheCaller,
        RefuseGuests,
        AuthorizeRoutes,
        TransferEncrypted,
    ];
}
