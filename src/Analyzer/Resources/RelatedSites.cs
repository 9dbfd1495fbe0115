using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Resources;

/// <summary>
/// Where a program makes what adds to other resources, such as the policy of a role, which needs no more than the role's name.
/// </summary>
/// <remarks>Asked only when there is something to report, so that it costs nothing in a program without findings.</remarks>
internal sealed class RelatedSites(Compilation compilation, Frameworks frameworks, CancellationToken cancellation)
{
    private static readonly HashSet<string> Words = new(
        SchemaCatalog.Schemas.Where(schema => schema.IsSupplement && RuleBook.RelatedAttributes.ContainsKey(schema.Type))
            .SelectMany(schema => schema.ClassNames)
            .Concat(["CustomResource", "TerraformResource"]),
        StringComparer.Ordinal);

    private readonly Lazy<HashSet<(SyntaxTree Tree, TextSpan Span)>?> _sites = new(() => Find(compilation, frameworks, cancellation));

    /// <summary>Whether there are others than these, or some that cannot be determined.</summary>
    public bool AnyBut(HashSet<(SyntaxTree Tree, TextSpan Span)> known) => _sites.Value is not { } sites || !sites.IsSubsetOf(known);

    private static HashSet<(SyntaxTree Tree, TextSpan Span)>? Find(
        Compilation compilation,
        Frameworks frameworks,
        CancellationToken cancellation)
    {
        var sites = new HashSet<(SyntaxTree, TextSpan)>();
        foreach (var (model, root) in ProgramFiles.Mentioning(compilation, [.. Words, .. AwsCdkGrants.Words], cancellation))
        {
            sites.UnionWith(root.DescendantNodes().OfType<InvocationExpressionSyntax>()
                .Where(call => Grants(call, model, cancellation))
                .Select(call => (call.SyntaxTree, call.Span)));
            // A class that derives from one is created by a name of its own, in any file.
            var parents = root.DescendantNodes().OfType<BaseTypeSyntax>();
            if (parents.Any(parent => Words.Overlaps(parent.DescendantTokens().Select(token => token.ValueText))))
                return null;
            foreach (var creation in root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
            {
                if (model.GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol type && Adds(type, frameworks))
                    sites.Add((creation.SyntaxTree, creation.Span));
            }
        }

        return sites;
    }

    private static bool Adds(INamedTypeSymbol type, Frameworks frameworks) =>
        frameworks.IsUntypedResource(type)
        || frameworks.ReferredOf(type) is { Schema.IsSupplement: true }
        || (frameworks.FrameworkOf(type) == Framework.AwsCdk && Words.Contains(type.Name));

    /// <summary>Whether a call adds to the policy of a construct of AWS CDK, by its name and where it is declared.</summary>
    private static bool Grants(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            IdentifierNameSyntax own => own.Identifier.ValueText,
            _ => "",
        };
        return AwsCdkGrants.Words.Any(word => name.StartsWith(word, StringComparison.Ordinal))
            && model.GetOperation(call, cancellation) is IInvocationOperation { TargetMethod: { } method } made
            && JsiiTypes.MethodNameOf(method) is not null
            && (name == "AddToResourcePolicy"
                ? method.ContainingType.Name is "Key" or "IKey" or "Bucket" or "IBucket" or "BucketBase"
                : AwsCdkGrants.MayLetIn(name, AwsCdkGrants.GranteeOf(made)));
    }
}
