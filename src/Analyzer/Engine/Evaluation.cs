using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Engine;

/// <summary>
/// The evaluation of one statement, in one of the ways it can go. Transfer functions are given it: they read the state of the path from it
/// and leave there what the operation makes of the state.
/// </summary>
/// <remarks>
/// It lives for one attempt at one statement. Where a call has several outcomes, <see cref="Choose"/> takes one of them, and
/// <see cref="InEveryWay"/> evaluates the statement anew for each of the others.
/// </remarks>
internal sealed class Evaluation
{
    private readonly Attempt _attempt;

    public Evaluation(EvaluationContext context, State state)
        : this(context, new Attempt(state, new(), []))
    {
    }

    private Evaluation(EvaluationContext context, Attempt attempt) => (Context, _attempt) = (context, attempt);

    public EvaluationContext Context { get; }

    public RunContext Run => Context.Run;

    public ProgramSource Program => Context.Run.Program;

    public EnvironmentModel Environment => Context.Run.Environment;

    public Frame Frame => Context.Frame;

    /// <summary>What is known on the path at this point.</summary>
    public State State => _attempt.State;

    public Heap Heap => _attempt.State.Heap;

    public PathConstraints Constraints => _attempt.State.Constraints;

    /// <summary>Whether the path ends here: nothing that follows is evaluated.</summary>
    public bool IsDead => _attempt.IsDead;

    /// <summary>Evaluates something in every way it can go.</summary>
    public static EvaluationOutcomes InEveryWay(EvaluationContext context, State before, Func<Evaluation, Value> evaluate)
    {
        var choices = new ChoicePoints();
        var thrown = new List<State>();
        var ends = new List<EvaluationEnd>();
        do
        {
            var attempt = new Attempt(before, choices, thrown);
            var value = evaluate(new(context, attempt));
            if (!attempt.IsDead)
                ends.Add(new(attempt.State, value));
        }
        while (choices.Advance() && !context.Run.Budget.IsExceeded);
        return new(ends, thrown);
    }

    /// <summary>The same evaluation, seen from another place of the program: what is done there is done to the same path.</summary>
    public Evaluation In(EvaluationContext context) => new(context, _attempt);

    public Value Evaluate(IOperation? operation) => OperationEvaluator.Evaluate(this, operation);

    /// <summary>A value in the light of what the path has assumed.</summary>
    public Value Resolve(Value value) => Constraints.Resolve(value);

    /// <summary>Whether a condition holds on the path, where that is known.</summary>
    public bool? Decide(Value condition) => Constraints.Decide(condition);

    /// <inheritdoc cref="PathConstraints.Test"/>
    public Value Test(TestKind kind, Value left, Value? right = null, object? argument = null) =>
        Constraints.Test(kind, left, right, argument);

    /// <inheritdoc cref="PathConstraints.AreEqual"/>
    public Value AreEqual(Value left, Value right) => Constraints.AreEqual(left, right);

    /// <summary>Continues the path under a condition. False where the path contradicts it.</summary>
    public bool TryAssume(Value condition, bool outcome)
    {
        if (Constraints.Assume(condition, outcome) is not { } assumed)
            return false;
        Continue(State with { Constraints = assumed });
        return true;
    }

    /// <summary>The object that a value refers to; <see langword="null"/> where it is none, or not known which.</summary>
    public HeapObject? ObjectOf(Value value) => TryFind(value, out _, out var instance) ? instance : null;

    /// <summary>Finds the object that a value refers to.</summary>
    public bool TryFind(Value value, out Value.Reference reference, out HeapObject instance)
    {
        reference = (Resolve(value) as Value.Reference)!;
        instance = null!;
        return reference is not null && Heap.TryGet(reference.Id, out instance);
    }

    public Value Read(Slot slot) => State.Read(slot)?.Value ?? Value.Unknown.Value;

    public void Write(Slot slot, Value value, SyntaxNode? source) => Continue(State.Write(slot, value, source));

    public void Update(Value.Reference target, Func<HeapObject, HeapObject> change) => Continue(State.Update(target.Id, change));

    /// <summary>Makes a new object. One creation makes only so many that are kept apart.</summary>
    public Value.Reference Allocate(SyntaxNode site, HeapObject instance)
    {
        const int limit = 8;
        var index = 0;
        int id;
        while (Heap.Contains(id = Run.ObjectId(site, Frame.Id, index)) && index < limit)
            index++;
        if (Heap.Contains(id))
            instance = instance with { HasEscaped = true };
        Continue(State with { Heap = Heap.With(id, instance) });
        return new(id);
    }

    /// <summary>The value of an operation of which nothing is known; the same operation yields a new one at every evaluation.</summary>
    public Value Fresh(IOperation operation) => Fresh(operation.Syntax);

    /// <inheritdoc cref="Fresh(IOperation)"/>
    public Value Fresh(SyntaxNode origin)
    {
        const int limit = 3;
        if (!Context.Repeats)
            return new Value.Symbolic(origin, Frame.Id, 0);
        var key = ((object)origin, Frame.Id);
        State.Occurrences.TryGetValue(key, out var count);
        if (count >= limit)
            return new Value.Symbolic(origin, Frame.Id, Value.Symbolic.AnyOccurrence);
        Continue(State with { Occurrences = State.Occurrences.SetItem(key, count + 1) });
        return new Value.Symbolic(origin, Frame.Id, count);
    }

    /// <summary>From here on, code that is not seen may do anything with a value, at any time.</summary>
    public void Escape(Value value) => EscapeAnalysis.Escape(this, value);

    /// <inheritdoc cref="Escape(Value)"/>
    public void Escape(IEnumerable<Value> values)
    {
        foreach (var value in values)
            EscapeAnalysis.Escape(this, value);
    }

    /// <summary>Takes one of the ways that the statement can go here.</summary>
    public T Choose<T>(Func<IReadOnlyList<T>> alternatives) => _attempt.Choices.Choose(alternatives);

    /// <summary>Goes on with what is known after a call or the like.</summary>
    public void Continue(State state) => _attempt.State = state;

    /// <summary>Ends the path.</summary>
    public void Die() => _attempt.IsDead = true;

    /// <summary>Notes that the program may throw here, for the handlers around it.</summary>
    public void MayThrow()
    {
        if (Context.IsGuarded && !IsDead)
            _attempt.Thrown.Add(State);
    }

    /// <summary>Notes the states in which a call throws.</summary>
    public void MayThrow(IEnumerable<State> thrown) => _attempt.Thrown.AddRange(thrown);

    /// <summary>What changes in an attempt.</summary>
    private sealed class Attempt(State state, ChoicePoints choices, List<State> thrown)
    {
        public State State { get; set; } = state;

        public ChoicePoints Choices { get; } = choices;

        public List<State> Thrown { get; } = thrown;

        public bool IsDead { get; set; }
    }
}

/// <summary>One way in which an evaluation ends.</summary>
internal readonly record struct EvaluationEnd(State State, Value Value);

/// <summary>All ways in which something can go.</summary>
/// <param name="Ends">How it ends where it does not throw.</param>
/// <param name="Thrown">The states in which it may throw.</param>
internal sealed record EvaluationOutcomes(IReadOnlyList<EvaluationEnd> Ends, IReadOnlyList<State> Thrown);
