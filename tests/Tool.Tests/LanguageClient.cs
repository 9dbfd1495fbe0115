using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>An editor's side of the Language Server Protocol 3.17, as far as a finding needs it, with a real server at the other end.</summary>
internal sealed class LanguageClient : IDisposable
{
    private readonly Process _server;
    private readonly Task<string> _errors;
    private readonly Timer _watchdog;
    private int _lastId;

    private LanguageClient(Process server)
    {
        _server = server;
        _errors = server.StandardError.ReadToEndAsync();
        _watchdog = new(_ => server.Kill(entireProcessTree: true), null, Processes.Watchdog, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts a server and opens a folder, with analyzers on.</summary>
    /// <param name="folder">The folder, as an absolute path.</param>
    /// <param name="environment">Variables beside those of the tests.</param>
    public static LanguageClient Open(string folder, IReadOnlyDictionary<string, string?> environment)
    {
        // The server looks for the SDK beside the program that runs it.
        var host = Environment.ProcessPath!;
        var variables = new Dictionary<string, string?>(environment) { ["DOTNET_ROOT"] = Path.GetDirectoryName(host) };
        var client = new LanguageClient(Shell.Start(host, folder, variables, InstalledTool.LanguageServer));
        client.Request("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = UriOf(folder),
            ["workspaceFolders"] = new JsonArray(new JsonObject { ["uri"] = UriOf(folder), ["name"] = "folder" }),
            ["capabilities"] = JsonNode.Parse("""
                {
                  "workspace": { "configuration": true },
                  "textDocument": {
                    "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true },
                    "diagnostic": { "dynamicRegistration": false }
                  }
                }
                """),
        });
        client.Notify("initialized", []);
        return client;
    }

    public static string UriOf(string path) => new Uri(path).AbsoluteUri;

    /// <summary>Shows a file in the editor.</summary>
    public void Open(string path, string text) => Notify("textDocument/didOpen", new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = UriOf(path), ["languageId"] = "csharp", ["version"] = 1, ["text"] = text },
    });

    /// <summary>Types into a file, which is not saved.</summary>
    /// <param name="path">The file.</param>
    /// <param name="version">Its version from now on.</param>
    /// <param name="changes">The changes, each of the text as the ones before it left it.</param>
    public void Change(string path, int version, params JsonNode[] changes) => Notify("textDocument/didChange", new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = UriOf(path), ["version"] = version },
        ["contentChanges"] = new JsonArray(changes),
    });

    /// <summary>What the editor underlines in a file: the server answers once it has loaded and analysed it.</summary>
    public IReadOnlyList<JsonElement> Diagnostics(string path) =>
        [.. Request("textDocument/diagnostic", new() { ["textDocument"] = new JsonObject { ["uri"] = UriOf(path) } })
            .GetProperty("items").EnumerateArray()];

    /// <summary>Ends the server as an editor does.</summary>
    public void Dispose()
    {
        try
        {
            if (!_server.HasExited)
            {
                Request("shutdown", null);
                Notify("exit", null);
                _server.WaitForExit();
            }
        }
        finally
        {
            _watchdog.Dispose();
            if (!_server.HasExited)
                _server.Kill(entireProcessTree: true);
            _server.Dispose();
        }
    }

    private void Notify(string method, JsonObject? parameters) =>
        Send(new() { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = parameters });

    private JsonElement Request(string method, JsonObject? parameters)
    {
        var id = ++_lastId;
        Send(new() { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            var message = Receive();
            var isRequest = message.TryGetProperty("method", out var asked);
            if (isRequest && message.TryGetProperty("id", out var its))
                Answer(its, asked.GetString()!, message);
            else if (!isRequest && message.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
                return message.TryGetProperty("result", out var result) ? result : throw new VerificationException($"{method}: {message}");
        }
    }

    /// <summary>Answers what the server asks: for its settings, among others, where analyzers are off as they come.</summary>
    private void Answer(JsonElement id, string method, JsonElement request)
    {
        JsonNode? answer = method == "workspace/configuration"
            ? new JsonArray([.. request.GetProperty("params").GetProperty("items").EnumerateArray()
                .Select(_ => new JsonObject { ["analyzersEnabled"] = true })])
            : null;
        Send(new() { ["jsonrpc"] = "2.0", ["id"] = JsonNode.Parse(id.GetRawText()), ["result"] = answer });
    }

    private void Send(JsonObject message)
    {
        var content = Encoding.UTF8.GetBytes(message.ToJsonString());
        var stream = _server.StandardInput.BaseStream;
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n")));
        stream.Write(content);
        stream.Flush();
    }

    private JsonElement Receive()
    {
        const string lengthHeader = "Content-Length: ";
        var stream = _server.StandardOutput.BaseStream;
        var length = 0;
        while (ReadLine(stream) is { Length: > 0 } header)
        {
            if (header.StartsWith(lengthHeader, StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header[lengthHeader.Length..], CultureInfo.InvariantCulture);
        }

        var content = new byte[length];
        stream.ReadExactly(content);
        using var message = JsonDocument.Parse(content);
        return message.RootElement.Clone();
    }

    private string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        while (true)
        {
            switch (stream.ReadByte())
            {
                case -1:
                    throw new VerificationException($"The language server has ended: {_errors.GetAwaiter().GetResult()}");
                case '\n':
                    return line.ToString().TrimEnd('\r');
                case var character:
                    line.Append((char)character);
                    break;
            }
        }
    }
}
