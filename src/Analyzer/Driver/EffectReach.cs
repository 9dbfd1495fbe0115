using System.Collections.Immutable;
using Infra.Analyzers.Resources;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.Driver;

/// <summary>Which resources some code may change behind the back of the code that creates them.</summary>
internal abstract record EffectReach
{
    /// <summary>Any resource.</summary>
    public static readonly EffectReach Anything = new OfAnything();

    /// <summary>Whether a resource at a place may be reached.</summary>
    public abstract bool MayReach(TreePlace place);

    private sealed record OfAnything : EffectReach
    {
        public override bool MayReach(TreePlace place) => true;
    }

    /// <summary>Those whose own options, or the options of what holds them, bring such code.</summary>
    /// <param name="IsMeant">Whether a function that options bring is that code.</param>
    public sealed record OfOptions(Func<SyntaxNode, bool> IsMeant) : EffectReach
    {
        public override bool MayReach(TreePlace place) =>
            !place.IsKnownToTop
            || place.Upwards().Any(each => each.BringsChanges && (each.ChangedBy is not { } function || IsMeant(function)));
    }

    /// <summary>None that is judged: only others, which a finding may rest on.</summary>
    public sealed record OfOthers : EffectReach
    {
        public override bool MayReach(TreePlace place) => false;
    }

    /// <summary>Those that a function may change whose code is nowhere counted.</summary>
    /// <param name="IsUnseen">Whether a function is such a one.</param>
    public sealed record OfUnseenFunctions(Func<SyntaxNode, bool> IsUnseen) : EffectReach
    {
        public override bool MayReach(TreePlace place) => place.Upwards().Any(each => each.ChangedBy is { } function && IsUnseen(function));
    }

    /// <summary>A construct and all that it holds.</summary>
    public sealed record Below(ConstructTarget Target) : EffectReach
    {
        public override bool MayReach(TreePlace place) =>
            place.Upwards().Any(Target.MayBe) || (!place.IsKnownToTop && !Target.HoldsOnlyResources);
    }

    /// <summary>What a stack holds, other stacks in it excepted.</summary>
    /// <param name="Target">The stack.</param>
    /// <param name="Id">The logical id of the resource, where it is known which one of the stack's is meant.</param>
    public sealed record OfStack(ConstructTarget Target, string? Id) : EffectReach
    {
        public override bool MayReach(TreePlace place) =>
            place.Upwards().FirstOrDefault(each => JsiiTypes.IsTerraformStack(each.Type)) is not { } stack
            || (Target.MayBe(stack) && (place.Holder != stack || IsMeant(place)));

        /// <summary>
        /// The logical id of what the stack itself holds is its id without the characters that Terraform refuses (cdktf,
        /// lib/private/unique.ts).
        /// </summary>
        private bool IsMeant(TreePlace place) => (Id, place.Id, place.IdStart) switch
        {
            ({ } meant, { } id, _) => Plain(meant) == Plain(id),
            ({ } meant, _, { } start) => Plain(meant).StartsWith(Plain(start), StringComparison.Ordinal),
            _ => true,
        };

        private static string Plain(string id) => new([.. id.Where(char.IsLetterOrDigit)]);
    }
}

/// <summary>The construct that some code is applied to.</summary>
internal sealed record ConstructTarget
{
    /// <summary>The creations that it is of, where they are known.</summary>
    public ImmutableArray<(SyntaxTree Tree, TextSpan Span, ITypeSymbol? Type)> Sites { get; init; } = [];

    /// <summary>What it derives from, where no creation is known; <see langword="null"/> for anything.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>Whether it is handed to nothing but resources, so that what it holds is known.</summary>
    public bool HoldsOnlyResources { get; init; }

    /// <summary>Whether a node of the tree may be this construct.</summary>
    public bool MayBe(TreePlace place)
    {
        if (Sites.IsEmpty)
            return IsLike(Type, place);
        return place.Site is { } site
            ? Sites.Any(known => known.Tree == site.SyntaxTree && known.Span == site.Span)
            : Sites.Any(known => known.Type is null || Derives(known.Type, place.Type));
    }

    private static bool IsLike(ITypeSymbol? type, TreePlace place) =>
        type is not INamedTypeSymbol { TypeKind: TypeKind.Class } named
        || Derives(place.Type, named)
        || (!place.IsExact && Derives(named, place.Type));

    private static bool Derives(ITypeSymbol type, INamedTypeSymbol ancestor) =>
        Frameworks.DerivesFrom(type, ancestor.OriginalDefinition);
}
