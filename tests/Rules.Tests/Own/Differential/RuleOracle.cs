using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Analyzers.Rules.Tests.Own.Differential;

/// <summary>
/// What docs/own-rules.md says of a rule and a resource, worked out from the JSON of both: it knows nothing of how the product does it.
/// </summary>
/// <param name="isHidden">Whether nobody knows what an attribute of the resource is.</param>
/// <param name="hasOtherTags">Whether the resource may have tags that nobody sees.</param>
/// <param name="isUnknownSet">Whether what is not known is known after the apply: something, whatever that is.</param>
internal sealed class RuleOracle(Func<string, bool> isHidden, bool hasOtherTags, bool isUnknownSet)
{
    /// <summary>What a rule says of what a resource is.</summary>
    public Tristate IsBroken(JsonObject rule, JsonObject body)
    {
        var concerns = rule["when"] is JsonObject when ? Holds(when, body, isEvery: false, isRoot: true) : Tristate.Yes;
        var required = rule["require"] is JsonObject require ? Holds(require, body, isEvery: true, isRoot: true).Not() : Tristate.No;
        var forbidden = rule["forbid"] is JsonObject forbid ? Holds(forbid, body, isEvery: false, isRoot: true) : Tristate.No;
        return concerns.And(required.Or(forbidden));
    }

    private Tristate Holds(JsonObject condition, JsonObject? block, bool isEvery, bool isRoot)
    {
        var answers = condition.Select(entry => entry.Key switch
        {
            "anyOf" => Any(entry.Value!.AsArray(), each => Holds(each!.AsObject(), block, isEvery, isRoot)),
            "allOf" => All(entry.Value!.AsArray(), each => Holds(each!.AsObject(), block, isEvery, isRoot)),
            _ => HoldsAt(entry.Key, entry.Value!, block, isEvery, isRoot),
        });
        return All(answers, answer => answer);
    }

    private Tristate HoldsAt(string path, JsonNode test, JsonObject? block, bool isEvery, bool isRoot)
    {
        var steps = path.Split('.');
        if (isRoot && isHidden(steps[0].Replace("[*]", "", StringComparison.Ordinal)))
            return Tristate.Maybe;
        if (isRoot && steps[0] == "tags" && hasOtherTags && block?["tags"]?[steps[^1]] is null)
            return Tristate.Maybe;
        var values = Reach(block, steps, 0).ToList();
        Tristate One(JsonNode? value) => test is JsonObject { Count: 1 } tests && tests["block"] is JsonObject inner
            ? Holds(inner, value as JsonObject, isEvery, isRoot: false) : Passes(test, value);
        return isEvery ? All(values, One) : Any(values, One);
    }

    private static IEnumerable<JsonNode?> Reach(JsonNode? at, string[] steps, int index)
    {
        if (index == steps.Length)
            return [at];
        var isOfItems = steps[index].EndsWith("[*]", StringComparison.Ordinal);
        var value = at?[isOfItems ? steps[index][..^3] : steps[index]];
        return !isOfItems ? Reach(value, steps, index + 1)
            : (value as JsonArray)?.SelectMany(item => Reach(item, steps, index + 1)) ?? [];
    }

    private Tristate Passes(JsonNode test, JsonNode? value) => test switch
    {
        JsonObject tests => All(tests, entry => Passes(entry.Key, entry.Value!, value)),
        _ when IsText(test, "$set") => IsSet(value),
        _ when IsText(test, "$unset") => IsSet(value).Not(),
        _ => IsEqual(value, test),
    };

    private Tristate Passes(string name, JsonNode argument, JsonNode? value) => name switch
    {
        "set" => argument.GetValue<bool>() ? IsSet(value) : IsSet(value).Not(),
        "equals" => IsEqual(value, argument),
        "in" => Any(argument.AsArray(), each => IsEqual(value, each!)),
        "not" => Passes(argument, value).Not(),
        "anyOf" => Any(argument.AsArray(), each => Passes(each!, value)),
        "allOf" => All(argument.AsArray(), each => Passes(each!, value)),
        "contains" when value is JsonArray items => Any(items, item => IsEqual(item, argument)),
        "matches" => Known(value, text => Regex.IsMatch(text.ToString(), argument.ToString())),
        "contains" => Known(value, text => text.ToString().Contains(argument.ToString(), StringComparison.Ordinal)),
        "min" => Known(value, number => number.GetValue<int>() >= argument.GetValue<int>()),
        "max" => Known(value, number => number.GetValue<int>() <= argument.GetValue<int>()),
        _ => throw new ArgumentException(name),
    };

    private Tristate IsSet(JsonNode? value) =>
        RandomResource.IsUnknown(value) ? isUnknownSet ? Tristate.Yes : Tristate.Maybe
        : value is null || IsText(value, "") ? Tristate.No
        : Tristate.Yes;

    private static Tristate IsEqual(JsonNode? value, JsonNode literal) =>
        Known(value, known => known is JsonValue && known.GetValueKind() == literal.GetValueKind() && JsonNode.DeepEquals(known, literal));

    private static Tristate Known(JsonNode? value, Func<JsonNode, bool> holds) =>
        RandomResource.IsUnknown(value) ? Tristate.Maybe
        : value is not null && !IsText(value, "") && holds(value) ? Tristate.Yes
        : Tristate.No;

    private static bool IsText(JsonNode value, string text) =>
        value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == text;

    private static Tristate Any<T>(IEnumerable<T> each, Func<T, Tristate> answer) =>
        each.Aggregate(Tristate.No, (all, one) => all.Or(answer(one)));

    private static Tristate All<T>(IEnumerable<T> each, Func<T, Tristate> answer) =>
        each.Aggregate(Tristate.Yes, (all, one) => all.And(answer(one)));
}
