using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Rules.Policies;

/// <summary>Who asks for access.</summary>
internal abstract record PolicyPrincipal
{
    private const string Everyone = "*";

    private PolicyPrincipal()
    {
    }

    /// <summary>Whether one identifier of a policy means this one.</summary>
    /// <param name="type">The key that the identifier stands under, such as <c>Service</c>; <c>*</c> where there is none.</param>
    /// <param name="identifier">Such as <c>cloudtrail.amazonaws.com</c> or an ARN.</param>
    public abstract Tristate IsMeantBy(string type, Content.Text identifier);

    /// <summary>Somebody who is nobody in particular.</summary>
    public sealed record Anyone : PolicyPrincipal
    {
        public static readonly Anyone Value = new();

        public override Tristate IsMeantBy(string type, Content.Text identifier) =>
            type is Everyone || Is(type, "AWS") ? MeansEveryone(identifier) : Tristate.No;
    }

    /// <summary>A service of AWS.</summary>
    /// <param name="Name">Such as <c>cloudtrail.amazonaws.com</c>.</param>
    public sealed record Service(string Name) : PolicyPrincipal
    {
        /// <summary>
        /// Whether it may also come as an AWS account, as CloudTrail did to buckets before it had a service principal
        /// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html).
        /// </summary>
        public bool HasAccounts { get; init; }

        public override Tristate IsMeantBy(string type, Content.Text identifier)
        {
            if (type is Everyone)
                return MeansEveryone(identifier).AtMostMaybe();
            if (Is(type, "AWS"))
                return MeansEveryone(identifier).AtMostMaybe().Or(HasAccounts && !NamesIdentity(identifier) ? Tristate.Maybe : Tristate.No);
            if (Is(type, "Service"))
                return MeansService(identifier);
            return Is(type, "Federated") || Is(type, "CanonicalUser") ? Tristate.No : Tristate.Maybe;
        }

        // Regional names, cloudtrail.eu-west-1.amazonaws.com and the like, are the service's too.
        private Tristate MeansService(Content.Text identifier)
        {
            if (identifier.Constant is { } constant)
            {
                return string.Equals(constant, Name, StringComparison.OrdinalIgnoreCase) ? Tristate.Yes
                    : constant.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || constant.Any(character => character == '*')
                        ? Tristate.Maybe
                    : Tristate.No;
            }

            return identifier.Parts is [TextPart.Literal first, ..]
                && !first.Value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
                && !Prefix.StartsWith(first.Value, StringComparison.OrdinalIgnoreCase)
                    ? Tristate.No
                    : Tristate.Maybe;
        }

        private string Prefix => Name.Substring(0, Name.IndexOf('.') + 1);

        private static bool NamesIdentity(Content.Text identifier) =>
            identifier.Parts.OfType<TextPart.Literal>()
                .Any(part => part.Value.Contains(":role/") || part.Value.Contains(":user/") || part.Value.Contains(":assumed-role/"))
            || identifier.Parts is [TextPart.Reference { ResourceType: Role.Type }];
    }

    private static Tristate MeansEveryone(Content.Text identifier) => identifier switch
    {
        { Constant: { } constant } => constant == Everyone ? Tristate.Yes : Tristate.No,
        { Parts: [TextPart.Opaque, ..] } => Tristate.Maybe,
        _ => Tristate.No,
    };

    private static bool Is(string type, string name) => string.Equals(type, name, StringComparison.OrdinalIgnoreCase);
}
