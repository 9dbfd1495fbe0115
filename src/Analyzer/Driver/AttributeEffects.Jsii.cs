using Infra.Analyzers.Models;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Infra.Analyzers.Driver;

/// <content>What code does to constructs of CDKTF and AWS CDK.</content>
internal sealed partial class AttributeEffects
{
    /// <summary>A call that hands all constructs below one to an aspect or a mixin, or overrides something of the stack.</summary>
    /// <returns>What it reaches; <see langword="null"/> where it is no such call.</returns>
    public EffectReach? AddJsiiCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (NameOf(call.Expression) is not ("Add" or "With" or "Apply" or "AddOverride" or "AddTransform")
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingType: var receiver } method
            || JsiiTypes.NameOf(receiver) is not { } name)
        {
            return null;
        }

        if (method.Name == "AddOverride" && name.EndsWith(".TerraformStack", StringComparison.Ordinal))
            return new EffectReach.OfStack(ReceiverOf(call, model), AddStackOverride(call, model));
        if (method.Name == "AddTransform")
        {
            AddTransform(call.ArgumentList.Arguments.FirstOrDefault()?.Expression, model);
            return EffectReach.Anything;
        }

        return method.Name == "With"
            || (method.Name == "Add" && name.EndsWith(".Aspects", StringComparison.Ordinal))
            || (method.Name == "Apply" && name.EndsWith(".Mixins", StringComparison.Ordinal))
            ? AddVisitors(call, method, model)
            : null;
    }

    /// <summary>Aspects or mixins, which are shown a construct and all that it holds.</summary>
    private EffectReach AddVisitors(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        var types = call.ArgumentList.Arguments.Select(argument => model.GetTypeInfo(argument.Expression, cancellation).Type)
            .Where(type => !OnlyLooks(type))
            .ToList();
        types.ForEach(AddType);
        return types.Exists(KnowsConstructs) ? EffectReach.Anything
            : method.Name == "With" ? new EffectReach.Below(ReceiverOf(call, model))
            : call.Expression is MemberAccessExpressionSyntax
            {
                Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var construct }] } of,
            }
            && NameOf(of.Expression) == "Of"
                ? new EffectReach.Below(_targets.Of(construct, model))
            : EffectReach.Anything;
    }

    private ConstructTarget ReceiverOf(InvocationExpressionSyntax call, SemanticModel model) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } and not { Expression: BaseExpressionSyntax }
            ? _targets.Of(receiver, model)
            : _targets.This(call, model);

    /// <summary>Whether an aspect may hold constructs, so that it can change others than it is shown.</summary>
    private bool KnowsConstructs(ITypeSymbol? type)
    {
        for (var current = type; current is { DeclaringSyntaxReferences.IsEmpty: false }; current = current.BaseType)
        {
            var held = current.GetMembers().SelectMany(member => member switch
            {
                IFieldSymbol field => [field.Type],
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.Select(each => each.Type),
                _ => Enumerable.Empty<ITypeSymbol>(),
            });
            if (held.Any(MayHoldConstructs))
                return true;
        }

        return false;
    }

    private bool MayHoldConstructs(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType: var element } => MayHoldConstructs(element),
        INamedTypeSymbol { TypeArguments: { Length: > 0 } arguments } => arguments.Any(MayHoldConstructs),
        { SpecialType: not (SpecialType.None or SpecialType.System_Object) } or { TypeKind: TypeKind.Enum } => false,
        _ => JsiiTypes.IsConstruct(type) || frameworks.MayBeResource(type)
            || (type.TypeKind == TypeKind.Class && frameworks.FrameworkOf(type) is null),
    };

    /// <summary>
    /// Classes that look into what is made, or give it something else than rules ask for: those of AWS CDK itself, such as <c>Tag</c>, and
    /// the checks of cdk-nag.
    /// </summary>
    private static bool OnlyLooks(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named
        && JsiiTypes.NameOf(named) is { } name
        && (name.StartsWith("aws-cdk-lib.", StringComparison.Ordinal) || name.StartsWith("cdk-nag.", StringComparison.Ordinal));

    /// <summary>A macro that the deployment runs over the template; those of AWS change no resource that is there.</summary>
    private void AddTransform(ExpressionSyntax? macro, SemanticModel model)
    {
        if (macro is null
            || model.GetConstantValue(macro, cancellation) is not { Value: string name }
            || !name.StartsWith("AWS::", StringComparison.Ordinal))
        {
            AddUnknown();
        }
    }

    /// <summary>
    /// Something that is named and may change whatever there is: what replaces the props of constructs before they are made, or macros of
    /// the template.
    /// </summary>
    public void AddAwsCdkName(IdentifierNameSyntax name, SemanticModel model)
    {
        if (name.Identifier.ValueText == "PropertyInjectors")
            AddUnknown();
        else if (name.Identifier.ValueText is "Transform" or "Transforms"
            && model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol { ContainingType: var owner }
            && frameworks.FrameworkOf(owner) == Framework.AwsCdk)
        {
            AddUnknown();
        }
    }

    /// <summary>An override by a path from the root of the synthesized file: <c>resource.aws_cloudtrail.audit.kms_key_id</c>.</summary>
    /// <returns>The logical id of the resource, where it is known.</returns>
    private string? AddStackOverride(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (call.ArgumentList.Arguments is not [{ Expression: var path }, ..]
            || model.GetConstantValue(path, cancellation) is not { Value: string text })
        {
            AddUnknown();
            return null;
        }

        var steps = text.Split('.');
        if (steps is ["resource", _, var id, var attribute, ..])
        {
            _attributes.Add(attribute);
            return id;
        }

        if (steps[0] == "resource")
            AddUnknown();
        return null;
    }

    private void AddProperty(IPropertySymbol property, string name) =>
        _attributes.Add(frameworks.ResourceOf(property.ContainingType)?.ToTerraform(name) ?? AttributeNames.ToTerraform(name));

    /// <summary>A member of that name, of whatever class.</summary>
    private void AddMember(string name)
    {
        _attributes.Add(AttributeNames.OfMember(name));
        foreach (var schema in AwsCdkOverrides.Asked(frameworks.Rules))
        {
            foreach (var bindings in new[] { Bindings.AwsCdk, Bindings.Pulumi, Bindings.Cdktf })
                _attributes.Add(schema.ToTerraform(NameCase.FromPascal(name), bindings));
        }
    }

    /// <summary>Adds what a call changes of a resource of AWS CDK. False where it is no call that does.</summary>
    private bool AddAwsCdkChange(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        if (AwsCdkConstructs.SelectorsOf(method) is { } selectors)
        {
            _attributes.Add(selectors.Attribute);
            return true;
        }

        if (!AwsCdkOverrides.IsOverride(method))
            return false;
        if (call.ArgumentList.Arguments is not [{ Expression: var path }, ..]
            || model.GetConstantValue(path, cancellation) is not { Value: string text })
        {
            AddUnknown();
            return true;
        }

        foreach (var change in AwsCdkOverrides.Asked(frameworks.Rules).Select(schema => AwsCdkOverrides.Of(method.Name, text, schema)))
        {
            if (change.IsOfEverything)
                AddUnknown();
            else if (change.Attribute is { } attribute)
                _attributes.Add(attribute);
        }

        return true;
    }
}
