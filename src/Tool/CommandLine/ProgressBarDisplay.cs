using Infra.Analyzers.Tool.Settings;
using Spectre.Console;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>A bar with the time left, on the error stream, gone when the work is done.</summary>
internal sealed class ProgressBarDisplay(IAnsiConsole console) : IProgressDisplay
{
    public static ProgressBarDisplay Create(bool hasColor) => new(AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        ColorSystem = hasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
    }));

    public Task<T> ShowAsync<T>(int total, Func<Action<int>, Task<T>> work) => console
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var task = context.AddTask("Scanning", maxValue: Math.Max(total, 1));
            return work(count => task.Increment(count));
        });
}
