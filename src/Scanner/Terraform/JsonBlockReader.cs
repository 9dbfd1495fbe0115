using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Catalogue;
using Infra.Analyzers.Scanner.Hcl;
using Infra.Analyzers.Scanner.Json;
using Infra.Analyzers.Scanner.Text;

namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Reads single blocks of a JSON file whose places are known.</summary>
internal sealed class JsonBlockReader : IDisposable
{
    private readonly string _path;
    private readonly List<Report> _reports;
    private readonly List<ConfigBlock> _blocks = [];
    private readonly JsonReader? _reader;
    private readonly JsonConfigReader? _config;

    public JsonBlockReader(string path, RuleBook rules, List<Report> reports)
    {
        (_path, _reports) = (path, reports);
        try
        {
            var stream = InputFile.Open(path);
            _reader = new(stream, JsonReader.BufferSizeFor(stream));
            _config = new(_reader, path, _blocks, reports, rules);
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            reports.Add(InputFile.Report(exception, path));
        }
    }

    /// <summary>The blocks at a landmark: none where the file is not the same any more.</summary>
    public IReadOnlyList<ConfigBlock> Read(BlockKind kind, JsonLandmark landmark)
    {
        _blocks.Clear();
        try
        {
            _config?.ReadBlocks(kind, landmark);
        }
        catch (MalformedInputException exception)
        {
            _blocks.Clear();
            _reports.Add(new(ToolRules.UnreadableInput, exception.Message, exception.Position.In(_path)));
        }
        catch (Exception exception) when (InputFile.IsFileProblem(exception))
        {
            _blocks.Clear();
            _reports.Add(InputFile.Report(exception, _path));
        }

        return [.. _blocks];
    }

    public void Dispose() => _reader?.Dispose();
}
