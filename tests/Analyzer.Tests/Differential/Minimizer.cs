using System.Diagnostics;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>Makes a program smaller while it still shows what it shows.</summary>
internal static class Minimizer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Drops statements, and unwraps blocks, as long as the program still shows it; changes the program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="shows">Whether it still shows it; a program that does not compile may throw.</param>
    public static async Task MinimizeAsync(GeneratedProgram program, Func<Task<bool>> shows)
    {
        var patience = Stopwatch.StartNew();
        Task<bool> Holds() => patience.Elapsed < Patience ? shows() : Task.FromResult(false);
        while (await DropOneAsync(program.Body, Holds) || await DropOneAsync(program.Members, Holds))
        {
        }
    }

    private static async Task<bool> DropOneAsync(List<Code> codes, Func<Task<bool>> shows)
    {
        for (var i = codes.Count - 1; i >= 0; i--)
        {
            var code = codes[i];
            codes.RemoveAt(i);
            if (await HoldsAsync(shows))
                return true;
            codes.Insert(i, code);
            foreach (var (_, body) in code.Blocks)
            {
                codes.RemoveAt(i);
                codes.InsertRange(i, body);
                if (await HoldsAsync(shows))
                    return true;
                codes.RemoveRange(i, body.Count);
                codes.Insert(i, code);
                if (await DropOneAsync(body, shows))
                    return true;
            }
        }

        return false;
    }

    private static async Task<bool> HoldsAsync(Func<Task<bool>> shows)
    {
        try
        {
            return await shows();
        }
        catch (Infra.Analyzers.Testing.VerificationException)
        {
            return false;
        }
    }
}
