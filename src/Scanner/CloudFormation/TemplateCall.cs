using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>A stack that a template deploys from another template, and what it gives it.</summary>
/// <param name="StackId">The logical id of the stack.</param>
/// <param name="Location">Where the template names the other one.</param>
/// <param name="Arguments">The values of parameters; <see langword="null"/> where they are not known.</param>
internal sealed record TemplateCall(string StackId, TemplateNode Location, IReadOnlyDictionary<string, AttributeValue>? Arguments)
{
    /// <summary>
    /// The type of what deploys one template to many accounts; whoever adds an account may give it parameters of its own.
    /// </summary>
    public const string StackSet = "AWS::CloudFormation::StackSet";

    /// <summary>The types of resources that are stacks, each with the property that names the template.</summary>
    private static readonly Dictionary<string, string> LocationOf = new(StringComparer.Ordinal)
    {
        ["AWS::CloudFormation::Stack"] = "TemplateURL",
        ["AWS::Serverless::Application"] = "Location",
        [StackSet] = "TemplateURL",
    };

    // More are as good as one that goes on without end.
    private const int Most = 1000;

    /// <summary>Whether a type of resources is a stack of another template.</summary>
    public static bool IsBy(string type) => LocationOf.ContainsKey(type);

    /// <summary>The stacks that a template deploys, and those of which it is not known whether it does.</summary>
    public static IReadOnlyList<TemplateCall> In(Template template)
    {
        var values = new TemplateValues(template, new(template, []));
        var isRewritten = template.Macros.Any(macro => !macro.IsKnown);
        return
        [
            .. from resource in template.Calls.Take(Most)
               where values.IsMade(resource) != Tristate.No
               let location = resource.Properties[LocationOf[resource.Type]]
               where location is not null
               select new TemplateCall(
                   resource.Id,
                   location,
                   isRewritten || resource.Type == StackSet ? null : ArgumentsOf(resource.Properties["Parameters"], values)),
        ];
    }

    private static Dictionary<string, AttributeValue>? ArgumentsOf(TemplateNode? parameters, TemplateValues values)
    {
        if (parameters is not null and not TemplateNode.Mapping { Function: null })
            return null;
        var arguments = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var property in (parameters as TemplateNode.Mapping)?.Properties ?? [])
        {
            if (property.Name.StartsWith("Fn::", StringComparison.Ordinal))
                return null;
            arguments[property.Name] =
                arguments.ContainsKey(property.Name) ? AttributeValue.Unknown.Value : values.Evaluate(property.Value);
        }

        return arguments;
    }
}
