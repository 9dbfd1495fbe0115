using System.Globalization;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Scanner;
using Infra.Analyzers.Scanner.Programs;
using Infra.Analyzers.Scanner.Severities;
using Infra.Analyzers.Scanner.Text;
using Infra.Analyzers.Tool.Settings;
using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;
using Microsoft.Build.Execution;
using Microsoft.Build.Framework;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>Asks MSBuild, by a design-time build, how it would call the compiler. Nothing below the project's folder is written.</summary>
internal sealed class ProjectLoader : IDisposable
{
    // Imported into every project, so that what the targets write for the compiler (assembly attributes, global usings, caches) goes to
    // a folder of ours. The condition keeps it from referenced projects, to which global properties are handed on: the paths of their
    // assemblies must stay what a build makes of them. BaseIntermediateOutputPath is not touched: the restored packages are recorded there.
    private const string Redirection = """
        <Project>
          <PropertyGroup Condition="'$(MSBuildProjectFullPath)' == '$(InfraScanProject)'">
            <IntermediateOutputPath>$(InfraScanScratch)obj/</IntermediateOutputPath>
            <OutDir>$(InfraScanScratch)bin/</OutDir>
          </PropertyGroup>
          <!-- A project that has chosen a preset keeps it. -->
          <ItemGroup Condition="'$(InfraScanPreset)' != '' and '$(InfraAnalysisMode)' == ''">
            <EditorConfigFiles Include="$(InfraScanPreset)" />
          </ItemGroup>
        </Project>
        """;

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<string, ProgramKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["HashiCorp.Cdktf"] = ProgramKind.Cdktf,
        ["Io.Cdktn"] = ProgramKind.Cdktf,
        ["Amazon.CDK.Lib"] = ProgramKind.AwsCdk,
        [PulumiProgram.SdkName] = ProgramKind.Pulumi,
    };

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("infra-scan-");
    private readonly Dictionary<string, LoadedProject> _loaded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties;
    private readonly bool _isRestored;

    // Keeps what the files of the SDK say, which all projects import: reading them takes longer than what is done with them.
    private ProjectCollection _collection = new();

    /// <param name="settings">
    /// Where it says how projects are built, which preset they get, and whether each is restored before it is loaded.
    /// </param>
    public ProjectLoader(ScanSettings settings)
    {
        _isRestored = settings.Restore;
        var redirection = Path.Combine(_scratch.FullName, "redirection.props");
        File.WriteAllText(redirection, Redirection);
        _properties = new(StringComparer.OrdinalIgnoreCase)
        {
            ["DesignTimeBuild"] = "true",
            ["SkipCompilerExecution"] = "true",
            ["ProvideCommandLineArgs"] = "true",
            ["BuildProjectReferences"] = "false",
            ["CustomAfterMicrosoftCommonProps"] = redirection,
        };
        if (settings.Configuration is { } configuration)
            _properties["Configuration"] = configuration;
        if (settings.PresetFile is { } preset)
            _properties["InfraScanPreset"] = preset;
    }

    /// <summary>The compiler calls of a project, for each of its target frameworks; the same answer for the same project.</summary>
    public LoadedProject Load(string projectFile)
    {
        if (!_loaded.TryGetValue(projectFile, out var project))
            _loaded.Add(projectFile, project = LoadNew(projectFile));
        return project;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _collection.Dispose();
        _scratch.Delete(recursive: true);
    }

    private LoadedProject LoadNew(string projectFile)
    {
        if (_isRestored)
        {
            // A restore writes files that projects import.
            _collection.Dispose();
            _collection = new();
        }

        var problems = new List<Report>();
        var calls = new List<CompilerCall>();
        try
        {
            var outer = Evaluate(projectFile, targetFramework: null);
            string[] frameworks = outer.GetPropertyValue("TargetFramework").Length > 0
                ? []
                : outer.GetPropertyValue("TargetFrameworks")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            IEnumerable<ProjectInstance> instances = frameworks.Length == 0
                ? [outer]
                : frameworks.Distinct().Select(framework => Evaluate(projectFile, framework));
            foreach (var instance in instances)
            {
                if (IsUnrestored(instance))
                    return new([], [new(ProjectRules.Unrestored, ProjectRules.Unrestored.MessageFormat, TextPlace.Whole(projectFile))]);
                if (Build(instance, projectFile, problems) is { } call)
                    calls.Add(
                        call with
                        {
                            Output =
                            OutputOf(instance, projectFile, frameworks.Length == 0 ? null : call.TargetFramework)
                        });
            }
        }
        catch (InvalidProjectFileException exception)
        {
            problems.Add(
                Unloadable(exception.BaseMessage, exception.ErrorCode, exception.ProjectFile ?? projectFile, exception.LineNumber,
                    exception.ColumnNumber));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            problems.Add(Unloadable(exception.Message, "", projectFile, 0, 0));
        }

        return new(calls, problems);
    }

    private ProjectInstance Evaluate(string projectFile, string? targetFramework)
    {
        var scratch = Path.Combine(_scratch.FullName, Path.GetRandomFileName());
        var properties = new Dictionary<string, string>(_properties, StringComparer.OrdinalIgnoreCase)
        {
            ["InfraScanProject"] = projectFile,
            ["InfraScanScratch"] = scratch + Path.DirectorySeparatorChar,
        };
        if (targetFramework is not null)
            properties["TargetFramework"] = targetFramework;
        return Open(projectFile, properties);
    }

    private ProjectInstance Open(string projectFile, Dictionary<string, string> properties)
    {
        var options = new ProjectOptions { GlobalProperties = properties, ProjectCollection = _collection };
        if (!IsCSharpFile(projectFile))
            return ProjectInstance.FromFile(projectFile, options);
        var root = FileBasedProject.Load(projectFile, _collection);
        if (properties.ContainsKey("InfraScanProject"))
            properties["InfraScanProject"] = root.FullPath;
        return ProjectInstance.FromProjectRootElement(root, options);
    }

    private static bool IsCSharpFile(string projectFile) => projectFile.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the build makes of a program that synthesizes: asked of the project as it is, without our redirections.</summary>
    private ProgramOutput? OutputOf(ProjectInstance analyzed, string projectFile, string? targetFramework)
    {
        var isProgram = analyzed.GetPropertyValue("OutputType") == "Exe"
            && !Is(analyzed, "IsTestProject");
        var kinds = analyzed.GetItems("ReferencePath").Select(reference => reference.GetMetadataValue("Filename")).Where(Kinds.ContainsKey);
        if (!isProgram || analyzed.GetPropertyValue("InfraScan") == "false" || kinds.FirstOrDefault() is not { } framework)
            return null;

        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (_properties.TryGetValue("Configuration", out var configuration))
            properties["Configuration"] = configuration;
        if (targetFramework is not null)
            properties["TargetFramework"] = targetFramework;
        var project = Open(projectFile, properties);
        var kind = Kinds[framework];
        var home = kind == ProgramKind.AwsCdk ? CdkHome(project.Directory) : project.Directory;
        return new(
            kind,
            projectFile,
            targetFramework ?? "",
            Path.GetFullPath(project.GetPropertyValue("TargetPath"), project.Directory),
            IsRunByHost: project.GetPropertyValue("TargetFrameworkIdentifier") == ".NETCoreApp",
            SynthDirectoryOf(project, kind, home),
            project.GetPropertyValue("InfraSynthesizeArguments"),
            int.TryParse(project.GetPropertyValue("InfraSynthesizeTimeout"), out var timeout) && timeout > 0
                ? TimeSpan.FromMilliseconds(timeout)
                : DefaultTimeout)
        {
            WorkingDirectory = home,
            Stacks = [.. PulumiProgram.Stacks(project.GetPropertyValue("InfraPulumiStack"))],
        };
    }

    // The package knows; a project without it has what its user synthesized, or what we did, where the package would put it.
    private static string SynthDirectoryOf(ProjectInstance project, ProgramKind kind, string home)
    {
        if (kind == ProgramKind.Pulumi)
            return IntermediateDirectory(project, "pulumi");
        var isAssumed = kind == ProgramKind.AwsCdk && Is(project, "_InfraIsAssumedSynthDirectory");
        if (!isAssumed && project.GetPropertyValue("InfraSynthDirectory") is { Length: > 0 } told)
            return Path.GetFullPath(told, project.Directory);
        var name = kind == ProgramKind.AwsCdk ? "cdk.out" : "cdktf.out";
        var own = Path.Combine(home, name);
        return Directory.Exists(own) ? own : IntermediateDirectory(project, name);
    }

    // The command line of AWS CDK runs the program where the cdk.json is, most often above the project.
    private static string CdkHome(string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, CdkContext.FileName)))
                return folder;
        }

        return directory;
    }

    // MSBuild writes "obj\Debug", and makes a slash of the backslash only where the folder exists already.
    private static string IntermediateDirectory(ProjectInstance project, string name)
    {
        var directory = project.GetPropertyValue("IntermediateOutputPath").Replace('\\', Path.DirectorySeparatorChar);
        return Path.GetFullPath(Path.Combine(directory, name), project.Directory);
    }

    private static bool Is(ProjectInstance project, string property) =>
        string.Equals(project.GetPropertyValue(property), "true", StringComparison.OrdinalIgnoreCase);

    // A design-time build of such a project succeeds, and leaves every package out.
    private static bool IsUnrestored(ProjectInstance project) =>
        project.GetPropertyValue("ProjectAssetsFile") is { Length: > 0 } assets
        && !File.Exists(Path.Combine(project.Directory, assets))
        && (project.GetPropertyValue("UsingMicrosoftNETSdk") == "true" || project.GetItems("PackageReference").Count > 0);

    private static CompilerCall? Build(ProjectInstance project, string projectFile, List<Report> problems)
    {
        var errors = new ErrorLog();
        project.Build(["Compile"], [errors]);
        var arguments = project.GetItems("CscCommandLineArgs").Select(item => item.EvaluatedInclude).ToList();
        if (errors.First is { } error)
            problems.Add(
                Unloadable(error.Message ?? "", error.Code ?? "",
                    error.File is { Length: > 0 } file ? Path.Combine(project.Directory, file) : projectFile, error.LineNumber,
                    error.ColumnNumber));
        else if (arguments.Count == 0)
            problems.Add(Unloadable("MSBuild gives no command for the C# compiler", "", projectFile, 0, 0));
        else
            return new(projectFile, project.GetPropertyValue("TargetFramework"), arguments, ProjectReferences(project), LevelsOf(project));
        return null;
    }

    private static CompilerOptions LevelsOf(ProjectInstance project) => new(
        project.GetPropertyValue("NoWarn"),
        project.GetPropertyValue("WarningsAsErrors"),
        project.GetPropertyValue("WarningsNotAsErrors"),
        Is(project, "TreatWarningsAsErrors"));

    private static List<ProjectAssembly> ProjectReferences(ProjectInstance project) =>
    [
        .. from reference in project.GetItems("ReferencePathWithRefAssemblies")
           let source = reference.GetMetadataValue("MSBuildSourceProjectFile")
           where source.Length > 0 && reference.GetMetadataValue("ReferenceSourceTarget") == "ProjectReference"
           select new ProjectAssembly(reference.EvaluatedInclude, Path.GetFullPath(source, project.Directory),
               reference.GetMetadataValue("NearestTargetFramework")),
    ];

    private static Report Unloadable(string message, string code, string file, int line, int column)
    {
        var text =
            string.Create(CultureInfo.InvariantCulture,
                $"The project is not analysed: {SafeText.Of(message.TrimEnd('.'), 500)}{(code.Length > 0 ? $" ({SafeText.Of(code)})" : "")}");
        var place = line > 0 ? new TextPosition(line, Math.Max(column, 1)).In(file) : TextPlace.Whole(file);
        return new(ProjectRules.Unloadable, text, place);
    }

    /// <summary>Keeps the first error of a build.</summary>
    private sealed class ErrorLog : ILogger
    {
        public BuildErrorEventArgs? First { get; private set; }

        public LoggerVerbosity Verbosity { get; set; } = LoggerVerbosity.Quiet;

        public string? Parameters { get; set; }

        public void Initialize(IEventSource eventSource) => eventSource.ErrorRaised += (_, error) => First ??= error;

        public void Shutdown()
        {
        }
    }
}

/// <summary>What MSBuild says of a project.</summary>
/// <param name="Calls">How the compiler is called, for each target framework that could be loaded.</param>
/// <param name="Problems">What could not be loaded.</param>
internal sealed record LoadedProject(IReadOnlyList<CompilerCall> Calls, IReadOnlyList<Report> Problems);
