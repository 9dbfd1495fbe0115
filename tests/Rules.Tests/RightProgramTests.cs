using Infra.Analyzers.Rules.Catalogue;

namespace Infra.Analyzers.Rules.Tests;

/// <summary>
/// Sound programs, of the kinds that people write, made to provoke a finding: no rule that is on by default says anything of them.
/// </summary>
public sealed class RightProgramTests
{
    private static readonly RelationProgram Program = new("")
    {
        Rules = [.. RuleCatalog.All.Where(rule => rule.Metadata.Severity != Severity.None).Select(rule => rule.Metadata.Id)],
        Members =
            """"
            private static string Trust(params string[] services) =>
                $$"""
                {
                  "Version": "2012-10-17",
                  "Statement": [ { "Effect": "Allow", "Principal": { "Service": [{{string.Join(", ", services.Select(service => $"\"{service}\""))}}] }, "Action": "sts:AssumeRole" } ]
                }
                """;

            private const string TrustCloudTrail = @"{
                ""Version"": ""2012-10-17"",
                ""Statement"": [{ ""Effect"": ""Allow"", ""Principal"": { ""Service"": ""cloudtrail.amazonaws.com"" }, ""Action"": ""sts:AssumeRole"" }]
            }";

            private static string Write(string group) =>
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],\"Resource\":\"" + group + ":*\"}]}";

            private static string Store(string bucket, string prefix = "") =>
                $$"""
                {
                  "Statement": [
                    { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:GetBucketAcl", "Resource": "{{bucket}}" },
                    { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "{{bucket}}/{{prefix}}AWSLogs/*",
                      "Condition": { "StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" } } },
                    { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["{{bucket}}", "{{bucket}}/*"], "Condition": { "Bool": { "aws:SecureTransport": "false" } } }
                  ]
                }
                """;

            private static string Encrypt(string account) =>
                $$"""
                {
                  "Statement": [
                    { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{account}}:root" }, "Action": "kms:*", "Resource": "*" },
                    { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": ["kms:GenerateDataKey*", "kms:DescribeKey"], "Resource": "*" }
                  ]
                }
                """;
            """",
        Types =
            """
            record Names(string Role, string Bucket);
            """,
    };

    private const string PulumiBucket =
        """var bucket = new Bucket("logs"); new BucketPolicy("logs", new BucketPolicyArgs { Bucket = bucket.Id, Policy = """
            + """bucket.Arn.Apply(arn => Store(arn)) }); """;
    private const string PulumiRole =
        """var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = TrustCloudTrail }); """
            + """new RolePolicy("delivery", new RolePolicyArgs { Role = role.Id, Policy = group.Arn.Apply(Write) }); """;
    private const string PulumiKey =
        """var key = new Key("logs", new KeyArgs { EnableKeyRotation = true, Policy = Encrypt("111122223333") }); """;

    private const string PulumiTrail =
        """
        var trail = new Trail("audit", new TrailArgs
        {
            S3BucketName = bucket.Id, KmsKeyId = key.Arn, CloudWatchLogsRoleArn = role.Arn, CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*"),
            IsMultiRegionTrail = true, EnableLogFileValidation = true,
        });
        """;

    /// <summary>What stands in the place of the bucket, the role and the key of a Pulumi program, where it does.</summary>
    public static TheoryData<string?, string?, string?> PulumiPrograms => new()
    {
        { null, null, null },
        // Buckets.
        { """var bucket = new Bucket("logs"); var policy = new BucketPolicyArgs { Bucket = bucket.BucketName }; """
            + """policy.Policy = bucket.Arn.Apply(arn => Store(arn)); new BucketPolicy("logs", policy);""", null, null },
        { """var bucket = new Bucket("logs"); new BucketPolicy("logs", new() { Bucket = bucket.Id, Policy = """
            + """Output.Format($"{{\"Statement\":[{{\"Effect\":\"Allow\",\"Principal\":{{\"Service\":\"cloudtrail.amazonaws.com\"}},"""
            + """\"Action\":\"s3:*\",\"Resource\":[\"{bucket.Arn}\",\"{bucket.Arn}/*\"]}}]}}") });""", null, null },
        { """var bucket = new Bucket("logs", new BucketArgs { BucketName = "audit-logs", Policy = Store("arn:aws:s3:::audit-logs") });""",
            null, null },
        { """var bucket = new Bucket("logs", new BucketArgs { BucketName = "audit-logs" }); """
            + """new BucketPolicy("logs", new BucketPolicyArgs { Bucket = "audit-logs", Policy = Store("arn:aws:s3:::audit-logs") });""",
            null, null },
        { """var buckets = new List<Bucket>(); foreach (var name in new[] { "logs", "config" }) { var made = new Bucket(name); """
            + """buckets.Add(made); new BucketPolicy(name, new BucketPolicyArgs { Bucket = made.Id, Policy = made.Arn.Apply(arn => """
            + """Store(arn)) }); } var bucket = buckets[0];""", null, null },
        { """var bucket = new[] { "logs" }.Select(name => new Bucket(name)).First(); """
            + """new BucketPolicy("logs", new BucketPolicyArgs { Bucket = bucket.Id, Policy = bucket.Arn.Apply(arn => Store(arn)) });""",
            null, null },
        { """Bucket MakeBucket(string name) { var made = new Bucket(name); new BucketPolicy(name, new BucketPolicyArgs { Bucket = """
            + """made.Id, Policy = made.Arn.Apply(arn => Store(arn)) }); return made; } var bucket = MakeBucket("logs");""", null, null },
        { """var bucket = new Bucket("logs"); Output.Tuple(bucket.Id, bucket.Arn).Apply(both => new BucketPolicy("logs", new """
            + """BucketPolicyArgs { Bucket = both.Item1, Policy = Store(both.Item2) }));""", null, null },
        { """var bucket = new Bucket("shared", new BucketArgs(), new CustomResourceOptions { Id = "shared" });""", null, null },
        { """var bucket = new Bucket("logs", new BucketArgs(), new CustomResourceOptions { ImportId = "logs" }); """
            + """Given.Takes(new { bucket.Id });""", null, null },
        { """var bucket = new Bucket("logs"); var names = new Names("", ""); new BucketPolicy("logs", new BucketPolicyArgs { Bucket = """
            + """bucket.Id, Policy = Given.Text });""", null, null },
        { """var bucket = new Bucket("logs"); new BucketPolicy("logs", new BucketPolicyArgs { Bucket = bucket.Id, Policy = """
            + """bucket.Arn.Apply(arn => JsonSerializer.Serialize(new Dictionary<string, object> { ["Statement"] = new[] { new { Effect """
            + """= "Allow", Principal = new { Service = "cloudtrail.amazonaws.com" }, Action = new[] """
            + """{ "s3:GetBucketAcl", "s3:PutObject" }, Resource = new[] { arn, arn + "/*" } } } })) });""", null, null },
        { """var bucket = new Bucket("logs"); new BucketPolicy("logs", new BucketPolicyArgs { Bucket = bucket.Id, Policy = """
            + """Output.All(bucket.Arn, Output.Create("111122223333")).Apply(values => Store(values[0]).Replace("AWSLogs/*", """
            + """$"AWSLogs/{values[1]}/*")) });""", null, null },
        { """var bucket = new Bucket("logs"); Output<string> Policy(string text) => bucket.Arn.Apply(arn => text.Replace("BUCKET", """
            + """arn)); new BucketPolicy("logs", new BucketPolicyArgs { Bucket = bucket.Id, Policy = Policy(Store("BUCKET")) });""", null,
            null },
        { """var bucket = new Bucket("logs"); if (Given.A) new BucketPolicy("a", new BucketPolicyArgs { Bucket = bucket.Id, Policy = """
            + """bucket.Arn.Apply(arn => Store(arn)) }); else new BucketPolicy("b", new BucketPolicyArgs { Bucket = bucket.Id, Policy = """
            + """bucket.Arn.Apply(arn => Store(arn, "")) });""", null, null },
        { """var bucket = new Bucket("logs"); var policies = new Dictionary<string, Output<string>> { ["logs"] = bucket.Arn.Apply(arn """
            + """=> Store(arn)) }; foreach (var (name, policy) in policies) new BucketPolicy(name, new BucketPolicyArgs { Bucket = """
            + """bucket.Id, Policy = policy });""", null, null },
        // Roles.
        { null, """var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = """
            + """Trust("cloudtrail.amazonaws.com", "config.amazonaws.com"), InlinePolicies = { new RoleInlinePolicyArgs { Name """
            + """= "write", Policy = group.Arn.Apply(Write) } } });""", null },
        { null, """var role = new Role("delivery", new() { AssumeRolePolicy = Trust("config.amazonaws.com", Given.Text), """
            + """ManagedPolicyArns = new[] { "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" } });""", null },
        { null, """var policy = new Policy("write", new PolicyArgs { PolicyDocument = group.Arn.Apply(Write) }); """
            + """var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = TrustCloudTrail, ManagedPolicyArns = { policy.Arn } """
            + """});""", null },
        { null, """var policy = new Policy("write", new PolicyArgs { PolicyDocument = group.Arn.Apply(Write) }); """
            + """var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = TrustCloudTrail }); """
            + """foreach (var arn in new[] { policy.Arn }) new RolePolicyAttachment("write", new RolePolicyAttachmentArgs { Role = """
            + """role.Name, PolicyArn = arn });""", null },
        { null, """"var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = Output.Create("cloudtrail").Apply(name => """"
            + """"Trust(name + ".amazonaws.com")) }); new RolePolicy("write", new RolePolicyArgs { Role = role.Name, Policy = """"
            + """"Output.Format($$"""{"Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"{{group.Arn}}:log-stream:*"}]}""") """"
            + """"});"""", null },
        { null, """var role = new Role("delivery", new RoleArgs { Name = "delivery", AssumeRolePolicy = TrustCloudTrail }); """
            + """new RolePolicy("write", new RolePolicyArgs { Role = "delivery", Policy = Write("arn:aws-cn:logs:*:*:log-group:*") });""",
            null },
        { null, """var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = TrustCloudTrail }); """
            + """new RolePolicy("write", new RolePolicyArgs { Role = role.Arn.Apply(arn => arn.Split('/')[1]), Policy = """
            + """group.Arn.Apply(Write) });""", null },
        { null, """"var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = TrustCloudTrail }); """"
            + """"new RolePolicy("write", new RolePolicyArgs { Role = role.Id, Policy """"
            + """"= """{"Statement":[{"Effect":"Allow","NotAction":["iam:*"],"Resource":"*"},""""
            + """"{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}""""
            + """"]}""" });"""", null },
        { null, """var role = Role.Get("shared", "shared");""", null },
        { null, """var roles = new Dictionary<string, Role>(); foreach (var service in new[] { "config", "cloudtrail" }) { var made = """
            + """new Role(service, new RoleArgs { AssumeRolePolicy = Trust(service + ".amazonaws.com") }); """
            + """new RolePolicy(service, new RolePolicyArgs { Role = made.Id, Policy = group.Arn.Apply(Write) }); """
            + """roles[service] = made; } var role = roles["cloudtrail"];""", null },
        { null, """var role = Given.A ? new Role("a", new RoleArgs { AssumeRolePolicy = TrustCloudTrail }) : new Role("b", new RoleArgs """
            + """{ AssumeRolePolicy = Trust("cloudtrail.amazonaws.com") }); new RolePolicy("write", new RolePolicyArgs { Role = """
            + """role.Id, Policy = group.Arn.Apply(Write) });""", null },
        { null, """Role? made = null; foreach (var name in Given.Passes(new[] { "delivery" })) made = new Role(name, new RoleArgs { """
            + """AssumeRolePolicy = TrustCloudTrail }); var role = made!; new RolePolicy("write", new RolePolicyArgs { Role = role.Id, """
            + """Policy = group.Arn.Apply(Write) });""", null },
        { null, """var statement = new { Effect = "Allow", Principal = new { Service = "cloudtrail.amazonaws.com" }, Action """
            + """= "sts:AssumeRole" }; var role = new Role("delivery", new RoleArgs { AssumeRolePolicy = JsonSerializer.Serialize(new { """
            + """Version = "2012-10-17", Statement = new[] { statement } }) }); new RolePolicy("write", new RolePolicyArgs { Role = """
            + """role.Id, Policy = Output.JsonSerialize(group.Arn.Apply(arn => new { Statement = new[] { new { Effect = "Allow", Action """
            + """= new[] { "logs:CreateLogStream", "logs:PutLogEvents" }, Resource = arn + ":*" } } })) });""", null },
        // Keys.
        { null, null,
            """var key = new Key("logs", new KeyArgs { EnableKeyRotation = true }); """
                + """new KeyPolicy("logs", new KeyPolicyArgs { KeyId = key.Id, Policy = Encrypt("111122223333") });""" },
        { null, null,
            """var key = new Key("logs", new KeyArgs { EnableKeyRotation = true, Policy = """
                + """Pulumi.Aws.GetCallerIdentity.Invoke().Apply(caller => """
                + """Encrypt(caller.AccountId)) });""" },
        { null, null,
            """var key = new Key("logs", new KeyArgs { EnableKeyRotation = true }); """
                + """new Grant("logs", new GrantArgs { KeyId = key.KeyId, GranteePrincipal """
                + """= "cloudtrail.amazonaws.com", Operations = { "GenerateDataKey" } });""" },
        { null, null,
            """var made = new Key("logs", new KeyArgs { EnableKeyRotation = true, Policy = Encrypt("111122223333") }); """
                + """var key = new Pulumi.Aws.Kms.Alias("logs", new AliasArgs { TargetKeyId = made.KeyId });""" },
        { null, null,
            """"var key = new Key("logs", new KeyArgs { EnableKeyRotation = true, Policy """"
                + """"= """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*", """"
                + """" "Condition":{"StringEquals":{"kms:CallerAccount":"111122223333"}}}]}""" });"""" },
    };

    [Theory]
    [MemberData(nameof(PulumiPrograms))]
    public async Task In_Pulumi(string? bucket, string? role, string? key)
    {
        var before = "var group = new LogGroup(\"audit\"); " + (bucket ?? PulumiBucket) + (role ?? PulumiRole) + (key ?? PulumiKey);
        var found = await Program.Pulumi(before + PulumiTrail);
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    [Theory]
    [InlineData("INFRA2001", null,
        "var role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = Trust(\"config.amazonaws.com\") }); "
            + "new RolePolicy(\"delivery\", new RolePolicyArgs { Role = role.Id, Policy = group.Arn.Apply(Write) });", null)]
    [InlineData("INFRA2002", null, "var role = new Role(\"delivery\", new RoleArgs { AssumeRolePolicy = TrustCloudTrail });", null)]
    [InlineData("INFRA2005", "var bucket = new Bucket(\"logs\");", null, null)]
    [InlineData("INFRA2005",
        "var bucket = new Bucket(\"logs\"); new BucketPolicy(\"logs\", new BucketPolicyArgs { Bucket = bucket.Id, Policy = "
            + "bucket.Arn.Apply(arn => Store(arn, \"audit/\")) });", null, null)]
    [InlineData("INFRA2006", null, null, "var key = new Key(\"logs\", new KeyArgs { EnableKeyRotation = true });")]
    public async Task What_is_not_sound_in_the_same_program_is_found(string rule, string? bucket, string? role, string? key)
    {
        var found =
            await Program.Pulumi(
                "var group = new LogGroup(\"audit\"); " + (bucket ?? PulumiBucket) + (role ?? PulumiRole) + (key ?? PulumiKey)
                    + PulumiTrail);
        Assert.Equal([rule], found.Select(diagnostic => diagnostic.Id));
    }

    /// <summary>Types that share the work, and the statements that have it done.</summary>
    public static TheoryData<string, string> PulumiParts => new()
    {
        {
            """
            class Audit : ComponentResource
            {
                public Bucket Bucket { get; }

                public Audit(string name) : base("my:audit:Audit", name)
                {
                    Bucket = new Bucket("logs", new BucketArgs(), new CustomResourceOptions { Parent = this });
                    _ = new Trail("audit", new TrailArgs { S3BucketName = Bucket.Id, CloudWatchLogsRoleArn = Given.Text, CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*" });
                }
            }
            """,
            """var audit = new Audit("audit"); new BucketPolicy("p", new BucketPolicyArgs { Bucket = audit.Bucket.Id, Policy = """
                + """Given.Text });"""
        },
        {
            """
            class Buckets
            {
                private readonly Dictionary<string, Bucket> _all = new();
                public Bucket this[string name] => _all[name];
                public Buckets Add(string name) { _all[name] = new Bucket(name); return this; }
                public Buckets Allow(string name, string policy) { new BucketPolicy(name, new BucketPolicyArgs { Bucket = _all[name].Id, Policy = policy }); return this; }
            }
            """,
            """var buckets = new Buckets().Add("logs"); var trail = new Trail("t", new TrailArgs { S3BucketName = buckets["logs"].Id, """
                + """CloudWatchLogsRoleArn = Given.Text, CloudWatchLogsGroupArn """
                + """= "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*" }); buckets.Allow("logs", Given.Text);"""
        },
        {
            """
            static class Extensions
            {
                public static T Tap<T>(this T value, Action<T> action) { action(value); return value; }
                public static Bucket Writable(this Bucket bucket) => bucket.Tap(made => new BucketPolicy("p", new BucketPolicyArgs { Bucket = made.Id, Policy = Given.Text }));
                public static async Task<Role> Delivery(this LogGroup group) { await Task.Yield(); var role = new Role("r", new RoleArgs { AssumeRolePolicy = Given.Text }); new RolePolicy("p", new RolePolicyArgs { Role = role.Id, Policy = Given.Text }); return role; }
            }
            """,
            """var group = new LogGroup("g"); var trail = new Trail("t", new TrailArgs { S3BucketName = new """
                + """Bucket("logs").Writable().Id, CloudWatchLogsRoleArn = Output.Create(group.Delivery()).Apply(role => role.Arn), """
                + """CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*") });"""
        },
        {
            """
            abstract class TrailStack
            {
                protected readonly Bucket Logs = new("logs");
                protected TrailStack() => Secure();
                protected abstract void Secure();
                public void Deploy() => _ = new Trail("t", new TrailArgs { S3BucketName = Logs.Id, CloudWatchLogsRoleArn = Given.Text, CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*" });
            }

            class Sound : TrailStack
            {
                protected override void Secure() => _ = new BucketPolicy("p", new BucketPolicyArgs { Bucket = Logs.Id, Policy = Given.Text });
            }
            """,
            "new Sound().Deploy();"
        },
        {
            """
            class Factory(Func<Role> make)
            {
                private readonly Lazy<Role> _role = new(make);
                public Role Role => _role.Value;
            }
            """,
            """
            var group = new LogGroup("g");
            var factory = new Factory(() => { var role = new Role("r", new RoleArgs { AssumeRolePolicy = TrustCloudTrail }); new RolePolicy("p", new RolePolicyArgs { Role = role.Name, Policy = group.Arn.Apply(Write) }); return role; });
            var trail = new Trail("t", new TrailArgs { S3BucketName = "logs", CloudWatchLogsRoleArn = factory.Role.Arn, CloudWatchLogsGroupArn = Output.Format($"{group.Arn}:*") });
            """
        },
        {
            """
            record Parts(Role Role, Bucket Bucket)
            {
                public static Parts Make() => new(new Role("r", new RoleArgs { AssumeRolePolicy = Given.Text }), new Bucket("logs"));
                public Parts With(Action<Parts> more) { more(this); return this; }
            }
            """,
            """
            var (role, bucket) = Parts.Make().With(parts => new RolePolicy("p", new RolePolicyArgs { Role = parts.Role.Id, Policy = Given.Text })).With(parts => new BucketPolicy("p", new BucketPolicyArgs { Bucket = parts.Bucket.Id, Policy = Given.Text }));
            var trail = new Trail("t", new TrailArgs { S3BucketName = bucket.Id, CloudWatchLogsRoleArn = role.Arn, CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*" });
            """
        },
    };

    [Theory]
    [MemberData(nameof(PulumiParts))]
    public async Task In_the_parts_of_a_Pulumi_program(string types, string statements)
    {
        var found = await (Program with { Types = types, Rules = Relations }).Pulumi(statements);
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    private static System.Collections.Immutable.ImmutableHashSet<string> Relations =>
        [.. RuleCatalog.All.OfType<RelationRule>().Where(rule => rule.Metadata.Severity != Severity.None).Select(rule => rule.Metadata.Id)];

    /// <summary>The same for CDKTF.</summary>
    public static TheoryData<string, string> CdktfParts => new()
    {
        {
            """
            class Logs : Construct
            {
                public S3Bucket Bucket { get; }
                public Logs(Construct scope, string id) : base(scope, id) => Bucket = new S3Bucket(this, "bucket");
                public void Allow(string policy) => new S3BucketPolicy(this, "policy", new S3BucketPolicyConfig { Bucket = Bucket.Id, Policy = policy });
            }
            """,
            """var logs = new Logs(this, "logs"); new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = """
                + """logs.Bucket.Id }); logs.Allow(Given.Text);"""
        },
        {
            """
            class Audit : Construct
            {
                public Audit(Construct scope, string id) : base(scope, id)
                {
                    var role = new IamRole(this, "role", new IamRoleConfig { AssumeRolePolicy = Given.Text });
                    var bucket = new S3Bucket(this, "bucket");
                    new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = bucket.Id, CloudWatchLogsRoleArn = role.Arn, CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*" });
                }
            }
            """,
            """
            var audit = new Audit(this, "audit");
            new S3BucketPolicy(this, "p", new S3BucketPolicyConfig { Bucket = ((S3Bucket)audit.Node.FindChild("bucket")).Id, Policy = Given.Text });
            new IamRolePolicy(this, "r", new IamRolePolicyConfig { Role = ((IamRole)audit.Node.FindChild("role")).Name, Policy = Given.Text });
            """
        },
        {
            """
            class Shared : TerraformStack
            {
                public IamRole Role { get; }
                public Shared(Construct scope) : base(scope, "shared")
                {
                    Role = new IamRole(this, "role", new IamRoleConfig { AssumeRolePolicy = Given.Text });
                    new IamRolePolicy(this, "p", new IamRolePolicyConfig { Role = Role.Id, Policy = Given.Text });
                }
            }
            """,
            """var shared = new Shared(scope); new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = "logs", """
                + """CloudWatchLogsRoleArn = shared.Role.Arn, CloudWatchLogsGroupArn """
                + """= "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*" });"""
        },
        {
            """
            class Policies(TerraformStack stack, string role)
            {
                private int _count;
                public Policies Add(string policy) { new IamRolePolicy(stack, $"policy-{_count++}", new IamRolePolicyConfig { Role = role, Policy = policy }); return this; }
            }
            """,
            """
            var role = new IamRole(this, "role", new IamRoleConfig { AssumeRolePolicy = Given.Text });
            new Policies(this, role.Name).Add("{\"Statement\":[]}").Add(Write("arn:aws:logs:*:*:log-group:*"));
            new Cloudtrail(this, "t", new CloudtrailConfig { Name = "t", S3BucketName = "logs", CloudWatchLogsRoleArn = role.Arn, CloudWatchLogsGroupArn = "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*" });
            """
        },
    };

    [Theory]
    [MemberData(nameof(CdktfParts))]
    public async Task In_the_parts_of_a_CDKTF_program(string types, string statements)
    {
        var found = await (Program with { Types = types, Rules = Relations }).Cdktf(statements);
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    private const string CdktfBucket =
        """var bucket = new S3Bucket(this, "logs"); new S3BucketPolicy(this, "logs-policy", new S3BucketPolicyConfig { Bucket = """
            + """bucket.Id, Policy = Store(bucket.Arn) }); """;
    private const string CdktfRole =
        """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = TrustCloudTrail }); """
            + """new IamRolePolicy(this, "write", new IamRolePolicyConfig { Role = role.Id, Policy = Write(group.Arn) }); """;
    private const string CdktfKey =
        """var key = new KmsKey(this, "key", new KmsKeyConfig { EnableKeyRotation = true, Policy = Encrypt("111122223333") }); """;

    private const string CdktfTrail =
        """
        var trail = new Cloudtrail(this, "audit", new CloudtrailConfig
        {
            Name = "audit", S3BucketName = bucket.Id, KmsKeyId = key.Arn, CloudWatchLogsRoleArn = role.Arn, CloudWatchLogsGroupArn = $"{group.Arn}:*",
            IsMultiRegionTrail = true, EnableLogFileValidation = true,
        });
        """;

    /// <summary>The same for CDKTF.</summary>
    public static TheoryData<string?, string?, string?> CdktfPrograms => new()
    {
        { null, null, null },
        // Buckets.
        { """var bucket = new S3Bucket(this, "logs", new S3BucketConfig { BucketPrefix = "logs-" }); """
            + """new S3BucketPolicy(this, "p", new S3BucketPolicyConfig { Bucket = bucket.Bucket, Policy = Fn.Jsonencode(new """
            + """Dictionary<string, object> { ["Statement"] = new[] { new Dictionary<string, object> { ["Effect"] = "Allow", """
            + """["Principal"] = new Dictionary<string, object> { ["Service"] = "cloudtrail.amazonaws.com" }, ["Action"] = new[] """
            + """{ "s3:GetBucketAcl", "s3:PutObject" }, ["Resource"] = new[] { bucket.Arn, $"{bucket.Arn}/*" } } } }) });""", null, null },
        { """var bucket = new S3Bucket(this, "logs"); var document = new DataAwsIamPolicyDocument(this, "d", new """
            + """DataAwsIamPolicyDocumentConfig { Statement = new[] { new DataAwsIamPolicyDocumentStatement { Actions = new[] """
            + """{ "s3:GetBucketAcl", "s3:PutObject" }, Resources = new[] { bucket.Arn, bucket.Arn + "/*" }, Principals = new[] { new """
            + """DataAwsIamPolicyDocumentStatementPrincipals { Type = "Service", Identifiers = new[] { "cloudtrail.amazonaws.com" } } } """
            + """} } }); new S3BucketPolicy(this, "p", new S3BucketPolicyConfig { Bucket = bucket.Id, Policy = document.Json });""", null,
            null },
        { """var bucket = new S3Bucket(this, "logs"); var document = new DataAwsIamPolicyDocument(this, "d", new """
            + """DataAwsIamPolicyDocumentConfig()); document.PutStatement(new[] { new DataAwsIamPolicyDocumentStatement { Actions = """
            + """new[] { "s3:*" }, Resources = new[] { "*" }, Principals = new[] { new DataAwsIamPolicyDocumentStatementPrincipals { """
            + """Type = "Service", Identifiers = new[] { "cloudtrail.amazonaws.com" } } } } }); """
            + """new S3BucketPolicy(this, "p", new S3BucketPolicyConfig { Bucket = bucket.Id, Policy = document.Json });""", null, null },
        { """var bucket = new S3Bucket(this, "logs"); var policy = new S3BucketPolicy(this, "p", new S3BucketPolicyConfig { Bucket = """
            + """bucket.Id, Policy = "{}" }); policy.Policy = Store(bucket.Arn);""", null, null },
        { """var bucket = new S3Bucket(this, "logs"); var parts = new List<string> { Store(bucket.Arn) }; """
            + """new S3BucketPolicy(this, "p", new S3BucketPolicyConfig { Bucket = bucket.Id, Policy = string.Concat(parts) });""", null,
            null },
        { """var bucket = new S3Bucket(this, "logs", new S3BucketConfig { Bucket = "logs" }); """
            + """new S3BucketPolicy(this, "p", """
            + """new S3BucketPolicyConfig { Bucket = "logs", Policy = Store("arn:aws-us-gov:s3:::logs") });""", null, null },
        { """var bucket = new S3Bucket(this, "logs"); bucket.AddOverride("policy", Store("arn:aws:s3:::logs"));""", null, null },
        { """var bucket = new S3Bucket(this, "logs", new S3BucketConfig { Provisioners = new object[] { new LocalExecProvisioner { Type """
            + """= "local-exec", Command = "./policy.sh" } } });""", null, null },
        { """var bucket = new S3Bucket(this, "logs"); new CloudwatchLogGroup(this, "other", new CloudwatchLogGroupConfig { Provisioners """
            + """= new object[] { new LocalExecProvisioner { Type = "local-exec", Command = $"./policy.sh {bucket.Id}" } } });""", null,
            null },
        { """var bucket = new S3Bucket(this, "logs"); new TerraformHclModule(this, "policy", new TerraformHclModuleConfig { Source """
            + """= "example/policy/aws", Variables = new Dictionary<string, object> { ["bucket"] = bucket.Id } });""", null, null },
        { """var bucket = new S3Bucket(this, "logs"); new TerraformOutput(this, "bucket", new TerraformOutputConfig { Value = bucket.Id """
            + """});""", null, null },
        // Roles.
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = Trust("cloudtrail.amazonaws.com"), """
            + """InlinePolicy = new[] { new IamRoleInlinePolicy { Name = "write", Policy = Write(group.Arn) } } });""", null },
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = TrustCloudTrail }); """
            + """role.PutInlinePolicy(new[] { new IamRoleInlinePolicy { Name = "write", Policy = Write(group.Arn) } });""", null },
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = TrustCloudTrail, ManagedPolicyArns = """
            + """new[] { "arn:aws:iam::aws:policy/CloudWatchLogsFullAccess" } });""", null },
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = TrustCloudTrail }); """
            + """var policy = new IamPolicy(this, "p", new IamPolicyConfig { Policy = Write(group.Arn) }); """
            + """new IamRolePolicyAttachment(this, "a", new IamRolePolicyAttachmentConfig { Role = role.Name, PolicyArn = policy.Arn });""",
            null },
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = TrustCloudTrail }); """
            + """new IamRolePolicyAttachment(this, "a", new IamRolePolicyAttachmentConfig { Role = role.Name, PolicyArn = Given.Text });""",
            null },
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = "{}" }); """
            + """role.AssumeRolePolicy = TrustCloudTrail; new IamRolePolicy(this, "write", new IamRolePolicyConfig { Role = role.Name, """
            + """Policy = Write("arn:aws:logs:*:*:log-group:*") });""", null },
        { null, """var trust = new DataAwsIamPolicyDocument(this, "t", new DataAwsIamPolicyDocumentConfig { Statement = new[] { new """
            + """DataAwsIamPolicyDocumentStatement { Actions = new[] { "sts:AssumeRole" }, Principals = new[] { new """
            + """DataAwsIamPolicyDocumentStatementPrincipals { Type = "Service", Identifiers = new[] """
            + """{ "config.amazonaws.com", "cloudtrail.amazonaws.com" } } } } } }); """
            + """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = trust.Json }); """
            + """new IamRolePolicy(this, "write", new IamRolePolicyConfig { Role = role.Id, Policy = Write(group.Arn) });""", null },
        { null, """var document = new DataAwsIamPolicyDocument(this, "t", new DataAwsIamPolicyDocumentConfig { SourcePolicyDocuments = """
            + """new[] { Write(group.Arn) } }); var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = """
            + """TrustCloudTrail }); new IamRolePolicy(this, "write", new IamRolePolicyConfig { Role = role.Id, Policy = document.Json """
            + """});""", null },
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = TrustCloudTrail }); """
            + """new IamRolePolicy(this, "write", new IamRolePolicyConfig { ForEach = TerraformIterator.FromList(new[] { "a" }), Role = """
            + """role.Id, Policy = Write(group.Arn) });""", null },
        { null, """IamRole Make(string id, string trust) { var made = new IamRole(this, id, new IamRoleConfig { AssumeRolePolicy = """
            + """trust }); new IamRolePolicy(this, id + "-write", new IamRolePolicyConfig { Role = made.Id, Policy = Write(group.Arn) """
            + """}); return made; } Make("other", Trust("config.amazonaws.com")); var role = Make("delivery", TrustCloudTrail);""", null },
        { null, """var role = new IamRole(this, "delivery", new IamRoleConfig { AssumeRolePolicy = TrustCloudTrail, Lifecycle = new """
            + """TerraformResourceLifecycle { IgnoreChanges = new[] { "inline_policy", "managed_policy_arns" } } });""", null },
        // Keys.
        { null, null,
            """var key = new KmsKey(this, "key", new KmsKeyConfig { EnableKeyRotation = true }); key.Policy = Encrypt("111122223333");""" },
        { null, null,
            """var key = new KmsKey(this, "key", new KmsKeyConfig { EnableKeyRotation = true, Policy = Encrypt(Given.Text) });""" },
        { null, null,
            """var key = new KmsKey(this, "key", new KmsKeyConfig { EnableKeyRotation = true, Policy = """
                + """(string)Fn.Templatefile("key.json", new Dictionary<string, """
                + """object>()) });""" },
    };

    [Theory]
    [MemberData(nameof(CdktfPrograms))]
    public async Task In_CDKTF(string? bucket, string? role, string? key)
    {
        var before =
            "var group = new CloudwatchLogGroup(this, \"group\"); " + (bucket ?? CdktfBucket) + (role ?? CdktfRole) + (key ?? CdktfKey);
        var found = await Program.Cdktf(before + CdktfTrail);
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }
}
