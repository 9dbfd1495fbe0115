using System.Globalization;
using Infra.Analyzers.Rules;

namespace Infra.Analyzers.Scanner.Programs;

/// <summary>How the engine in src/PulumiEngine is started for a built Pulumi program.</summary>
internal static class PulumiProgram
{
    /// <summary>The name of the assembly that a program of Pulumi's references.</summary>
    public const string SdkName = "Pulumi";

    /// <summary>The variable with the program's command line, as the user wrote it.</summary>
    public const string ArgumentsVariable = "INFRA_PULUMI_ARGUMENTS";

    /// <summary>What is reported of a program that failed.</summary>
    /// <param name="reason">The reason, which may have any form.</param>
    public static string Explain(string reason) => $"The Pulumi program was not run to its end: {SafeText.Of(reason, 4000)}";

    /// <summary>The reason where the engine did not say any.</summary>
    public static string WhyEnded(int exitCode) => string.Format(
        CultureInfo.InvariantCulture, "the engine ended with exit code {0}; does it find the ASP.NET Core runtime?", exitCode);

    /// <summary>The stacks in a property's value, which may hold several.</summary>
    public static IEnumerable<string> Stacks(string value) =>
        value.Split(';', ',').Select(stack => stack.Trim()).Where(stack => stack.Length > 0);

    /// <summary>The engine's options, each with its value.</summary>
    /// <param name="program">The built program, as an absolute path.</param>
    /// <param name="host">The <c>dotnet</c> command that runs it.</param>
    /// <param name="directory">The project's folder, as an absolute path.</param>
    /// <param name="output">The folder that the engine writes to, a file <c>STACK.json</c> for each stack, as an absolute path.</param>
    /// <param name="timeout">How long the program may run for one stack, in milliseconds.</param>
    /// <param name="stacks">The stacks; none for the project's default.</param>
    public static IEnumerable<KeyValuePair<string, string>> Options(
        string program, string host, string directory, string output, string timeout, IEnumerable<string> stacks) =>
        new KeyValuePair<string, string>[]
        {
            new("--program", program),
            new("--host", host),
            new("--directory", directory),
            new("--output", output),
            new("--timeout", timeout),
        }.Concat(stacks.Select(stack => new KeyValuePair<string, string>("--stack", stack)));
}
