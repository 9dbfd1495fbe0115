using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Infra.Analyzers.Symbols;

/// <summary>The methods of AWS CDK's constructs that add to policies.</summary>
internal static class AwsCdkGrants
{
    /// <summary>What code that calls one of them mentions, though not as a word of its own.</summary>
    public static readonly IReadOnlyList<string> Words = ["Grant", "AddToResourcePolicy"];

    /// <summary>Whether a method adds to the policy of nothing.</summary>
    public static bool IsHarmless(string method) => method is "AddAlias" or "ApplyRemovalPolicy" or "ToString" or "GetHashCode" or "Equals";

    /// <summary>Whether a method may let a service in: a grant to anything but the program's own roles and the like.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="grantee">The type of what it is given first.</param>
    public static bool MayLetIn(string method, ITypeSymbol? grantee) =>
        method.StartsWith("Grant", StringComparison.Ordinal)
        && (grantee is not INamedTypeSymbol named
            || named.Name is "IGrantable" or "IPrincipal" or "IAssumeRolePrincipal"
            || IsPrincipal(named));

    /// <summary>The type of what a call is given first, before it is converted to what the method asks for.</summary>
    public static ITypeSymbol? GranteeOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value switch
        {
            IConversionOperation { Operand.Type: { } own } => own,
            { Type: var type } => type,
            null => null,
        };

    private static bool IsPrincipal(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (JsiiTypes.NameOf(current) == "aws-cdk-lib.aws_iam.PrincipalBase")
                return true;
        }

        return false;
    }
}
