using Microsoft.Build.Locator;

namespace Infra.Analyzers.Tool.CSharp;

/// <summary>The .NET SDK whose MSBuild loads projects.</summary>
/// <remarks>No type of MSBuild may be named here: the runtime would look for its assembly before the SDK is known.</remarks>
internal static class DotNetSdk
{
    /// <summary>What a user reads where there is none.</summary>
    public const string Missing =
        "There is no .NET SDK here that this runtime can load; install the one that global.json names, or update the runtime";

    /// <summary>Chooses the SDK that <c>dotnet</c> would use in a folder, once for the process.</summary>
    /// <param name="directory">The folder; a <c>global.json</c> in it or above counts.</param>
    /// <returns>The SDK's folder, or <see langword="null"/> where there is none that this runtime can load.</returns>
    public static string? Register(string directory)
    {
        if (MSBuildLocator.IsRegistered)
            return Environment.GetEnvironmentVariable("MSBuildExtensionsPath");
        var query = new VisualStudioInstanceQueryOptions { DiscoveryTypes = DiscoveryType.DotNetSdk, WorkingDirectory = directory };
        try
        {
            if (MSBuildLocator.QueryVisualStudioInstances(query).FirstOrDefault() is not { } sdk)
                return null;
            MSBuildLocator.RegisterInstance(sdk);
            return sdk.MSBuildPath;
        }
        catch (InvalidOperationException)
        {
            // What global.json asks for is not installed, or nothing is.
            return null;
        }
    }
}
