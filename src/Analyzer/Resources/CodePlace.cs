using Infra.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Resources;

/// <summary>A place in C# source.</summary>
internal sealed record CodePlace(Location Location) : IPlace;
