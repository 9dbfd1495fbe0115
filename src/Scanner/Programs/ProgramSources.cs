using Infra.Analyzers.Rules.Aws;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>The C# program that a synthesized folder came from: leads from a construct path back to the expression that built it.</summary>
/// <remarks>
/// The synthesized Terraform names the construct path (<c>prod/audit</c>) and nothing else of the program. Its last part is the id that
/// the constructor was given; the parts before it tell the class or the variable that was its scope.
/// </remarks>
internal sealed class ProgramSources
{
    private static readonly HashSet<string> InnerIds = new(["Resource", "Default"], StringComparer.Ordinal);

    private const string IncludingType = "CfnInclude";

    private readonly List<CSharpFile> _files = [];
    private readonly List<ConstructionSite> _sites;

    /// <param name="files">The absolute paths of the C# files; one that cannot be read is passed over.</param>
    /// <param name="symbols">The symbols that the compiler is given (<c>DefineConstants</c>).</param>
    /// <param name="cancellationToken">Stops the reading between two files.</param>
    public ProgramSources(IEnumerable<string> files, IReadOnlyCollection<string> symbols, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                _files.Add(new(File.ReadAllText(file), file, symbols));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The compiler has reported it, or it was generated for the compiler only.
            }
        }

        _sites = [.. _files.SelectMany(file => file.Sites)];
        Suppressions = new(_files);
    }

    /// <summary>What the program suppresses.</summary>
    public SourceSuppressions Suppressions { get; }

    /// <summary>The expressions that can have constructed a resource; one where it is known, several where not.</summary>
    /// <param name="resourceType">Its type in Terraform or CloudFormation, such as <c>aws_cloudtrail</c>.</param>
    /// <param name="constructPath">Its construct path.</param>
    public IReadOnlyList<ConstructionSite> ThatConstruct(string resourceType, string constructPath)
    {
        IReadOnlyList<string> path = constructPath.Split('/');
        // Below a construct of AWS CDK's upper layer, which is what the program constructs, the resource has an id of AWS CDK's own.
        if (path.Count > 1 && InnerIds.Contains(path[path.Count - 1]) && !_sites.Any(site => site.Id.Matches(path[path.Count - 1])))
            path = [.. path.Take(path.Count - 1)];
        if (ThatInclude(path) is { Count: > 0 } including)
            return including;
        var sites = _sites.Where(site => site.Id.Matches(path[path.Count - 1])).ToList();
        var classNames = ClassNames(resourceType);
        if (sites.Count == 0)
            return [.. _sites.Where(site => site.Id.Pieces is null && IsOf(site, classNames))];

        sites = Narrow(sites, site => IsOf(site, classNames));
        return path.Count < 2 ? sites : Narrow(sites, Scopes(path[path.Count - 2]));
    }

    /// <summary>The expressions that can have constructed a resource of a Pulumi program: in the statement that a run names, or by class
    /// and name.</summary>
    /// <param name="resource">What is known of it.</param>
    /// <param name="statement">Where the run saw it constructed; <see langword="null"/> where it did not.</param>
    public IReadOnlyList<ConstructionSite> ThatConstruct(ConstructedResource resource, TextPlace? statement)
    {
        if (statement is not null)
        {
            var file = _files.FirstOrDefault(file => string.Equals(file.Path, statement.Path, Paths.Comparison));
            if (file?.Statement(statement.Line, statement.Column) is not { } whole)
                return [];
            var inside = file.NamedSites.Where(site => site.Start >= whole.Start && site.End <= whole.End).ToList();
            var exact = inside.Where(site => site.Name.Matches(resource.Name)).ToList();
            var likely = exact.Count > 0 ? exact
                : inside.Where(site => site.Name.Pieces is null && IsOf(site, resource.ClassName)).ToList();
            // What a component of another assembly constructs, the statement that constructs the component stands for.
            return likely.Count > 0 ? Narrow(likely, site => IsOf(site, resource.ClassName)) : [whole];
        }

        var named = _files.SelectMany(file => file.NamedSites).Where(site => site.Name.Matches(resource.Name)).ToList();
        return Narrow(named, site => IsOf(site, resource.ClassName));
    }

    /// <summary>
    /// What includes the template that has a resource, in AWS CDK: below it, the ids are those of the template, and of nested stacks.
    /// </summary>
    private List<ConstructionSite> ThatInclude(IReadOnlyList<string> path)
    {
        for (var index = path.Count - 2; index >= 0; index--)
        {
            var sites = _sites.FindAll(site => site.Type == IncludingType && site.Id.Matches(path[index]));
            if (sites.Count > 0)
                return index == 0 ? sites : Narrow(sites, Scopes(path[index - 1]));
        }

        return [];
    }

    /// <summary>Whether the scope of a site can be a construct of this id.</summary>
    private Func<ConstructionSite, bool> Scopes(string id)
    {
        var parents = _sites.Where(site => site.Id.Matches(id)).ToList();
        var types = new HashSet<string?>(parents.Select(parent => parent.Type), StringComparer.Ordinal);
        var variables = new HashSet<string?>(parents.Select(parent => parent.Variable), StringComparer.Ordinal);
        return site => site.Scope == "this"
            ? site.EnclosingType is not null && types.Contains(site.EnclosingType)
            : site.Scope is not null && variables.Contains(site.Scope);
    }

    private static List<ConstructionSite> Narrow(List<ConstructionSite> sites, Func<ConstructionSite, bool> isLikelier)
    {
        var likelier = sites.Where(isLikelier).ToList();
        return likelier.Count > 0 ? likelier : sites;
    }

    private static bool IsOf(ConstructionSite site, string className) =>
        string.Equals(site.Type, className, StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(ConstructionSite site, HashSet<string> classNames) => site.Type is { } type && classNames.Contains(type);

    /// <summary>
    /// The classes that stand for a resource: that of the provider's bindings, <c>SqsQueue</c> for <c>aws_sqs_queue</c>, and the two of AWS
    /// CDK, <c>Queue</c> and <c>CfnQueue</c>.
    /// </summary>
    private static HashSet<string> ClassNames(string resourceType)
    {
        if (resourceType.Contains("::"))
            return new(NamesOfAwsCdk(resourceType), StringComparer.OrdinalIgnoreCase);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            string.Concat(
                resourceType.Split('_').Skip(1).Select(word => word.Length > 0 ? char.ToUpperInvariant(word[0]) + word.Substring(1) : "")),
        };
        // A type that only an own rule is about is in the table of all types.
        var known = ResourceSchemas.BuiltIn.Of(resourceType);
        var type = known?.CloudFormationType;
        if (known is null && AwsType.Find(resourceType) is [var found, ..])
            type = found.CloudFormationType;
        if (type is not null)
            names.UnionWith(NamesOfAwsCdk(type));
        return names;
    }

    private static string[] NamesOfAwsCdk(string type)
    {
        var name = type.Substring(type.LastIndexOf(':') + 1);
        return [name, "Cfn" + name];
    }
}
