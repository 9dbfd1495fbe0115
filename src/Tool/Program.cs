using System.Text;
using Infra.Analyzers.Tool.CommandLine;

// Reports hold the names that users give, in any script.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await InfraScanCommand.RunAsync(args);
