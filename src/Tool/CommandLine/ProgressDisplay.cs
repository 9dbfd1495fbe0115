using Spectre.Console;

namespace Infra.Analyzers.Tool.CommandLine;

/// <summary>Shows a person how far a scan is.</summary>
internal interface IProgressDisplay
{
    /// <param name="total">How many inputs there are.</param>
    /// <param name="work">The work; it tells how many more inputs are done.</param>
    Task<T> ShowAsync<T>(int total, Func<Action<int>, Task<T>> work);
}

/// <summary>Nobody watches.</summary>
internal sealed class NoProgress : IProgressDisplay
{
    public Task<T> ShowAsync<T>(int total, Func<Action<int>, Task<T>> work) => work(_ => { });
}

/// <summary>A bar with the time left, on the error stream, gone when the work is done.</summary>
internal sealed class ProgressBarDisplay(IAnsiConsole console) : IProgressDisplay
{
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
