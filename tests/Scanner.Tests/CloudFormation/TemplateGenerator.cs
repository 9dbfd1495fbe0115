using System.Text.Json.Nodes;

namespace Infra.Analyzers.Scanner.Tests.CloudFormation;

/// <summary>Random templates of trails and what they refer to, with functions wherever one may stand, and where none may.</summary>
/// <param name="seed">Of the random numbers.</param>
internal sealed class TemplateGenerator(int seed)
{
    private static readonly string[] Names =
        ["P", "Q", "C", "D", "Trail0", "Trail1", "Group", "Role", "AWS::NoValue", "AWS::Region", "M", "nope"];

    private static readonly string[] Texts =
        ["", "true", "x", "${P}:*", "${Group.Arn}", "${!P}", "a,b", "é😀", "{{resolve:ssm:x}}", "0", "1"];

    private readonly Random _random = new(seed);

    /// <summary>A template in JSON.</summary>
    public string Template()
    {
        var resources = new JsonObject
        {
            ["Group"] = Resource("AWS::Logs::LogGroup"),
            ["Role"] = Resource("AWS::IAM::Role"),
            ["Trail0"] = Trail(),
            ["Trail1"] = Trail(),
            ["Set"] = new JsonObject
            {
                ["Type"] = "AWS::CloudFormation::StackSet",
                ["Properties"] = new JsonObject { ["TemplateBody"] = Body() },
            },
        };
        var template = new JsonObject
        {
            ["Parameters"] = new JsonObject { ["P"] = new JsonObject { ["Type"] = "String", ["Default"] = Text() }, ["Q"] = Value(2) },
            ["Mappings"] = new JsonObject { ["M"] = new JsonObject { ["x"] = new JsonObject { ["true"] = Value(2) } } },
            ["Conditions"] = new JsonObject { ["C"] = Condition(3), ["D"] = Condition(3) },
            ["Resources"] = resources,
            ["Outputs"] = new JsonObject { ["O"] = new JsonObject { ["Value"] = Value(2) } },
        };
        return template.ToJsonString();
    }

    private JsonObject Trail()
    {
        var trail = Resource("AWS::CloudTrail::Trail");
        var properties = new JsonObject { ["IsLogging"] = Value(1) };
        foreach (var name in (string[])["CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn", "KMSKeyId", "EventSelectors", "S3BucketName"])
        {
            if (_random.Next(3) > 0)
                properties[name] = Value(4);
        }

        trail["Properties"] = _random.Next(10) > 0 ? properties : Value(3);
        return trail;
    }

    private JsonObject Resource(string type)
    {
        var resource = new JsonObject { ["Type"] = type };
        if (_random.Next(3) == 0)
            resource["Condition"] = Names[_random.Next(Names.Length)];
        return resource;
    }

    // A text that is a template, as it is or put together.
    private JsonNode Body() => new JsonObject { ["Resources"] = new JsonObject { ["In"] = Trail() } }.ToJsonString() is var body
        && _random.Next(3) is not 0 and var form
        ? form == 1 ? body : new JsonObject { ["Fn::Sub"] = body }
        : Value(3) ?? "";

    private JsonNode? Value(int levels) => (levels == 0 ? _random.Next(3) : _random.Next(14)) switch
    {
        0 or 1 => Text(),
        2 => _random.Next(4) switch { 0 => null, 1 => true, 2 => 1, _ => JsonValue.Create(1.5) },
        3 => new JsonObject { ["Ref"] = Names[_random.Next(Names.Length)] },
        4 => Call("Fn::GetAtt", JsonValue.Create($"{Names[_random.Next(Names.Length)]}.Arn")),
        5 => Call("Fn::GetAtt", Names[_random.Next(Names.Length)], "Arn"),
        6 => Call("Fn::Sub", Text(), new JsonObject { ["P"] = Value(levels - 1) }),
        7 => Call("Fn::Sub", Text()!),
        8 => Call("Fn::Join", Text(), new JsonArray(Value(levels - 1), Value(levels - 1))),
        9 => Call("Fn::If", Names[_random.Next(Names.Length)], Value(levels - 1), Value(levels - 1)),
        10 => Call("Fn::Select", _random.Next(3), new JsonArray(Value(levels - 1), Value(levels - 1))),
        11 => Call("Fn::Select", 0, Call("Fn::Split", ",", Value(levels - 1))),
        12 => Call("Fn::FindInMap", "M", Value(levels - 1), Value(levels - 1)),
        _ => new JsonObject { ["a"] = Value(levels - 1), ["Statement"] = new JsonArray(Value(levels - 1)) },
    };

    private JsonObject Condition(int levels) => (levels == 0 ? 0 : _random.Next(5)) switch
    {
        1 => Call("Fn::Not", Condition(levels - 1)),
        2 => Call("Fn::And", Condition(levels - 1), Condition(levels - 1)),
        3 => Call("Fn::Or", Condition(levels - 1), Condition(levels - 1)),
        4 => new JsonObject { ["Condition"] = _random.Next(2) == 0 ? "C" : "D" },
        _ => Call("Fn::Equals", Value(1), Value(1)),
    };

    private JsonNode Text() => JsonValue.Create(Texts[_random.Next(Texts.Length)])!;

    private static JsonObject Call(string function, JsonNode argument) => new() { [function] = argument };

    private static JsonObject Call(string function, params JsonNode?[] arguments) => new() { [function] = new JsonArray(arguments) };
}
