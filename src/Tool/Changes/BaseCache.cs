using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Infra.Analyzers.Tool.Settings;

namespace Infra.Analyzers.Tool.Changes;

/// <summary>
/// Keeps what a commit holds, in the user's folder for such files: the next scan against the same commit scans what changed alone.
/// </summary>
internal sealed class BaseCache
{
    private const int Kept = 64;

    private readonly string? _file;
    private readonly ScanLog _log;

    /// <param name="settings">What is looked for.</param>
    /// <param name="change">The commit, and what became of its files.</param>
    /// <param name="log">Receives whether it is used.</param>
    public BaseCache(ScanSettings settings, ChangeSet change, ScanLog log)
    {
        _log = log;

        // What a program makes depends on more than its sources.
        if (!settings.Synthesize && Folder is { } folder)
            _file = Path.Combine(folder, KeyOf(settings, change) + ".json");
    }

    private static string? Folder
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache))
                cache = Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.IsPathRooted(cache) ? Path.Combine(cache, "infra-scan", "base") : null;
        }
    }

    /// <summary>The findings of the commit; <see langword="null"/> where they are not known.</summary>
    public IReadOnlyList<BaseFinding>? Read()
    {
        try
        {
            if (_file is null || !File.Exists(_file))
                return null;
            var findings = JsonSerializer.Deserialize(File.ReadAllText(_file), BaseCacheJson.Default.IReadOnlyListBaseFinding);
            _log.Detail($"what was there before is known from {_file}");
            return findings;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps it, if that is possible; nothing is lost otherwise but time.</summary>
    public void Write(IReadOnlyList<BaseFinding> findings)
    {
        if (_file is null)
            return;
        try
        {
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var unfinished = $"{_file}.{Path.GetRandomFileName()}";
            File.WriteAllText(unfinished, JsonSerializer.Serialize(findings, BaseCacheJson.Default.IReadOnlyListBaseFinding));
            File.Move(unfinished, _file, overwrite: true);
            foreach (var old in folder.EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept))
                old.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.Detail($"what was there before cannot be kept: {exception.Message}");
        }
    }

    private static string KeyOf(ScanSettings settings, ChangeSet change)
    {
        // A suppression may end on a day.
        string[] parts =
        [
            change.Top,
            change.Commit,
            .. new[] { typeof(BaseCache), typeof(Scanner.Report), typeof(InfraAnalyzer) }
                .Select(type => type.Module.ModuleVersionId.ToString()),
            DateTime.UtcNow.Date.ToString("o", CultureInfo.InvariantCulture),
            settings.Root,
            .. settings.Paths.Select(Path.GetFullPath),
            "exclude",
            .. settings.Exclude,
            $"{settings.UseGitIgnore} {settings.UseProjects} {settings.Restore} {settings.Configuration} {settings.Tool} {settings.Rules}",
            settings.PresetFile is { } preset ? File.ReadAllText(preset) : "",
            "renamed",
            .. change.Renamed.SelectMany(pair => new[] { pair.Key, pair.Value }),
            "restored",
            .. Restored(change.Top),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))).AsSpan(0, 16));
    }

    /// <summary>The packages that the projects of the commit get.</summary>
    private static IEnumerable<string> Restored(string top)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 8,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        return new DirectoryInfo(top).EnumerateFiles("project.assets.json", options)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"))
            .Order(StringComparer.Ordinal);
    }
}

/// <summary>How the file is written and read.</summary>
[JsonSerializable(typeof(IReadOnlyList<BaseFinding>))]
internal sealed partial class BaseCacheJson : JsonSerializerContext;
