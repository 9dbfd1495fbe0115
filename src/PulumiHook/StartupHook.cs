using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;

/// <summary>Notes where in its source a Pulumi program constructs each resource: the SDK does not send places.</summary>
/// <remarks>
/// The runtime calls <see cref="Initialize"/> before <c>Main</c>
/// (https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md).
/// With <c>PULUMI_DOTNET_LOG_VERBOSE</c> the SDK writes a line to <see cref="Console.Out"/> in the constructor of each resource, on its
/// stack.
/// </remarks>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime asks for a class without a namespace.")]
internal static class StartupHook
{
    private const string FileVariable = "INFRA_PULUMI_PLACES";

    /// <summary>Puts a listener in front of the console's output.</summary>
    public static void Initialize()
    {
        var file = Environment.GetEnvironmentVariable(FileVariable);
        // What the program starts is no part of it.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        Environment.SetEnvironmentVariable(FileVariable, null);
        if (!string.IsNullOrEmpty(file))
            Console.SetOut(new Listener(Console.Out, file!));
    }

    /// <summary>Takes the lines of the SDK's log out of what the program writes.</summary>
    private sealed class Listener(TextWriter inner, string file) : TextWriter(CultureInfo.InvariantCulture)
    {
        private const string Start = "Registering resource start: t=";
        private const string Name = ", name=";
        private const string End = ", custom=";

        // The outer ones tell components of one name apart; a program that recurses has no end of them.
        private const int FrameLimit = 50;

        private readonly object _lock = new();

        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value) => inner.Write(value);

        public override void Write(char[] buffer, int index, int count) => inner.Write(buffer, index, count);

        public override void Write(string? value)
        {
            if (!IsOfLog(value))
                inner.Write(value);
            else
                Note(value!);
        }

        public override void WriteLine(string? value)
        {
            if (!IsOfLog(value))
                inner.WriteLine(value);
            else
                Note(value!);
        }

        public override void WriteLine() => inner.WriteLine();

        public override void Flush() => inner.Flush();

        /// <summary>Whether a text has the form of the SDK's console log, <c>[12:34:56 DBG] …</c>.</summary>
        private static bool IsOfLog(string? text) =>
            text is { Length: > 14 } && text[0] == '[' && text[3] == ':' && text[6] == ':' && text[9] == ' ' && text[13] == ']';

        private void Note(string line)
        {
            var start = line.IndexOf(Start, StringComparison.Ordinal);
            var name = start < 0 ? -1 : line.IndexOf(Name, start, StringComparison.Ordinal);
            var end = name < 0 ? -1 : line.LastIndexOf(End, StringComparison.Ordinal);
            if (end < name || name < 0)
                return;

            var note = new StringBuilder();
            foreach (var frame in FramesOfProgram())
            {
                note.Append('\t').Append(Escape(frame.GetFileName()))
                    .Append('\t').Append(frame.GetFileLineNumber().ToString(CultureInfo.InvariantCulture))
                    .Append('\t').Append(frame.GetFileColumnNumber().ToString(CultureInfo.InvariantCulture));
            }

            // The SDK logs the same again on other stacks.
            if (note.Length == 0)
                return;
            var type = line.Substring(start + Start.Length, name - start - Start.Length);
            var text = $"{Escape(type)}\t{Escape(line.Substring(name + Name.Length, end - name - Name.Length))}{note}\n";
            lock (_lock)
                TryAppend(text);
        }

        // The program goes on where its places cannot be kept.
        private void TryAppend(string text)
        {
            try
            {
                File.AppendAllText(file, text);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
            }
        }

        private static string Escape(string text) => Uri.EscapeDataString(text);

        /// <summary>The frames in the program's own source, from the one that constructs the resource outwards.</summary>
        private static List<StackFrame> FramesOfProgram()
        {
            var frames = new List<StackFrame>();
            Type? constructed = null;
            var isBelow = true;
            foreach (var frame in new StackTrace(fNeedFileInfo: true).GetFrames() ?? [])
            {
                var method = frame.GetMethod();
                var type = method?.DeclaringType;
                // The constructors of the resource's classes, base first, belong to the resource; what calls the last of them constructs
                // it.
                if (isBelow && method is ConstructorInfo
                    && (constructed is null ? type?.FullName == "Pulumi.Resource" : constructed.IsAssignableFrom(type)))
                {
                    constructed = type;
                    continue;
                }

                if (constructed is null)
                    continue;
                isBelow = false;
                if (frame.GetFileName() is { Length: > 0 } name && !IsOfSdk(type, name))
                    frames.Add(frame);
                if (frames.Count == FrameLimit)
                    break;
            }

            return frames;
        }

        private static bool IsOfSdk(Type? type, string file) =>
            type?.Assembly.GetType("Pulumi.Deployment", throwOnError: false) is not null || !File.Exists(file);
    }
}
