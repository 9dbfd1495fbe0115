using System.Collections.Immutable;

namespace Pulumi.Aws;

/// <summary>Who the program's credentials belong to.</summary>
public static class GetCallerIdentity
{
    private const string Token = "aws:index/getCallerIdentity:getCallerIdentity";

    public static Task<GetCallerIdentityResult> InvokeAsync(GetCallerIdentityArgs? args = null, InvokeOptions? options = null) => CallAsync();

    public static Output<GetCallerIdentityResult> Invoke(GetCallerIdentityInvokeArgs? args = null, InvokeOptions? options = null) =>
        Output.Create(CallAsync());

    private static async Task<GetCallerIdentityResult> CallAsync()
    {
        var answer = await Deployment.Current.CallAsync(Token, ImmutableDictionary<string, object>.Empty).ConfigureAwait(false);
        var values = answer as IReadOnlyDictionary<string, object>;
        return new((values?.GetValueOrDefault("accountId") as string) ?? "123456789012", (values?.GetValueOrDefault("arn") as string) ?? "");
    }
}

public sealed class GetCallerIdentityArgs : InvokeArgs;

public sealed class GetCallerIdentityInvokeArgs : InvokeArgs;

public sealed class GetCallerIdentityResult
{
    internal GetCallerIdentityResult(string accountId, string arn) => (AccountId, Arn) = (accountId, arn);

    public string AccountId { get; }

    public string Arn { get; }
}
