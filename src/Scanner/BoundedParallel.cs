namespace Infra.Analyzers.Scanner;

/// <summary>The only place where a scan works on several things at a time.</summary>
/// <remarks>
/// There is one level of it: workers of a thread pool that wait for workers of the same pool make the pool grow by one thread a second,
/// and until it has grown nothing gets done. A call from inside a visit therefore stays on its thread.
/// </remarks>
internal static class BoundedParallel
{
    [ThreadStatic]
    private static bool s_isVisiting;

    /// <summary>Visits all items, in any order, on as many threads as there are processors.</summary>
    /// <param name="items">The items. A single one is visited on this thread: the machinery takes longer to load than most inputs to
    /// scan.</param>
    /// <param name="visit">Is given each item and its index.</param>
    /// <param name="cancellationToken">Stops between two items.</param>
    public static void ForEach<T>(IReadOnlyList<T> items, Action<T, int> visit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (items.Count > 1 && !s_isVisiting)
        {
            VisitInParallel(items, visit, cancellationToken);
            return;
        }

        for (var index = 0; index < items.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            visit(items[index], index);
        }
    }

    // Of its own, so that for a single item nothing of it is loaded.
    private static void VisitInParallel<T>(IReadOnlyList<T> items, Action<T, int> visit, CancellationToken cancellationToken) =>
        Parallel.For(
        0,
        items.Count,
        new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
        index =>
        {
            var wasVisiting = s_isVisiting;
            s_isVisiting = true;
            try
            {
                visit(items[index], index);
            }
            finally
            {
                s_isVisiting = wasVisiting;
            }
        });
}
