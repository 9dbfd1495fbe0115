namespace Pulumi;

/// <summary>Writes to the engine's log; without an engine, to the error stream.</summary>
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
    }

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write("info", message);

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write("warning", message);

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write("error", message);

    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write("error", exception.ToString());

    private static void Write(string severity, string message)
    {
        if (EngineConnection.Current is { } engine)
            engine.Log(severity, message);
        else
            Console.Error.WriteLine($"{severity}: {message}");
    }
}
