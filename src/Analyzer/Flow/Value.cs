using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Flow;

/// <summary>What is known of a C# value at one point of one path.</summary>
/// <remarks>Values compare by content: a branch condition that is met twice over the same values is decided the same way twice.</remarks>
internal abstract record Value
{
    private Value()
    {
    }

    public static readonly Value True = new Constant(true);
    public static readonly Value False = new Constant(false);

    /// <summary>Nothing is known, not even whether two of these are the same.</summary>
    public sealed record Unknown : Value
    {
        public static readonly Unknown Value = new();
    }

    /// <summary>Nothing is known but the identity: what a path assumes about it holds wherever it is met again.</summary>
    /// <param name="Origin">What yields it: an operation's syntax, a parameter or a field.</param>
    /// <param name="Context">The call that it belongs to.</param>
    /// <param name="Occurrence">Which of several evaluations on the path.</param>
    public sealed record Symbol(object Origin, int Context, int Occurrence) : Value;

    /// <summary>The null reference.</summary>
    public sealed record Null : Value
    {
        public static readonly Null Value = new();
    }

    /// <summary>A compile-time constant, never null.</summary>
    public sealed record Constant(object Content) : Value;

    /// <summary>A string that is known in part; never null.</summary>
    public sealed record Text(Content.Text Content) : Value;

    /// <summary>An object of the heap.</summary>
    public sealed record Reference(int Id) : Value;

    /// <summary>A Pulumi <c>Input&lt;T&gt;</c> or <c>Output&lt;T&gt;</c> around a value; itself never null.</summary>
    public sealed record Lifted(Value Inner) : Value
    {
        /// <summary>An output that certainly has a value.</summary>
        public static readonly Lifted Arn = new(new Text(Rules.Content.Text.Of([new TextPart.Reference("", "arn")])));
    }

    /// <summary>Something that is certainly not null and of which no more is known.</summary>
    public sealed record NotNull : Value
    {
        public static readonly NotNull Value = new();
    }

    /// <summary>What a framework copied of an object when it was given it; certainly not null, unless that says so.</summary>
    public sealed record Described(AttributeValue Attribute) : Value;

    /// <summary>A delegate, a lambda or a method group.</summary>
    /// <param name="Method">What it calls.</param>
    /// <param name="Lambda">The lambda, where it is one.</param>
    /// <param name="Scope">The call whose variables it captures.</param>
    /// <param name="Receiver">The object it calls the method on.</param>
    public sealed record Function(IMethodSymbol Method, IFlowAnonymousFunctionOperation? Lambda, Frame? Scope, Value? Receiver) : Value
    {
        public bool Equals(Function? other) =>
            other is not null
            && SymbolEqualityComparer.Default.Equals(Method, other.Method)
            && Lambda?.Syntax == other.Lambda?.Syntax
            && Scope?.Id == other.Scope?.Id
            && Equals(Receiver, other.Receiver);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
    }

    /// <summary>What a <c>ref</c> local holds: the variable that it stands for.</summary>
    public sealed record Alias(Slot Target) : Value;

    /// <summary>A tuple: a value of its own, not an object.</summary>
    public sealed record Tuple(ImmutableArray<Value> Elements) : Value
    {
        public bool Equals(Tuple? other) => other is not null && Elements.SequenceEqual(other.Elements);

        public override int GetHashCode() => Elements.Aggregate(7, (hash, element) => (hash * 31) + element.GetHashCode());
    }

    /// <summary>A condition over values that are not known.</summary>
    public sealed record Test(TestKind Kind, Value Left, Value? Right = null, object? Argument = null) : Value;

    /// <summary>One of several values: what is left where paths were merged.</summary>
    public sealed record Choice : Value
    {
        private const int Limit = 6;

        private readonly int _hash;

        private Choice(ImmutableArray<Value> options) => (Options, _hash) = (options, options.Aggregate(0, (hash, option) => hash ^ option.GetHashCode()));

        /// <summary>The values, each once, in no order that matters.</summary>
        public ImmutableArray<Value> Options { get; }

        public static Value Of(Value left, Value right)
        {
            if (left == right)
                return left;
            var known = Flatten(left);
            var added = Flatten(right).RemoveAll(known.Contains);
            if (added.IsEmpty)
                return left;
            var options = known.AddRange(added);
            if (options.Length <= Limit && !options.Contains(Unknown.Value))
                return new Choice(options);

            // Objects and functions are not forgotten: what is done to the value is done to one of them.
            var objects = options.RemoveAll(option => !(option.IsMutable || option is Function));
            return objects.IsEmpty ? Unknown.Value : new Choice(objects.Add(Unknown.Value));
        }

        public bool Equals(Choice? other) =>
            other is not null && _hash == other._hash && Options.Length == other.Options.Length && Options.All(other.Options.Contains);

        public override int GetHashCode() => _hash;

        private static ImmutableArray<Value> Flatten(Value value) => value is Choice choice ? choice.Options : [value];
    }

    public static Value Of(bool value) => value ? True : False;

    public static Value OfConstant(object? value) => value is null ? Null.Value : new Constant(value);

    /// <summary>The possible values behind this one: itself, or the options of a choice.</summary>
    public IEnumerable<Value> Possibilities => this is Choice choice ? choice.Options : [this];

    /// <summary>Whether the value can be changed through a reference to it.</summary>
    public bool IsMutable => this switch
    {
        Reference => true,
        Lifted lifted => lifted.Inner.IsMutable,
        Tuple tuple => tuple.Elements.Any(element => element.IsMutable),
        Choice choice => choice.Options.Any(option => option.IsMutable),
        _ => false,
    };
}

/// <summary>The conditions that a path can assume or refute.</summary>
internal enum TestKind
{
    Not,
    And,
    Or,
    IsNull,
    IsNullOrEmpty,
    IsNullOrWhiteSpace,
    IsType,
    Equal,
    Less,
    LessOrEqual,

    /// <summary>Not a condition: a pure member of a value, such as the length of a string.</summary>
    Member,
}
