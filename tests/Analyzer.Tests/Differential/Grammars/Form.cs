namespace Infra.Analyzers.Tests.Differential.Grammars;

/// <summary>A way in which people hand something on: what a scenario is composed of, and what its outcome is reported for.</summary>
/// <param name="Name">What the form is, as the table of results says it.</param>
/// <param name="Only">The one framework that has it; <see langword="null"/> for both.</param>
/// <remarks>
/// The texts are C# with words that stand for either framework's own, as <see cref="Check.Both"/> has them, and further:
/// <c>@Scope</c> is a first parameter in CDKTF and nothing in Pulumi, <c>@here</c> and <c>@scope</c> what is passed for it in the stack
/// and in what has such a parameter; <c>@Component</c> is the class that components derive from, <c>@base</c> how its constructor is
/// called.
/// </remarks>
internal abstract record Form(string Name, Dialect? Only = null);

/// <summary>Hands on a value of the type <c>@Value?</c>.</summary>
/// <param name="Name"><inheritdoc cref="Form" path="/param[@name='Name']"/></param>
/// <param name="Write">Writes what it takes, given an expression, and gives an expression for the same value.</param>
/// <param name="Only"><inheritdoc cref="Form" path="/param[@name='Only']"/></param>
internal sealed record ValueForm(string Name, Func<Writer, string, string> Write, Dialect? Only = null) : Form(Name, Only);

/// <summary>Makes a trail's arguments of a log group ARN and a role ARN.</summary>
/// <param name="Name"><inheritdoc cref="Form" path="/param[@name='Name']"/></param>
/// <param name="Write">Writes what it takes, given the two expressions, and gives an expression of the type <c>@Config</c>.</param>
/// <param name="Only"><inheritdoc cref="Form" path="/param[@name='Only']"/></param>
internal sealed record ConfigForm(string Name, Func<Writer, string, string, string> Write, Dialect? Only = null) : Form(Name, Only);

/// <summary>Makes trails of a log group ARN and a role ARN.</summary>
/// <param name="Name"><inheritdoc cref="Form" path="/param[@name='Name']"/></param>
/// <param name="Write">Writes the creations, given the two expressions.</param>
/// <param name="Only"><inheritdoc cref="Form" path="/param[@name='Only']"/></param>
internal sealed record TrailForm(string Name, Action<Writer, string, string> Write, Dialect? Only = null) : Form(Name, Only);

/// <summary>Forms that are found together in one kind of program.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Forms">Its forms.</param>
/// <param name="IsAlone">Whether each program is compiled by itself, since its forms may have a reach beyond the program.</param>
internal sealed record Grammar(string Name, IReadOnlyList<Form> Forms, bool IsAlone = false)
{
    public static IReadOnlyList<Grammar> All { get; } =
    [
        ComponentForms.Grammar,
        ContainerForms.Grammar,
        QueryForms.Grammar,
        HelperForms.Grammar,
        OptionForms.Grammar,
        IdiomForms.Grammar,
        DeliveryForms.Grammar,
        ScopeForms.Grammar,
        ScriptGrammar.Grammar,
    ];
}
