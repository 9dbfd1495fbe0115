namespace Infra.Analyzers.Tool.Settings;

/// <summary>The user asked for something that cannot be done; ends the program with <see cref="ExitCode.Usage"/>.</summary>
/// <param name="message">What is wrong, as a sentence.</param>
internal sealed class UsageException(string message) : Exception(message);
