using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Infra.Analyzers.PulumiEngine.Values;

/// <summary>Pulumi's form of values: protobuf structs, with special ones for what JSON does not have.</summary>
/// <remarks>The texts are those of <c>resource.Sig…</c> and <c>plugin.UnknownStringValue</c> in Pulumi's SDK.</remarks>
internal static class PulumiValues
{
    /// <summary>Stands for a value that is known after the update only.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The property that makes a struct special; its value says of which kind.</summary>
    public const string Signature = "4dabf18193072939515e22adb298388d";

    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    public const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    public const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";

    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    // Policies and dashboards nest deeply, and each level of theirs is three of protobuf's, whose own limit is 100. Every reader here is
    // recursive: the limit is what fits on a stack.
    private const int Nesting = 1500;

    /// <summary>Reads a struct of a message.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are none, or are nested too deeply.</exception>
    public static Struct Read(ByteString bytes)
    {
        using var stream = new MemoryStream(bytes.ToByteArray(), writable: false);
        using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, Nesting);
        return Struct.Parser.ParseFrom(input);
    }

    /// <summary>What kind a special struct is of; <see langword="null"/> for any other value.</summary>
    public static string? Kind(this Value value) =>
        value.KindCase == Value.KindOneofCase.StructValue
            && value.StructValue.Fields.TryGetValue(Signature, out var kind) ? kind.StringValue : null;

    /// <summary>Whether a value is marked as secret.</summary>
    public static bool IsSecret(this Value value) =>
        value.Kind() == Secret || (value.Kind() == OutputValue && value.StructValue.Fields.GetValueOrDefault("secret")?.BoolValue == true);

    /// <summary>Whether a value is, or holds, something that is not known yet.</summary>
    public static bool HoldsUnknown(this Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue == Unknown,
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(HoldsUnknown),
        Value.KindOneofCase.StructValue => value.Kind() == OutputValue && !value.StructValue.Fields.ContainsKey("value")
            || value.StructValue.Fields.Values.Any(HoldsUnknown),
        _ => false,
    };

    /// <summary>The properties without those that hold something unknown, as a preview answers.</summary>
    public static Struct WithoutUnknowns(this Struct properties)
    {
        var known = new Struct();
        foreach (var (name, value) in properties.Fields)
        {
            if (!value.HoldsUnknown())
                known.Fields[name] = value;
        }

        return known;
    }

    /// <summary>A value without output values: what stands in them, with secrets as secrets.</summary>
    public static Value Unwrapped(this Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.ListValue:
                return Value.ForList([.. value.ListValue.Values.Select(Unwrapped)]);
            case Value.KindOneofCase.StructValue when value.Kind() == OutputValue:
                var fields = value.StructValue.Fields;
                var content = fields.TryGetValue("value", out var known) ? known.Unwrapped() : Value.ForString(Unknown);
                return value.IsSecret() ? AsSecret(content) : content;
            case Value.KindOneofCase.StructValue:
                return Value.ForStruct(value.StructValue.Unwrapped());
            default:
                return value;
        }
    }

    /// <inheritdoc cref="Unwrapped(Value)"/>
    public static Struct Unwrapped(this Struct properties)
    {
        var result = new Struct();
        foreach (var (name, value) in properties.Fields)
            result.Fields[name] = value.Unwrapped();
        return result;
    }

    /// <summary>The URNs that the output values in a value depend on.</summary>
    public static IEnumerable<string> Dependencies(this Value value) => value.KindCase switch
    {
        Value.KindOneofCase.ListValue => value.ListValue.Values.SelectMany(Dependencies),
        Value.KindOneofCase.StructValue => value.StructValue.Fields.SelectMany(field =>
            field.Key == "dependencies" && value.Kind() == OutputValue && field.Value.ListValue is { } urns
                ? urns.Values.Select(urn => urn.StringValue)
                : field.Value.Dependencies()),
        _ => [],
    };

    /// <summary>An output value for transforms: with the dependencies, which would be lost otherwise.</summary>
    public static Value AsOutput(Value value, IReadOnlyCollection<string> dependencies)
    {
        var isSecret = value.Kind() == Secret;
        var content = isSecret ? value.StructValue.Fields.GetValueOrDefault("value") ?? Value.ForNull() : value;
        if (!isSecret && dependencies.Count == 0 && !content.HoldsUnknown())
            return value;
        var output = new Struct { Fields = { [Signature] = Value.ForString(OutputValue), ["secret"] = Value.ForBool(isSecret) } };
        if (!content.HoldsUnknown())
            output.Fields["value"] = content;
        output.Fields["dependencies"] = Value.ForList([.. dependencies.Select(Value.ForString)]);
        return Value.ForStruct(output);
    }

    /// <summary>The text that a value is; <see langword="null"/> where it is none, is not known or is a secret.</summary>
    public static string? Text(this Struct properties, string name) =>
        properties.Fields.TryGetValue(name, out var value) && value.KindCase == Value.KindOneofCase.StringValue
            && value.StringValue != Unknown
            ? value.StringValue
            : null;

    private static Value AsSecret(Value value) => value.Kind() == Secret
        ? value
        : Value.ForStruct(new() { Fields = { [Signature] = Value.ForString(Secret), ["value"] = value } });
}
