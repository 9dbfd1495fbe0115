using Infra.Analyzers.Testing;

namespace Infra.Analyzers.Tests;

/// <summary>What is assigned through a <c>ref</c> is assigned to what it stands for.</summary>
public sealed class ReferenceTests
{
    private const string Slots =
        """
        internal sealed class Slots
        {
            public @Value? Public;
            private @Value? _group;
            private @Value? _role;
            public int Reads;
            public ref @Value? Group => ref _group;
            public ref @Value? Role { get { return ref _role; } }
            public ref readonly @Value? Fixed => ref _group;
            public ref @Value? Next() => ref Reads++ == 0 ? ref _group : ref _role;

            public ref @Value? this[string name]
            {
                get
                {
                    if (name == "group")
                        return ref _group;
                    return ref _role;
                }
            }
        }

        internal struct Pair
        {
            public string Name;
            public @Value? Group;
        }
        """;

    [Fact]
    public Task Each_form_is_followed() => Check.Followed(
        Libraries.Pulumi | Libraries.Cdktf,
        [
            new("var slots = new Slots(); slots.Group = arn; _ = @made(@config{ @group = slots.Fixed!, @role = roleArn });", "", Slots),
            new("var slots = new Slots(); slots[\"role\"] = arn; _ = @made(@config{ @group = groupArn, @role = slots.Role! });", "", Slots),
            new("var slots = new Slots(); slots.Group ??= arn; "
                + "_ = @made(@config{ @group = slots[\"group\"]!, @role = roleArn });", "", Slots),
            new("var slots = new Slots(); slots.Next() = groupArn; slots.Next() ??= arn; "
                + "_ = @made(@config{ @group = slots.Group, @role = slots.Role! });", "", Slots),
            new("var slots = new Slots(); ref var slot = ref slots.Public; slot = arn; "
                + "_ = @made(@config{ @group = slots.Public!, @role = roleArn });", "", Slots),
            new("var slots = new Slots(); Set(ref slots.Role, arn); _ = @made(@config{ @group = groupArn, @role = slots.Role! });",
                "private static void Set(ref @Value? slot, @Value? value) => slot = value;", Slots),
            new("var all = new @Value?[2]; Pick(all, 1) = arn; all[0] = groupArn; _ = @made(@config{ @group = all[0]!, @role = all[1]! });",
                "private static ref @Value? Pick(@Value?[] all, int index) => ref all[index];"),
            new("var all = new Pair[2]; Find(all, null).Group = arn; _ = @made(@config{ @group = all[0].Group!, @role = roleArn });",
                """
                private static ref Pair Find(Pair[] all, string? name)
                {
                    for (var index = 0; index < all.Length; index++)
                    {
                        if (all[index].Name == name)
                            return ref all[index];
                    }

                    throw new InvalidOperationException();
                }
                """, Slots),
            new("@Value? one = groupArn, two = null; var b = Given.B; Choose(ref one, ref two, b) = arn; "
                + "Choose(ref one, ref two, !b) = arn; _ = @made(@config{ @group = one!, @role = roleArn });",
                "private static ref @Value? Choose(ref @Value? one, ref @Value? two, bool isFirst) => ref isFirst ? ref one : ref two;"),
            new("@Value? one = groupArn, two = roleArn; ref var slot = ref one; slot = groupArn; slot = ref two; slot = arn; "
                + "_ = @made(@config{ @group = one, @role = two! });"),
            new("foreach (ref var each in new Pair[1].AsSpan()) { each.Group = arn; "
                + "_ = @made(@config{ @group = each.Group!, @role = roleArn }); }", "", Slots),
        ]);

    [Fact]
    public Task A_choice_of_places_is_one_of_them() => Check.Both(
        """
        @Value? one = null, two = null;
        (Given.A ? ref one : ref two) = groupArn;
        _ = @1003s(@config{ @group = one!, @role = roleArn });
        _ = @1003s(@config{ @group = two!, @role = roleArn });
        @Value? three = null;
        ref var slot = ref (Given.A ? ref one : ref three);
        slot = roleArn;
        _ = @1003s(@config{ @group = groupArn, @role = three! });
        """);

    [Fact]
    public Task Of_many_places_each_may_be_meant() => Check.Both(
        """
        var all = new @Value?[] { null, null, null };
        var one = new Slots();
        ref var slot = ref one.Group;
        for (var index = 0; index < Given.Number; index++)
        {
            if (Given.A)
                slot = ref one.Role;
            else if (Given.B)
                slot = ref all[0];
            else if (Given.C)
                slot = ref all[1];
        }

        slot = groupArn;
        _ = @1003s(@config{ @group = one.Group!, @role = roleArn });
        _ = @1003s(@config{ @group = all[0]!, @role = roleArn });
        """, types: Slots);

    [Fact]
    public Task A_place_that_is_not_known_may_be_any() => Check.Both(
        """
        @Value? passed = null;
        ref var slot = ref System.Runtime.CompilerServices.Unsafe.AsRef(in passed);
        slot = groupArn;
        _ = @trails(@config{ @group = passed!, @role = roleArn });
        var pair = (One: (@Value?)null, Two: 1);
        ref var part = ref pair.One;
        part = groupArn;
        _ = @trails(@config{ @group = pair.One!, @role = roleArn });
        var all = new @Value?[] { null, groupArn };
        ref var element = ref all[Given.Number & 1];
        element = roleArn;
        _ = @trails(@config{ @group = all[0]!, @role = roleArn });
        @Value? captured = null;
        ref var alias = ref captured;
        Func<@Config> later = () => @config{ @group = captured!, @role = roleArn };
        alias = groupArn;
        _ = @trails(later());
        """, undecidable: true);
}
