using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Json;

namespace Infra.Analyzers.Scanner.Resources;

/// <summary>Reads the <c>configuration</c> of a plan, as far as it is about resources that rules ask for.</summary>
internal sealed class PlanConfigurationReader(JsonReader reader, RuleBook rules)
{
    // Modules nested deeper than this are not real; what they hold is passed over.
    private const int MaxModuleDepth = 100;
    private const int MaxBlockDepth = 30;

    public PlanConfiguration Configuration { get; } = new();

    /// <summary>In front of the value of <c>configuration</c>.</summary>
    public void Read()
    {
        reader.Read();
        reader.ForEachProperty(name =>
        {
            switch (name)
            {
                case "root_module":
                    Configuration.IsRead = true;
                    reader.Read();
                    ReadModule(Configuration.Root, level: 0);
                    break;
                case "provider_config":
                    reader.Read();
                    reader.ForEachProperty(_ => ReadProvider());
                    break;
            }
        });
    }

    private void ReadProvider()
    {
        string? name = null, constraint = null;
        reader.Read();
        reader.ForEachProperty(property =>
        {
            reader.Read();
            if (property == "name")
                name = Text();
            else if (property == "version_constraint")
                constraint = Text();
        });
        if (name == "aws" && constraint is not null)
            Configuration.Limit(constraint);
    }

    private void ReadModule(PlanModule module, int level) => reader.ForEachProperty(name =>
    {
        reader.Read();
        switch (name)
        {
            case "resources":
                reader.ForEachElement(() => ReadBlock(module));
                break;
            case "outputs":
                reader.ForEachProperty(output => module.Outputs[output] = ReadOutput());
                break;
            case "module_calls" when level < MaxModuleDepth:
                reader.ForEachProperty(call => module.Calls[call] = ReadCall(level));
                break;
        }
    });

    private void ReadBlock(PlanModule module)
    {
        string? mode = null, type = null, name = null, provider = null;
        var expressions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        reader.ForEachProperty(property =>
        {
            reader.Read();
            switch (property)
            {
                case "mode":
                    mode = Text();
                    break;
                case "type":
                    type = Text();
                    break;
                case "name":
                    name = Text();
                    break;
                case "provider_config_key":
                    provider = Text();
                    break;
                case "expressions" when type is not null && (mode == "data" ? OpaqueConsumers.IsByData(type) : OpaqueConsumers.IsBy(type)):
                case "provisioners":
                    var passedOn = new List<string>();
                    ReadAllReferences(passedOn, MaxBlockDepth);
                    module.PassedOn.Add(passedOn);
                    break;
                case "expressions" when type is null || rules.IsAskedFor(TerraformNaming.Of(type).Type):
                    expressions = ReadExpressions();
                    break;
            }
        });
        if (mode is null or "managed" && type is not null && name is not null && rules.IsAskedFor(TerraformNaming.Of(type).Type))
        {
            module.Blocks[$"{type}.{name}"] = expressions;
            if (provider is not null)
                module.Providers[$"{type}.{name}"] = provider;
        }
    }

    private PlanCall ReadCall(int level)
    {
        var arguments = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var module = new PlanModule();
        reader.Read();
        reader.ForEachProperty(property =>
        {
            reader.Read();
            if (property == "expressions")
                arguments = ReadExpressions();
            else if (property == "module")
                ReadModule(module, level + 1);
        });
        return new(arguments, module);
    }

    private IReadOnlyList<string> ReadOutput()
    {
        IReadOnlyList<string> references = [];
        reader.Read();
        reader.ForEachProperty(property =>
        {
            if (property != "expression")
                return;
            reader.Read();
            references = ReadReferences();
        });
        return references;
    }

    /// <summary>The references of each expression; nested blocks and constants have none.</summary>
    private Dictionary<string, IReadOnlyList<string>> ReadExpressions()
    {
        var expressions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        reader.ForEachProperty(attribute =>
        {
            reader.Read();
            expressions[attribute] = ReadReferences();
        });
        return expressions;
    }

    private List<string> ReadReferences()
    {
        var references = new List<string>();
        reader.ForEachProperty(property =>
        {
            if (property != "references")
                return;
            reader.Read();
            reader.ForEachElement(() => references.Add(Text() ?? ""));
        });
        return references;
    }

    /// <summary>The references in a value, however deep.</summary>
    private void ReadAllReferences(List<string> references, int levels)
    {
        switch (reader.Token)
        {
            case JsonToken.ObjectStart when levels > 0:
                reader.ForEachProperty(property =>
                {
                    reader.Read();
                    if (property == "references" && reader.Token == JsonToken.ArrayStart)
                        reader.ForEachElement(() => references.Add(Text() ?? ""));
                    else
                        ReadAllReferences(references, levels - 1);
                });
                break;
            case JsonToken.ArrayStart when levels > 0:
                reader.ForEachElement(() => ReadAllReferences(references, levels - 1));
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private string? Text() => reader is { Token: JsonToken.String, HasText: true } ? reader.GetText() : null;
}
