namespace Infra.Analyzers.Scanner.CloudFormation;

/// <summary>Whether two values of a template are equal, which only a deployment tells: what conditions are made of.</summary>
/// <param name="Operand">The one that is not known, as it is written.</param>
/// <param name="Constant">The other, where it is known.</param>
/// <param name="Other">The other as it is written.</param>
/// <param name="Place">Where they are compared.</param>
internal sealed record TemplateDecision(string Operand, string? Constant, string Other, TextPlace Place)
{
    /// <summary>Whether it is the same question.</summary>
    public bool IsSame(TemplateDecision decision) =>
        (Operand, Constant, Other) == (decision.Operand, decision.Constant, decision.Other);

    /// <summary>Whether both cannot hold: a value is not equal to two texts.</summary>
    public bool Excludes(TemplateDecision decision) =>
        Operand == decision.Operand && Constant is not null && decision.Constant is not null && Constant != decision.Constant;

    /// <summary>The question in words that fit between "when" and "is true".</summary>
    public string Text => $"{Operand} = {Other}";
}

/// <summary>A decision, taken to come out so.</summary>
internal sealed record TemplateAssumption(TemplateDecision Decision, bool Outcome);
