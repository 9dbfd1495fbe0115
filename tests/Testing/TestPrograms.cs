using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Testing;

/// <summary>Makes compiled programs runnable.</summary>
public static class TestPrograms
{
    /// <summary>Loads the program beside the tests, so that both share <see cref="Given"/>.</summary>
    /// <exception cref="VerificationException">The program cannot be emitted.</exception>
    public static Assembly Load(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.WithAssemblyName("TestProgram_" + Guid.NewGuid().ToString("N")).Emit(image);
        return result.Success
            ? Assembly.Load(image.ToArray())
            : throw new VerificationException("The test program cannot be emitted:" + TestProgram.Lines(result.Diagnostics));
    }
}
