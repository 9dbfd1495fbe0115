using System.Reflection;
using System.Text;
using Infra.Analyzers.Tool.CommandLine;

// Asked by whoever looks whether the tool is there: the command line is more than the answer takes.
if (args is ["--version"])
{
    var version = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
    using var output = new StreamWriter(Console.OpenStandardOutput());
    output.WriteLine(version.Split('+')[0]);
    return 0;
}

// Reports hold the names that users give, in any script.
var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = encoding;
}
else
{
    // The system's own writer reads the description of the terminal first, for whoever reads keys from it or moves its cursor.
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), encoding) { AutoFlush = true });
    Console.SetError(new StreamWriter(Console.OpenStandardError(), encoding) { AutoFlush = true });
}

return InfraScanCommand.Run(args);
