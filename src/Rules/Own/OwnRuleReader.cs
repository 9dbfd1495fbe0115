using Infra.Analyzers.Rules.Attributes;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Json;

namespace Infra.Analyzers.Rules.Own;

/// <summary>Makes rules of what a file says, and reports what cannot be one.</summary>
/// <param name="report">Takes what is wrong between two places of the text.</param>
/// <param name="places">The lines of the text.</param>
internal sealed class OwnRuleReader(Action<int, int, string> report, JsonPlaces places)
{
    private static readonly IReadOnlyList<string> RootNames = ["$schema", "rules"];

    private static readonly IReadOnlyList<string> RuleNames =
        ["id", "title", "message", "severity", "description", "help", "resource", "provider", "when", "require", "forbid", "good", "bad"];

    private static readonly Dictionary<string, Severity> Severities = new(StringComparer.Ordinal)
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["info"] = Severity.Info,
        ["off"] = Severity.None,
    };

    private bool _isFaulty;

    /// <summary>The rules that could be understood, in the order of the file.</summary>
    public IReadOnlyList<OwnRule> Read(JsonNode root)
    {
        if (root is not JsonNode.Object file)
        {
            Fault(root, "The file must hold an object with the rules: { \"rules\": [ … ] }.");
            return [];
        }

        CheckNames(file, RootNames, "a file of rules");
        if (file["rules"] is JsonNode.Array rules)
            return [.. rules.Items.Select(ReadRule).OfType<OwnRule>()];
        report(file.Start, Math.Min(file.Start + 1, file.End), "The file has no list of rules: { \"rules\": [ … ] }.");
        return [];
    }

    private OwnRule? ReadRule(JsonNode node)
    {
        _isFaulty = false;
        if (node is not JsonNode.Object rule)
        {
            Fault(node, "A rule must be an object.");
            return null;
        }

        CheckNames(rule, RuleNames, "a rule");
        var id = Text(rule, "id", isRequired: true);
        if (id is not null && !OwnRulesPool.Contains(id))
            Fault(rule["id"]!, $"The id of a rule of your own must be one from {OwnRulesPool.First} to {OwnRulesPool.Last}.");
        var title = Text(rule, "title", isRequired: true);
        var types = Types(rule);
        var reader = new OwnConditionReader(Fault, types);
        var when = reader.Read(rule["when"]);
        var require = reader.Read(rule["require"]);
        var forbid = reader.Read(rule["forbid"]);
        if (rule["require"] is null && rule["forbid"] is null)
            FaultAt(rule.Start, rule.Start + 1, "The rule says neither what it requires nor what it forbids.");
        var provider = Provider(rule);
        var metadata = Metadata(rule, id, title);
        var (good, bad) = (Examples(rule, "good"), Examples(rule, "bad"));
        if (_isFaulty || metadata is null || (require ?? forbid) is null || types.Count == 0)
            return null;
        var place = rule["id"]!;
        var asked = reader.Paths.ToList();
        return new(
            new AttributeRule(() => metadata)
            {
                Types = [.. types.Select(type => type.Type)],
                Provider = provider,
                When = when,
                Require = require,
                Forbid = forbid,
                Constant = types.All(type => IsPlain(type, (require ?? forbid)!)) ? RightConstants.Of(require, forbid) : null,
                HiddenInCloudFormation = types.ToDictionary(
                    type => type.Type, IReadOnlyCollection<string> (type) => OwnNames.HiddenInCloudFormation(type, asked),
                    StringComparer.Ordinal),
            },
            [.. types.Select(type => OwnNames.Schema(type, asked))],
            places.At(place.Start, place.End))
        {
            Good = good,
            Bad = bad,
        };
    }

    // What is a list or a block takes no constant.
    private static bool IsPlain(AwsType type, AttributeCondition condition) => condition.Roots.All(root =>
        type.Attributes.ByName.TryGetValue(root, out var attribute) && attribute is { IsList: false, IsMap: false, Inner: null });

    private RuleMetadata? Metadata(JsonNode.Object rule, string? id, string? title)
    {
        var (description, help, message) = (Text(rule, "description"), Text(rule, "help"), Text(rule, "message"));
        var severity = Severity.Warning;
        if (Text(rule, "severity") is { } level && !Severities.TryGetValue(level, out severity))
            Fault(rule["severity"]!, "The severity must be \"error\", \"warning\", \"info\" or \"off\".");
        if (help is not null && !(Uri.TryCreate(help, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"))
            Fault(rule["help"]!, "The help must be the address of a page, such as https://wiki.example.com/rules.");
        if (id is null || title is null)
            return null;
        return new()
        {
            Id = id,
            Title = ShownText.Of(title),
            MessageFormat = Format(message ?? title),
            Description = ShownText.Of(description ?? title, 1000),
            Remediation = "",
            Severity = severity,
            Category = Category.Own,
            OwnHelpLink = help,
        };
    }

    private MajorRange Provider(JsonNode.Object rule)
    {
        if (Text(rule, "provider") is not { } versions)
            return MajorRange.Unknown;
        if (MajorRange.Parse(versions) is { } range)
            return range;
        Fault(rule["provider"]!, "The provider must be major versions of the AWS provider, such as \">= 6\", \"< 6\" or \"5\".");
        return MajorRange.Unknown;
    }

    // The message's {0} is the resource, {1} what is wrong; whatever else is in braces is the author's.
    private static string Format(string message)
    {
        var text = ShownText.Of(message, 300).Replace("{", "{{").Replace("}", "}}")
            .Replace("{{resource}}", "{0}").Replace("{{problem}}", "{1}");
        var hasResource = text.Contains("{0}");
        var hasProblem = text.Contains("{1}");
        return (hasResource, hasProblem) switch
        {
            (true, true) => text,
            (true, false) => text + ": {1}",
            (false, true) => "'{0}': " + text,
            _ => "'{0}': " + text + ": {1}",
        };
    }

    private List<AwsType> Types(JsonNode.Object rule)
    {
        var names = rule["resource"] switch
        {
            JsonNode.Text only => [only],
            JsonNode.Array { Items: { Count: > 0 } items } => items,
            _ => (IReadOnlyList<JsonNode>?)null,
        };
        if (names is null)
        {
            if (rule["resource"] is { } other)
                Fault(other, "The resource must be a type, or a list of types, such as \"aws_db_instance\".");
            else
                FaultAt(rule.Start, rule.Start + 1, "The rule does not say to what \"resource\" it applies, such as \"aws_db_instance\".");
            return [];
        }

        var found = new List<AwsType>();
        foreach (var name in names)
        {
            if (name is not JsonNode.Text { Value: var type })
                Fault(name, "A type must be a text, such as \"aws_db_instance\".");
            else if (AwsType.Find(type) is { Count: > 0 } types)
                found.AddRange(types);
            else
                Fault(name, $"There is no type '{ShownText.Of(type, 80)}'{Nearest.Hint(type, AwsType.All)}");
        }

        return [.. found.GroupBy(type => type.Type, StringComparer.Ordinal).Select(same => same.First())];
    }

    private List<OwnExample> Examples(JsonNode.Object rule, string name)
    {
        var items = rule[name] switch
        {
            null => [],
            JsonNode.Text only => [only],
            JsonNode.Array list => list.Items,
            var other => [other],
        };
        foreach (var wrong in items.Where(item => item is not JsonNode.Text))
            Fault(wrong, "An example must be a text: what stands in the block of a resource in Terraform's language.");
        return [.. items.OfType<JsonNode.Text>().Select(text => new OwnExample(text.Value, places.At(text.Start, text.End)))];
    }

    private string? Text(JsonNode.Object rule, string name, bool isRequired = false)
    {
        switch (rule[name])
        {
            case JsonNode.Text text when text.Value.Trim().Length > 0:
                return text.Value;
            case null when !isRequired:
                return null;
            case null:
                FaultAt(rule.Start, rule.Start + 1, $"The rule has no \"{name}\".");
                return null;
            case var other:
                Fault(other, $"The \"{name}\" must be a text that is not empty.");
                return null;
        }
    }

    private void CheckNames(JsonNode.Object node, IReadOnlyList<string> known, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in node.Members)
        {
            if (!known.Contains(member.Name))
                FaultAt(member.Start, member.End, $"'{ShownText.Of(member.Name, 60)}' is no property of {what}"
                    + (Nearest.To(member.Name, known) is null ? $", which has {Listed(known)}." : Nearest.Hint(member.Name, known)));
            else if (!seen.Add(member.Name))
                FaultAt(member.Start, member.End, $"'{member.Name}' is there twice.");
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private void Fault(JsonNode node, string message) => FaultAt(node.Start, node.End, message);

    private void FaultAt(int start, int end, string message)
    {
        _isFaulty = true;
        report(start, end, message);
    }
}
