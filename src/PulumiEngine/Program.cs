using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Infra.Analyzers.PulumiEngine;
using Infra.Analyzers.PulumiEngine.Registration;
using Infra.Analyzers.PulumiEngine.Running;

// What the program prints goes to standard output. Standard error has only what is wrong, as JSON, one object in a line.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var cancellation = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
LeftProcesses.Inherit();
try
{
    await new ProgramRunner(EngineOptions.Parse(args), new ProgramLog(Console.Out)).RunAsync(cancellation.Token).ConfigureAwait(false);
    return 0;
}
catch (EngineException exception)
{
    return Fail(exception.Message, exception.Place);
}
catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
{
    return 2;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
{
    return Fail(exception.Message, place: null);
}
catch (Exception exception)
{
    // The build shows this, and would show nothing of what the runtime prints.
    return Fail($"the engine failed, which is a defect of its own: {exception.GetType().Name}: {exception.Message}", place: null);
}

void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    cancellation.Cancel();
}

static int Fail(string message, SourcePlace? place)
{
    Console.Error.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["message"] = message,
        ["file"] = place?.File,
        ["line"] = place?.Line ?? 0,
        ["column"] = place?.Column ?? 0,
    }));
    return 1;
}
