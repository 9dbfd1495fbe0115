namespace Infra.Analyzers.Scanner.Evaluation;

/// <summary>A condition whose outcome is not known before Terraform runs.</summary>
/// <param name="Key">Equal for conditions that must come out alike.</param>
/// <param name="Text">How it is written.</param>
/// <param name="Place">Where.</param>
internal sealed record Decision(string Key, string Text, TextPlace Place);

/// <summary>A decision and how it is taken to come out.</summary>
internal sealed record Assumption(Decision Decision, bool Outcome);
