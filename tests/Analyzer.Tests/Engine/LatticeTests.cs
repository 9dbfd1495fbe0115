using CsCheck;
using Infra.Analyzers.Engine;

namespace Infra.Analyzers.Tests.Engine;

/// <summary>The laws of the joins: what is left after paths merge does not depend on the order in which they do.</summary>
public sealed class LatticeTests
{
    [Fact]
    public void Join_of_values_is_commutative() =>
        Gen.Select(Abstract.Any, Abstract.Any).Sample((a, b) => Join(a, b) == Join(b, a));

    [Fact]
    public void Join_of_values_is_associative() =>
        Gen.Select(Abstract.Any, Abstract.Any, Abstract.Any).Sample((a, b, c) => Join(Join(a, b), c) == Join(a, Join(b, c)));

    [Fact]
    public void Join_of_values_is_idempotent() =>
        Abstract.Any.Sample(a => Join(a, a) == a);

    [Fact]
    public void Never_is_the_bottom_of_values() =>
        Abstract.Any.Sample(a =>
            Join(a, Value.Never.Value) == a && Join(Value.Never.Value, a) == a && ValueLattice.IsBelow(Value.Never.Value, a));

    [Fact]
    public void Order_of_values_is_that_of_the_join()
    {
        Gen.Select(Abstract.Any, Abstract.Any).Sample((a, b) => ValueLattice.IsBelow(a, Join(a, b)) && ValueLattice.IsBelow(b, Join(a, b)));
        Gen.Select(Abstract.Any, Abstract.Any).Sample((a, b) => !(ValueLattice.IsBelow(a, b) && ValueLattice.IsBelow(b, a)) || a == b);
        Gen.Select(Abstract.Any, Abstract.Any, Abstract.Any)
            .Sample((a, b, c) => !(ValueLattice.IsBelow(a, b) && ValueLattice.IsBelow(b, c)) || ValueLattice.IsBelow(a, c));
    }

    [Fact]
    public void Join_of_values_is_monotone() =>
        Gen.Select(Abstract.Any, Abstract.Any, Abstract.Any).Sample((a, b, c) => ValueLattice.IsBelow(Join(a, c), Join(Join(a, b), c)));

    /// <summary>A chain of joins ends: a loop whose values grow comes to a fixed point.</summary>
    [Fact]
    public void Height_of_values_is_bounded() =>
        Abstract.Single.List[0, 40].Sample(values =>
        {
            Value joined = Value.Never.Value;
            return values.Count(value => joined != (joined = Join(joined, value))) <= 12;
        });

    /// <summary>What is decided of a value is decided alike of each that it stands for.</summary>
    [Fact]
    public void Decisions_are_monotone() =>
        Gen.Select(Abstract.Constraints, Abstract.Any, Abstract.Any).Sample((known, a, b) =>
            Agrees(known.IsNull(Join(a, b)), known.IsNull(a), a)
            && Agrees(known.IsNullOrEmpty(Join(a, b)), known.IsNullOrEmpty(a), a)
            && Agrees(known.Decide(Join(a, b)), known.Decide(a), a));

    [Fact]
    public void Join_of_objects_is_commutative() =>
        Gen.Select(Abstract.Instance, Abstract.Instance).Sample((a, b) => HeapObject.Join(a, b).Equals(HeapObject.Join(b, a)));

    [Fact]
    public void Join_of_objects_is_associative() =>
        Gen.Select(Abstract.Instance, Abstract.Instance, Abstract.Instance)
            .Sample((a, b, c) => HeapObject.Join(HeapObject.Join(a, b), c).Equals(HeapObject.Join(a, HeapObject.Join(b, c))));

    [Fact]
    public void Join_of_objects_is_idempotent() =>
        Abstract.Instance.Sample(a => HeapObject.Join(a, a).Equals(a));

    private static Value Join(Value left, Value right) => ValueLattice.Join(left, right);

    private static bool Agrees(bool? ofBoth, bool? ofOne, Value one) => ofBoth is null || ofBoth == ofOne || one is Value.Never;
}
