using System.Collections.Immutable;
using System.Globalization;
using Infra.Analyzers.Engine;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>What a method of a library does besides what its handler says: asked for by whoever must know it without running it.</summary>
[Flags]
internal enum LibraryTraits
{
    None = 0,

    /// <summary>It does nothing before its result is enumerated or awaited.</summary>
    Deferred = 1,

    /// <summary>It does no more with the collection that it is given than to read it.</summary>
    ReadsOnly = 2,

    /// <summary>It returns what it is called on.</summary>
    ReturnsReceiver = 4,

    /// <summary>Where its handler cannot tell what it does, its arguments may get anywhere.</summary>
    EscapesArguments = 8,
}

/// <summary>Evaluates a call or a creation; <see langword="null"/> where it is unknown what comes of it.</summary>
internal delegate Value? LibraryHandler(Evaluation eval, LibraryCall call);

/// <summary>One method of a library: a row of <see cref="LibraryTable"/>.</summary>
/// <param name="Type">The metadata name of the type that declares it, or of an interface that the type implements.</param>
/// <param name="Name">Its name; <see cref="AnyMethod"/> for all that have no row of their own.</param>
/// <param name="Parameters">The number of its parameters, an extended one included; <see langword="null"/> for any.</param>
/// <param name="Traits">What is known of it without running it.</param>
/// <param name="Handler">What it does; <see langword="null"/> where nothing is known but the traits.</param>
internal sealed record LibraryModel(string Type, string Name, int? Parameters, LibraryTraits Traits, LibraryHandler? Handler)
{
    public const string AnyMethod = "*";

    public const string Constructor = WellKnownMemberNames.InstanceConstructorName;

    /// <summary>Names the row, for tests.</summary>
    public override string ToString() =>
        $"{Type}.{Name}({Parameters?.ToString(CultureInfo.InvariantCulture) ?? "…"})";
}

/// <summary>A call of a method of a library, or a creation of an object of one.</summary>
/// <param name="Operation">The call or creation.</param>
/// <param name="Method">The method or constructor.</param>
/// <param name="Receiver">What the method is called on.</param>
/// <param name="Arguments">What it is given, in the order of the parameters.</param>
internal sealed record LibraryCall(IOperation Operation, IMethodSymbol Method, Value? Receiver, ImmutableArray<Value> Arguments)
{
    public SyntaxNode Syntax => Operation.Syntax;

    /// <summary>The type of what the call yields.</summary>
    public ITypeSymbol? Type => Operation.Type;

    /// <summary>The function that an argument is, where that is known.</summary>
    public Value.Function? FunctionAt(Evaluation eval, int index) =>
        index < Arguments.Length && eval.Resolve(Arguments[index]) is Value.Function function ? function : null;

    /// <summary>Allocates the collection that the call yields.</summary>
    public Value Collection(Evaluation eval, ImmutableArray<Value>? elements) => Engine.Collections.Allocate(eval, Syntax, Type, elements);
}
