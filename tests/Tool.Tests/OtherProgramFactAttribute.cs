namespace Infra.Analyzers.Tool.Tests;

/// <summary>A test that needs a program which not every machine has; where it is missing, the test is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OtherProgramFactAttribute : FactAttribute
{
    public OtherProgramFactAttribute(params string[] names)
    {
        if (Find(names) is null)
            Skip = $"{string.Join(" or ", names)} is not on the PATH.";
    }

    /// <summary>The first of the programs that is on the PATH.</summary>
    public static string? Find(params string[] names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
