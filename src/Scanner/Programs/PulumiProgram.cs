namespace Infra.Analyzers.Scanner.Programs;

/// <summary>How the engine in src/PulumiEngine is started for a built Pulumi program.</summary>
internal static class PulumiProgram
{
    /// <summary>The assembly that lies beside a program of Pulumi's.</summary>
    public const string Sdk = "Pulumi.dll";

    /// <summary>The variable with the program's command line, as the user wrote it.</summary>
    public const string ArgumentsVariable = "INFRA_PULUMI_ARGUMENTS";

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
