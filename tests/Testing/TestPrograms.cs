using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Testing;

/// <summary>Makes compiled programs runnable.</summary>
public static class TestPrograms
{
    /// <summary>Loads the program beside the tests, so that both share <see cref="Given"/>.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="listing">What an exception shows of it, beside its errors.</param>
    /// <exception cref="VerificationException">The program cannot be emitted.</exception>
    public static Assembly Load(Compilation compilation, string listing = "")
    {
        using var image = new MemoryStream();
        var result = compilation.WithAssemblyName("TestProgram_" + Guid.NewGuid().ToString("N")).Emit(image);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new VerificationException("The test program cannot be emitted:" + TestProgram.Lines(result.Diagnostics) + listing);
    }
}
