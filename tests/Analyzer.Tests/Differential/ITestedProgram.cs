using Infra.Analyzers.Tests.Differential.Grammars;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>A program that is compiled, analysed and run.</summary>
internal interface ITestedProgram
{
    /// <summary>What it was made from.</summary>
    int Seed { get; }

    /// <summary>Which generator made it.</summary>
    string GrammarName { get; }

    /// <summary>The name of its file.</summary>
    string ClassName { get; }

    /// <summary>The full name of its stack.</summary>
    string TypeName { get; }

    /// <summary>Whether it is compiled with an entry point.</summary>
    bool IsExecutable { get; }

    /// <summary>The creations of trails in it.</summary>
    IReadOnlyList<Site> Sites { get; }

    /// <summary>Its text in a framework's own words.</summary>
    string In(Dialect dialect);
}
