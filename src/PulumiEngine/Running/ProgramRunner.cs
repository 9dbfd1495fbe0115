using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Infra.Analyzers.PulumiEngine.Answers;
using Infra.Analyzers.PulumiEngine.Configuration;
using Infra.Analyzers.PulumiEngine.Registration;

namespace Infra.Analyzers.PulumiEngine.Running;

/// <summary>Runs a Pulumi program for its stacks, and keeps what it registers where it came to its end.</summary>
internal sealed class ProgramRunner(EngineOptions options, ProgramLog log)
{
    private const string Sdk = "Pulumi.dll";
    private const string AutomationSdk = "Pulumi.Automation.dll";

    /// <summary>Runs it once for each stack, and writes a file for each.</summary>
    /// <exception cref="EngineException">The program did not come to its end, or cannot be run.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; the program is ended.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Output);
        RemoveOutput();
        if (!File.Exists(options.Program))
            throw new EngineException($"The program has not been built: there is no {options.Program}.");
        if (File.Exists(Beside(AutomationSdk)))
        {
            throw new EngineException(
                "The program uses Pulumi's Automation API, which starts the Pulumi CLI itself, and is not run here: set InfraSynthesize to "
                + "false, and scan what 'pulumi preview --json' or 'pulumi stack export' says as an InfraScanInput.");
        }

        var project = PulumiProject.Find(options.Directory, Path.GetFileNameWithoutExtension(options.Program));
        var answers = AnswersFile.Read(project.Directory);
        try
        {
            foreach (var stack in options.Stacks.Count > 0 ? options.Stacks : [project.DefaultStack()])
                await RunAsync(project, stack, answers, cancellation).ConfigureAwait(false);
        }
        catch
        {
            // The stacks are scanned together or not at all.
            RemoveOutput();
            throw;
        }
    }

    private void RemoveOutput()
    {
        foreach (var file in Directory.EnumerateFiles(options.Output))
            File.Delete(file);
    }

    private async Task RunAsync(PulumiProject project, string stack, AnswersFile answers, CancellationToken cancellation)
    {
        if (!PulumiProject.IsName(stack))
            throw new EngineException($"A stack's name cannot be '{stack}': {PulumiProject.NameRule} (InfraPulumiStack).");
        if (options.Stacks.Count > 0 && project.SettingsFile(stack) is null && project.Stacks() is { Count: > 0 } known)
        {
            throw new EngineException(
                $"There is no stack '{stack}': {project.Directory} has settings of {string.Join(", ", known)} (InfraPulumiStack).");
        }

        log.Begin();
        using var run = new StackRun(project.Name, stack, project.Configure(stack, answers.Configuration), answers, log);
        var places = Path.Combine(options.Output, stack + ".places");
        int? exitCode;
        try
        {
            await using var server = await EngineServer.StartAsync(run).ConfigureAwait(false);
            var start = StartOf(project, run, server.Address, places);
            exitCode = await ProgramProcess.RunAsync(start, $"PULUMI_MONITOR={server.Address}", log, options.Timeout, cancellation)
                .ConfigureAwait(false);
        }
        finally
        {
            log.Flush();
        }

        if (Failure(exitCode, run, project) is { } failure)
            throw failure;
        PreviewFile.Write(Path.Combine(options.Output, stack + ".json"), run, options.Stacks.Count > 1, SourcePlaces.Read(places),
            ConstructedClasses.Of(options.Program));
        File.Delete(places);
    }

    private ProcessStartInfo StartOf(PulumiProject project, StackRun run, string address, string places)
    {
        var start = new ProcessStartInfo(options.Host, $"exec \"{options.Program}\" {options.Arguments}".TrimEnd())
        {
            WorkingDirectory = options.Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        var environment = start.Environment;
        foreach (var name in new[] { "PULUMI_ATTACH_DEBUGGER", "TRACEPARENT", "PULUMI_DISABLE_RESOURCE_REFERENCES", "PULUMI_TRACING",
            EngineOptions.ArgumentsVariable })
            environment.Remove(name);
        environment["PULUMI_MONITOR"] = address;
        environment["PULUMI_ENGINE"] = address;
        environment["PULUMI_PROJECT"] = run.Project;
        environment["PULUMI_STACK"] = run.Stack;
        environment["PULUMI_ORGANIZATION"] = "organization";
        environment["PULUMI_DRY_RUN"] = "true";
        environment["PULUMI_QUERY_MODE"] = "false";
        environment["PULUMI_PARALLEL"] = "16";
        environment["PULUMI_ROOT_DIRECTORY"] = project.Directory;
        environment["PULUMI_PWD"] = options.Directory;
        environment["PULUMI_CONFIG"] = JsonSerializer.Serialize(run.Configuration.Values);
        environment["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize(run.Configuration.Secrets);
        // The SDK would ask a proxy for this machine.
        foreach (var name in new[] { "no_proxy", "NO_PROXY" })
            environment[name] = environment.TryGetValue(name, out var others)
                && !string.IsNullOrEmpty(others) ? $"{others},127.0.0.1" : "127.0.0.1";
        var hook = Path.Combine(AppContext.BaseDirectory, "Infra.Analyzers.PulumiHook.dll");
        if (File.Exists(hook))
        {
            var hooks = environment.TryGetValue("DOTNET_STARTUP_HOOKS", out var own)
                && !string.IsNullOrEmpty(own) ? hook + Path.PathSeparator + own : hook;
            environment["DOTNET_STARTUP_HOOKS"] = hooks;
            environment["INFRA_PULUMI_PLACES"] = places;
            environment["PULUMI_DOTNET_LOG_VERBOSE"] = "true";
        }

        return start;
    }

    /// <summary>Why a run does not count; <see langword="null"/> where the program came to its end.</summary>
    private EngineException? Failure(int? exitCode, StackRun run, PulumiProject project)
    {
        var registry = run.Registry;
        if (exitCode is null)
        {
            var limit = options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Failed($"the program did not end within {limit} s (InfraSynthesizeTimeout)");
        }

        if (registry.Errors.FirstOrDefault() is { } error)
        {
            return new($"{StackName(run)}: {log.Secrets.Hide(ProgramError.TextOf(error)).TrimEnd('.')}{Advice(error, run, project)}",
                ProgramError.PlaceOf(error, options.Directory));
        }

        if (exitCode != 0)
            return Failed(string.Create(CultureInfo.InvariantCulture, $"the program ended with exit code {exitCode}"));
        if (!registry.Resources.Any())
            return Failed("the program ended without registering anything; does it await Deployment.RunAsync?");
        return registry.IsDone || (!SignalsItsEnd() && registry.HasStackOutputs)
            ? null
            : Failed("the program ended before it had registered everything; does it await Deployment.RunAsync, and return its result?");

        EngineException Failed(string reason)
        {
            var lines = log.Last;
            var shown = lines.Count == 0 ? "" : $". Its last lines: {string.Join(" | ", lines)}";
            return new($"{StackName(run)}: {reason}{shown}{Advice("", run, project)}");
        }
    }

    private static string StackName(StackRun run) => $"stack '{run.Stack}'";

    /// <summary>What the user can do about an error.</summary>
    private static string Advice(string error, StackRun run, PulumiProject project)
    {
        if (error.Contains("Missing Required configuration variable", StringComparison.OrdinalIgnoreCase))
        {
            var settings = project.SettingsFile(run.Stack) ?? Path.Combine(project.Directory, $"Pulumi.{run.Stack}.yaml");
            return $". Set it below 'config:' in {settings}, or in {AnswersFile.FileName}";
        }

        if (run.Registry.Unanswered is not { Count: > 0 } tokens)
            return "";
        var lines = tokens.Select(token => $$"""{ "token": {{JsonSerializer.Serialize(token)}}, "result": { … } }""");
        var file = Path.Combine(project.Directory, AnswersFile.FileName);
        return $". The program asked for what only the cloud knows; if it needs it, answer in 'invokes' "
            + $"of {file}: {string.Join(", ", lines)}";
    }

    /// <summary>Whether the program's SDK says when it is done, which those do that know how to: its name for that is in the
    /// assembly.</summary>
    private bool SignalsItsEnd() =>
        File.Exists(Beside(Sdk)) && File.ReadAllBytes(Beside(Sdk)).AsSpan().IndexOf("SignalAndWaitForShutdown"u8) >= 0;

    private string Beside(string file) => Path.Combine(Path.GetDirectoryName(options.Program)!, file);
}
