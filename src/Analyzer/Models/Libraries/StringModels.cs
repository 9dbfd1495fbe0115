using System.Collections.Immutable;
using Infra.Analyzers.Engine;

namespace Infra.Analyzers.Models;

/// <summary>Strings.</summary>
internal static class StringModels
{
    private const string Type = "System.String";

    public static readonly ImmutableArray<LibraryModel> Rows =
    [
        Row("IsNullOrEmpty", 1, (eval, call) => eval.Test(TestKind.IsNullOrEmpty, call.Arguments[0])),
        Row("IsNullOrWhiteSpace", 1, (eval, call) => eval.Test(TestKind.IsNullOrWhiteSpace, call.Arguments[0])),
        Row("Concat", null, Concat),
        Row("Join", 2, (eval, call) => Texts.Join(eval, call.Arguments[0], call.Arguments[1])),
        Row("Format", null, Format),
        Row("Equals", 1, (eval, call) => call.Receiver is { } receiver ? eval.AreEqual(receiver, call.Arguments[0]) : null),
        Row("Equals", 2, (eval, call) => call.Receiver is null ? eval.AreEqual(call.Arguments[0], call.Arguments[1]) : null),
        Row("ToString", null, (_, call) => call.Receiver, LibraryTraits.ReturnsReceiver),
        Row("Trim", 0, (eval, call) => Change(eval, call, text => text.Trim())),
        Row("ToLower", 0, (eval, call) => Change(eval, call, text => text.ToLowerInvariant())),
        Row("ToLowerInvariant", 0, (eval, call) => Change(eval, call, text => text.ToLowerInvariant())),
        Row("ToUpper", 0, (eval, call) => Change(eval, call, text => text.ToUpperInvariant())),
        Row("ToUpperInvariant", 0, (eval, call) => Change(eval, call, text => text.ToUpperInvariant())),
        Row(LibraryModel.AnyMethod, null, Other),
    ];

    private static LibraryModel Row(string name, int? parameters, LibraryHandler handler, LibraryTraits traits = LibraryTraits.None) =>
        new(Type, name, parameters, traits | LibraryTraits.ReadsOnly, handler);

    private static Value? Concat(Evaluation eval, LibraryCall call)
    {
        if (call.Arguments is not [var only])
            return Texts.Concatenate(eval, call.Arguments);
        return Collections.ElementsOf(eval, only) is { } items ? Texts.Concatenate(eval, items) : eval.Fresh(call.Operation);
    }

    private static Value? Format(Evaluation eval, LibraryCall call)
    {
        if (call.Arguments is not [var format, .. var rest] || eval.Resolve(format) is not Value.Constant { Content: string pattern })
            return null;
        return Texts.Format(eval, pattern, rest is [var array] && Collections.ElementsOf(eval, array) is { } elements ? elements : rest);
    }

    private static Value? Change(Evaluation eval, LibraryCall call, Func<string, string> change) =>
        call.Receiver is { } receiver && eval.Resolve(receiver) is Value.Constant { Content: string text }
            ? new Value.Constant(change(text))
            : null;

    /// <summary>A method of strings keeps nothing of what it is given.</summary>
    private static Value Other(Evaluation eval, LibraryCall call)
    {
        eval.MayThrow();
        return eval.Fresh(call.Operation);
    }
}
