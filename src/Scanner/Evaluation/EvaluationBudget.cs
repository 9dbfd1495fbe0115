namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>How much work a scan may put into one root module, so that no input can keep it busy for long.</summary>
internal sealed class EvaluationBudget
{
    /// <summary>How many steps of evaluation are left; a step takes well under a microsecond.</summary>
    public int Steps { get; set; } = 20_000_000;

    /// <summary>How many instances of modules are left.</summary>
    public int ModuleInstances { get; set; } = 10_000;
}
