namespace Infra.Analyzers.Rules.Aws;

/// <summary>
/// A type of resource of the AWS provider, as eng/aws-types has worked it out of the bindings: what a rule about it can ask, and what the
/// frameworks call it.
/// </summary>
internal sealed class AwsType
{
    private const string Prefix = "aws_";

    private static readonly Lazy<IReadOnlyList<string>> Lines = new(ReadLines);

    private readonly string[] _fields;

    private AwsType(string[] fields) => _fields = fields;

    /// <summary>Its Terraform type.</summary>
    public string Type => Prefix + _fields[0];

    /// <summary>Pulumi's type tokens for it, the newest first.</summary>
    public IReadOnlyList<string> PulumiTokens => [.. Words(1).Select(WholeToken)];

    /// <summary>Its jsii module, where that does not follow from its name.</summary>
    public string? JsiiModule => Field(2) is { Length: > 0 } module ? module : null;

    /// <summary>Its type in CloudFormation, where that is known.</summary>
    public string? CloudFormationType => Field(3) is { Length: > 0 } type ? type : null;

    /// <summary>Its attributes.</summary>
    public AwsAttributes Attributes => AwsAttributes.Parse(Field(4));

    /// <summary>The names of attributes and blocks that do not follow from Terraform's.</summary>
    public IEnumerable<AttributeName> Names =>
        from word in Words(5)
        let sign = word.IndexOf('=')
        where sign > 0
        select new AttributeName(word.Substring(0, sign), word.Substring(sign + 2), BindingsOf(word[sign + 1]))
        {
            IsOfTypeAlone = true,
        };

    /// <summary>All Terraform types.</summary>
    public static IEnumerable<string> All => Lines.Value.Select(line => Prefix + line.Split('\t')[0]);

    /// <summary>The types that a name stands for: Terraform's, a token of Pulumi's, or CloudFormation's; none where there is no such
    /// type.</summary>
    public static IReadOnlyList<AwsType> Find(string name)
    {
        if (name.StartsWith(Prefix, StringComparison.Ordinal))
            return [.. new[] { name, Twin(name) }.OfType<string>().Select(Named).OfType<AwsType>()];
        var (field, written) = name.StartsWith("aws:", StringComparison.Ordinal) ? (1, ShortToken(name)) : (3, name);
        return !name.Contains(':') ? [] :
        [
            .. from line in Lines.Value
               where line.Contains(written)
               let type = new AwsType(line.Split('\t'))
               where field == 1 ? type.Words(1).Contains(written) : type.Field(3) == written
               select type,
        ];
    }

    private static AwsType? Named(string type)
    {
        var own = type.Substring(Prefix.Length);
        var start = own + "\t";
        return Lines.Value.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) is { } found
            ? new(found.Split('\t')) : null;
    }

    // The provider has all of a load balancer under two names, and an object of a bucket.
    private static string? Twin(string type) => type.Split('_') switch
    {
        ["aws", "lb", ..] => string.Join("_", ["aws", "alb", .. type.Split('_').Skip(2)]),
        ["aws", "alb", ..] => string.Join("_", ["aws", "lb", .. type.Split('_').Skip(2)]),
        ["aws", "s3", "object"] => "aws_s3_bucket_object",
        ["aws", "s3", "bucket", "object"] => "aws_s3_object",
        _ => null,
    };

    private static Bindings BindingsOf(char sign) => sign switch
    {
        'p' => Bindings.Pulumi,
        'c' => Bindings.Cdktf,
        'k' => Bindings.AwsCdk,
        _ => Bindings.Template,
    };

    private static string WholeToken(string token)
    {
        if (token.Contains(':'))
            return token;
        var slash = token.IndexOf('/');
        var name = token.Substring(slash + 1);
        return $"aws:{token.Substring(0, slash)}/{NameCase.FromPascal(name)}:{name}";
    }

    private static string ShortToken(string token) =>
        token.Split(':', '/') is [_, var space, var file, var name] && file == NameCase.FromPascal(name) ? $"{space}/{name}" : token;

    private string Field(int index) => index < _fields.Length ? _fields[index] : "";

    private IEnumerable<string> Words(int index) => Field(index).Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static IReadOnlyList<string> ReadLines()
    {
        using var stream = typeof(AwsType).Assembly.GetManifestResourceStream("aws-types.txt");
        if (stream is null)
            return [];
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
    }
}
