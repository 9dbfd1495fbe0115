using System.Collections.Immutable;
using Infra.Analyzers.Engine;
using Infra.Analyzers.Rules;
using Infra.Analyzers.Rules.Aws;
using Infra.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Infra.Analyzers.Models;

/// <summary>The values of AWS CDK that only a deployment knows, and CloudFormation's functions over them.</summary>
internal static class AwsCdkTokens
{
    private const string Pseudo = "AWS::";

    /// <summary>What removes the property that it is given to.</summary>
    public static readonly Value NoValue = Reference(Pseudo, "NoValue");

    /// <summary>A text that is certainly not empty.</summary>
    private static readonly Value SomeText = Reference("", "value");

    /// <summary>Whether a text removes the property that it is given to.</summary>
    public static bool IsNoValue(Content.Text text) =>
        text.Parts is [TextPart.Reference { ResourceType: Pseudo, Attribute: "NoValue" }];

    /// <summary>
    /// What a call of one of CloudFormation's functions yields; <see langword="null"/> where it is none, or that is not known.
    /// </summary>
    public static Value? Call(Evaluation eval, IMethodSymbol method, Value? receiver, ImmutableArray<Value> arguments) =>
        (method.ContainingType.Name, method.Name) switch
        {
            ("Fn", "ConditionIf") when arguments is [_, var then, var otherwise] =>
                ValueLattice.Join(Property(eval, then), Property(eval, otherwise)),
            ("Fn", "Ref") when arguments is [var name] => Ref(eval.Resolve(name)),
            ("Fn", "ImportValue" or "GetAtt" or "Sub") => SomeText,
            ("Stack" or "Arn", "FormatArn" or "Format") when arguments is [var components, ..] => AwsCdkArns.Format(eval, components),
            ("Fn", "Join") when arguments is [var separator, var items] => Texts.Join(eval, separator, items),
            ("Token", "AsString" or "AsAny") when arguments is [var value, ..] && IsToken(eval, value) => value,
            (_, "ToString") when receiver is not null && arguments.IsEmpty && IsToken(eval, receiver) => receiver,
            _ => null,
        };

    /// <summary>What a pseudo parameter is, such as <c>Aws.REGION</c>.</summary>
    public static Value? ReadStatic(ISymbol member) => member switch
    {
        { Name: "NO_VALUE", ContainingType.Name: "Aws" } => NoValue,
        { ContainingType.Name: "Aws" } => PseudoParameter(member.Name),
        _ => null,
    };

    /// <summary>What a property of a resource is that the resource has whenever it exists: an ARN, a name.</summary>
    public static Value? OutputOf(Evaluation eval, Value owner, IPropertySymbol property)
    {
        if (property is not { SetMethod: null, Type.SpecialType: SpecialType.System_String }
            || property.Type.NullableAnnotation == NullableAnnotation.Annotated
            || JsiiTypes.NameOf(property.ContainingType) is not { } name
            || !name.StartsWith("aws-cdk-lib.aws_", StringComparison.Ordinal)
            || IsOfProps(property.ContainingType, name))
        {
            return null;
        }

        return (property.Name, property.ContainingType.Name) switch
        {
            ("KeyArn" or "BucketArn", _) when ResourceOutputs.Find(eval, owner) is { } made =>
                ResourceOutputs.Of(eval, owner, made.Kind.TerraformType, "arn"),
            ("KeyId", _) when ResourceOutputs.Find(eval, owner) is { } made =>
                ResourceOutputs.Of(eval, owner, made.Kind.TerraformType, Key.Id),
            ("BucketName", _) when ResourceOutputs.Find(eval, owner) is { } made =>
                ResourceOutputs.Of(eval, owner, made.Kind.TerraformType, "id"),

            // CloudFormation's ARN of a log group ends in the wildcard of its streams, and so does that of a construct, whatever its own.
            ("LogGroupArn", _) or ("AttrArn", "CfnLogGroup") => new Value.Text(Content.Text.Of(
                [new TextPart.Reference(LogGroup.Type, "arn"), new TextPart.Literal(":*")])),
            ("LogGroupName", _) => Reference(LogGroup.Type, LogGroup.Name),
            ("RoleArn", _) or ("AttrArn", "CfnRole") => Reference(Role.Type, "arn"),
            _ => Reference(name, property.Name),
        };
    }

    /// <summary>
    /// A value that is given as CloudFormation's JSON, where a dictionary may be one of its functions: what that yields is known where it
    /// certainly is something.
    /// </summary>
    public static Value Property(Evaluation eval, Value value)
    {
        if (eval.ObjectOf(value) is not { } instance || !eval.Program.Types.IsDictionary(instance.Type))
            return value;
        if (instance is not { HasEscaped: false, StartsEmpty: true, HasEntries: true, Members.Count: 1 })
            return Value.Unknown.Value;
        var (key, stored) = (instance.Members.Single().Key, instance.Members.Single().Value);
        return Function(eval, key.EntryKey as string, stored.Value);
    }

    /// <summary>What one of CloudFormation's functions yields that is written as JSON.</summary>
    /// <param name="eval">The evaluation.</param>
    /// <param name="name">Its name, such as <c>Fn::GetAtt</c>.</param>
    /// <param name="argument">What it is given.</param>
    public static Value Function(Evaluation eval, string? name, Value argument) => name switch
    {
        "Ref" => Ref(eval.Resolve(argument)),
        "Fn::GetAtt" or "Fn::ImportValue" or "Fn::Sub" => SomeText,
        "Fn::If" when Collections.ElementsOf(eval, argument) is [_, var then, var otherwise] =>
            ValueLattice.Join(Property(eval, then), Property(eval, otherwise)),
        _ => Value.Unknown.Value,
    };

    /// <summary>
    /// What is referred to by name: a parameter may be empty, and nobody knows here whether a name is that of a parameter.
    /// </summary>
    private static Value Ref(Value name) => name switch
    {
        Value.Constant { Content: "AWS::NoValue" } => NoValue,
        Value.Constant { Content: string text } when text.StartsWith(Pseudo, StringComparison.Ordinal) => SomeText,
        _ => Value.Unknown.Value,
    };

    private static bool IsToken(Evaluation eval, Value value) => eval.Resolve(value) is Value.Text or Value.Choice or Value.Constant;

    /// <summary>What a pseudo parameter is, such as <c>AWS::Region</c>, and the account and region of a stack.</summary>
    public static Value PseudoParameter(string name) => Reference(Pseudo, name);

    private static Value Reference(string type, string attribute) =>
        new Value.Text(Content.Text.Of([new TextPart.Reference(type, attribute)]));

    // The interface of props is called as the class is, with an I before it; that of constructs has the I in its jsii name, too.
    private static bool IsOfProps(INamedTypeSymbol type, string jsiiName) =>
        type.TypeKind == TypeKind.Interface && !jsiiName.EndsWith("." + type.Name, StringComparison.Ordinal);
}
