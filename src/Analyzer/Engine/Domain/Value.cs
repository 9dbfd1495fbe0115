using System.Collections.Immutable;
using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>What is known of a C# value at one point of one path: an element of <see cref="ValueLattice"/>.</summary>
/// <remarks>Values compare by content: a branch condition that is met twice over the same values is decided the same way twice.</remarks>
internal abstract record Value
{
    private Value()
    {
    }

    public static readonly Value True = new Constant(true);
    public static readonly Value False = new Constant(false);

    /// <summary>No value at all: the path does not get here. The bottom of the lattice.</summary>
    public sealed record Never : Value
    {
        public static readonly Never Value = new();
    }

    /// <summary>Nothing is known, not even whether two of these are the same.</summary>
    public sealed record Unknown : Value
    {
        public static readonly Unknown Value = new();
    }

    /// <summary>Nothing is known but the identity: what a path assumes about it holds wherever it is met again.</summary>
    /// <param name="Origin">What yields it: an operation's syntax, a parameter or a field.</param>
    /// <param name="Frame">The id of the call that it belongs to.</param>
    /// <param name="Occurrence">Which of several evaluations on the path.</param>
    public sealed record Symbolic(object Origin, int Frame, int Occurrence) : Value
    {
        /// <summary>Any of many evaluations: where the value is from is known, but not whether two are the same.</summary>
        public const int AnyOccurrence = -2;
    }

    /// <summary>The null reference.</summary>
    public sealed record Null : Value
    {
        public static readonly Null Value = new();
    }

    /// <summary>A compile-time constant, never null.</summary>
    public sealed record Constant(object Content) : Value;

    /// <summary>A string that is known in part; never null.</summary>
    public sealed record Text(Content.Text Content) : Value
    {
        /// <summary>The string that some parts make: a constant, where all of them are literal.</summary>
        public static Value Of(IEnumerable<TextPart> parts)
        {
            var content = Rules.Content.Text.Of(parts);
            return content.Constant is { } constant ? new Constant(constant) : new Text(content);
        }
    }

    /// <summary>An object of the heap.</summary>
    public sealed record Reference(int Id) : Value;

    /// <summary>
    /// A value in a container of a framework that stands for a value to come, such as Pulumi's <c>Output&lt;T&gt;</c>; itself never null.
    /// </summary>
    public sealed record Lifted(Value Inner) : Value;

    /// <summary>Something that is certainly not null and of which no more is known.</summary>
    public sealed record NotNull : Value
    {
        public static readonly NotNull Value = new();
    }

    /// <summary>
    /// The copy that a framework made of an object when it was given it; certainly not null, unless the attribute says so.
    /// </summary>
    public sealed record Snapshot(AttributeValue Attribute) : Value;

    /// <summary>A delegate, a lambda or a method group.</summary>
    /// <param name="Method">What it calls.</param>
    /// <param name="Lambda">The lambda, where it is one.</param>
    /// <param name="Scope">The call whose variables it captures.</param>
    /// <param name="Receiver">The object it calls the method on.</param>
    public sealed record Function(IMethodSymbol Method, IFlowAnonymousFunctionOperation? Lambda, Frame? Scope, Value? Receiver) : Value
    {
        /// <summary>Where its code is written; <see langword="null"/> where that is not in source.</summary>
        public SyntaxNode? DeclarationIn(CancellationToken cancellation) =>
            Lambda?.Syntax ?? Method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

        public bool Equals(Function? other) =>
            other is not null
            && SymbolEqualityComparer.Default.Equals(Method, other.Method)
            && Lambda?.Syntax == other.Lambda?.Syntax
            && Scope?.Id == other.Scope?.Id
            && Equals(Receiver, other.Receiver);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
    }

    /// <summary>
    /// A place that holds a value: what a <c>ref</c> stands for. Only a <c>ref</c> local, and a call that returns by reference, has such a
    /// value.
    /// </summary>
    public abstract record Place : Value
    {
        private Place()
        {
        }

        public sealed record Variable(Slot Slot) : Place;

        /// <summary>What a call was given by reference for the parameter of a number.</summary>
        public sealed record Argument(int Ordinal) : Place;

        /// <summary>A field of an object; of a class, where there is no object.</summary>
        public sealed record Field(Reference? Owner, IFieldSymbol Symbol) : Place;

        public sealed record Element(Reference Collection, Value Index) : Place;
    }

    /// <summary>A tuple: a value of its own, not an object.</summary>
    public sealed record Tuple(ImmutableArray<Value> Elements) : Value
    {
        public bool Equals(Tuple? other) => other is not null && Elements.SequenceEqual(other.Elements);

        public override int GetHashCode() => Elements.Aggregate(7, (hash, element) => (hash * 31) + element.GetHashCode());
    }

    /// <summary>A condition over values that are not known.</summary>
    public sealed record Test(TestKind Kind, Value Left, Value? Right = null, object? Argument = null) : Value;

    /// <summary>One of several values, which <see cref="ValueLattice.Join"/> makes: what is left where paths were merged.</summary>
    public sealed record Choice : Value
    {
        private readonly int _hash;

        internal Choice(ImmutableArray<Value> options) =>
            (Options, _hash) = (options, options.Aggregate(0, (hash, option) => hash ^ option.GetHashCode()));

        /// <summary>The values, each once, in no order that matters.</summary>
        public ImmutableArray<Value> Options { get; }

        public bool Equals(Choice? other) =>
            other is not null && _hash == other._hash && Options.Length == other.Options.Length && Options.All(other.Options.Contains);

        public override int GetHashCode() => _hash;
    }

    public static Value Of(bool value) => value ? True : False;

    public static Value OfConstant(object? value) => value is null ? Null.Value : new Constant(value);

    /// <summary>The negation of a condition.</summary>
    public static Value Not(Value condition) => condition switch
    {
        Constant { Content: bool known } => Of(!known),
        Test { Kind: TestKind.Not } test => test.Left,
        Symbolic or Test => new Test(TestKind.Not, condition),
        _ => Unknown.Value,
    };

    /// <summary>The possible values behind this one: itself, or the options of a choice.</summary>
    public IEnumerable<Value> Possibilities => this is Choice choice ? choice.Options : [this];

    /// <summary>Whether the value can be changed through a reference to it.</summary>
    public bool IsMutable => this switch
    {
        Reference or Place => true,
        Lifted lifted => lifted.Inner.IsMutable,
        Tuple tuple => tuple.Elements.Any(element => element.IsMutable),
        Choice choice => choice.Options.Any(option => option.IsMutable),
        _ => false,
    };

    /// <summary>Whether two values that are equal as values are the same at run time.</summary>
    public bool IsIdentified => this switch
    {
        Symbolic { Occurrence: Symbolic.AnyOccurrence } => false,
        Symbolic or Constant or Null or Reference => true,
        Test test => test.Left.IsIdentified && test.Right?.IsIdentified != false,
        Lifted lifted => lifted.Inner.IsIdentified,
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
