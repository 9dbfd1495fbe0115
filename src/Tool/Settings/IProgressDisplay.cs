namespace Infra.Analyzers.Tool.Settings;

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
