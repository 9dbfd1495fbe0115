using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Infra.Analyzers.PulumiEngine.Answers;
using Infra.Analyzers.PulumiEngine.Values;

namespace Infra.Analyzers.PulumiEngine.Registration;

/// <summary>Answers the functions that a program calls: from the user's file, from what is always so, and else with what is not
/// known.</summary>
internal sealed class FunctionAnswers(AnswersFile answers, KnownFunctions known, Registry registry)
{
    /// <summary>What makes the whole result unknown, whatever its type.</summary>
    public static Struct Unknown() => new() { Fields = { ["unknown"] = Value.ForString(PulumiValues.Unknown) } };

    /// <summary>The answer to a function.</summary>
    public Struct Answer(string token, JsonObject arguments)
    {
        if ((answers.To(token, arguments) ?? known.Answer(token, arguments)) is { } result)
            return result.ToStruct();
        registry.AddUnanswered(token);
        return Unknown();
    }

    /// <summary>The outputs of another stack; <see langword="null"/> where they are not known.</summary>
    public Struct? OutputsOf(string stack) => answers.OutputsOf(stack)?.ToStruct();
}
