using System.Text.RegularExpressions;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.CodeFixes.CloudTrail;

/// <summary>What a role may do, as far as the file tells where the role is: yes, no, or not known.</summary>
/// <remarks>
/// Policies are read as code, not as documents: they may be literals, anonymous objects that are serialized, or data sources. A policy that
/// names a log group's variable is about that log group.
/// </remarks>
internal sealed class RoleAccess(FixTarget target)
{
    private const string Service = "cloudtrail.amazonaws.com";

    private static readonly Regex Services = new(@"[\w.-]+\.amazonaws\.com");

    /// <summary>Managed policies of AWS that allow it.</summary>
    private static readonly Regex Managed = new(@"\b(CloudWatchLogsFullAccess|AdministratorAccess)\b");

    /// <summary>What stands between two statements, in JSON, in C# and in the blocks of a data source.</summary>
    private static readonly Regex Separator = new(@"\}\s*,");

    private static readonly Regex Denies = new(@"Effect\W+Deny\b");

    private static readonly Regex PutsEvents = new(@"logs:(PutLogEvents|Put\*|\*)");

    /// <summary>A resource that stands for everything.</summary>
    private static readonly Regex Everything = new(
        @"\bResources?\W{0,4}\s*[:=]\s*(new\s*\w*\s*\[\s*\]\s*)?[\[\{\\""\s]*\*[\\""]|log-group:\*");

    private static readonly Regex NamedGroups = new(@"log-group:(?<name>[\w./#-]*)(?<wildcard>\*)?");

    private readonly Written _written = new(target.Model);

    /// <summary>Whether CloudTrail may assume a role, and no other service: what others need as well is not the role of a trail.</summary>
    public bool? TrustsCloudTrail(Candidate role)
    {
        if (role.Creation is null)
            return null;
        if (EntryOf(role.Creation, role.Class.Spelling(Role.TrustPolicy)) is not { } policy)
            return HasConfiguration(role.Creation) ? null : false;
        var evidence = Evidence.Of(policy, target.Model);
        var services = Services.Matches(evidence.Text).Cast<Match>().Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        return services switch
        {
            [Service] => true,
            [] when evidence.IsOpen => null,
            _ => false,
        };
    }

    /// <summary>Whether a role may write to a log group.</summary>
    /// <param name="role">The variable, parameter, field or property of the role.</param>
    /// <param name="roleCreation">Where the role is created, where that is plain to see.</param>
    /// <param name="logGroup">
    /// The variable, parameter, field or property of the log group; <see langword="null"/> where it has none.
    /// </param>
    /// <param name="logGroupCreation">Where the log group is created, where that is plain to see.</param>
    public bool? MayWrite(
        ISymbol role, BaseObjectCreationExpressionSyntax? roleCreation, ISymbol? logGroup,
            BaseObjectCreationExpressionSyntax? logGroupCreation)
    {
        var name = logGroupCreation is null ? null : NameOf(logGroupCreation);
        var answers = PoliciesOf(role, roleCreation).Select(policy => Covers(policy, logGroup, name)).ToList();
        if (answers.Contains(true))
            return true;
        return roleCreation is null || answers.Contains(null) || IsHandedOn(role) ? null : false;
    }

    private static bool? Covers(Evidence policy, ISymbol? logGroup, string? name)
    {
        if (Managed.IsMatch(policy.Text))
            return true;
        var statements = Separator.Split(policy.Text).Where(statement => PutsEvents.IsMatch(statement) && !Denies.IsMatch(statement))
            .ToList();
        if (statements.Exists(statement => Everything.IsMatch(statement) || IsAbout(statement)))
            return true;
        return statements.Count == 0 && policy.IsOpen || logGroup is null ? null : false;

        bool IsAbout(string statement) =>
            (logGroup is not null && policy.Names(logGroup) && Regex.IsMatch(statement, $@"\b{logGroup.Name}\b"))
            || (name is not null && NamedGroups.Matches(statement).Cast<Match>().Any(match => Matches(match, name)));
    }

    private static bool Matches(Match pattern, string name) => pattern.Groups["wildcard"].Success
        ? name.StartsWith(pattern.Groups["name"].Value, StringComparison.Ordinal)
        : name == pattern.Groups["name"].Value;

    /// <summary>The policies that the file gives a role: in resources of their own that name it, and in its creation.</summary>
    private IEnumerable<Evidence> PoliciesOf(ISymbol role, BaseObjectCreationExpressionSyntax? creation)
    {
        foreach (var use in UsesOf(role))
        {
            var policy = use.Ancestors().OfType<BaseObjectCreationExpressionSyntax>()
                .FirstOrDefault(ancestor =>
                    target.Model.GetTypeInfo(ancestor).Type is { } type && type.Name.Contains("Polic") && !IsConfiguration(type));
            if (policy is not null)
                yield return Evidence.Of(policy.ArgumentList ?? (SyntaxNode)policy, target.Model);
        }

        foreach (var entry in creation is null ? [] : EntriesOf(creation))
        {
            if (entry.Left is IdentifierNameSyntax { Identifier.ValueText: var property }
                && property.Contains("Polic")
                && !property.StartsWith("AssumeRolePolicy", StringComparison.Ordinal))
            {
                yield return Evidence.Of(entry.Right, target.Model);
            }
        }
    }

    private static bool IsConfiguration(ITypeSymbol type) =>
        type.Name.EndsWith("Args", StringComparison.Ordinal) || type.Name.EndsWith("Config", StringComparison.Ordinal);

    /// <summary>Whether code that is not seen gets the role, and may give it policies.</summary>
    private bool IsHandedOn(ISymbol role) => UsesOf(role).Any(use => use.Parent is ArgumentSyntax
    {
        Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax,
    });

    private IEnumerable<IdentifierNameSyntax> UsesOf(ISymbol symbol) =>
        target.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == symbol.Name)
            .Where(name => SymbolEqualityComparer.Default.Equals(target.Model.GetSymbolInfo(name).Symbol, symbol));

    private string? NameOf(BaseObjectCreationExpressionSyntax logGroup) =>
        EntriesOf(logGroup)
            .Where(entry => entry.Left is IdentifierNameSyntax { Identifier.ValueText: "Name" or "LogGroupName" })
            .Select(entry => target.Model.GetConstantValue(entry.Right).Value as string)
            .FirstOrDefault();

    private ExpressionSyntax? EntryOf(BaseObjectCreationExpressionSyntax creation, string property) =>
        EntriesOf(creation).FirstOrDefault(entry =>
            entry.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property)?.Right;

    /// <summary>Whether a creation is given a configuration at all.</summary>
    private static bool HasConfiguration(BaseObjectCreationExpressionSyntax creation) => creation.ArgumentList?.Arguments.Count > 1;

    /// <summary>The entries of a creation's configuration, where that is created on the spot or kept in a local.</summary>
    private IEnumerable<AssignmentExpressionSyntax> EntriesOf(BaseObjectCreationExpressionSyntax creation) =>
        from argument in creation.ArgumentList?.Arguments ?? []
        let value = argument.Expression is IdentifierNameSyntax name
            && target.Model.GetSymbolInfo(name).Symbol is ILocalSymbol local
            && _written.ValuesOf(local) is [var only]
                ? only
                : argument.Expression
        from expression in (value as BaseObjectCreationExpressionSyntax)?.Initializer?.Expressions ?? []
        let entry = expression as AssignmentExpressionSyntax
        where entry is not null
        select entry;
}
