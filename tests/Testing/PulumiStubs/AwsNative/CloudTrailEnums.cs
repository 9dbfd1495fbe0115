namespace Pulumi.AwsNative.CloudTrail;

/// <summary>An enumeration of CloudFormation's, which Pulumi makes a struct of named texts.</summary>
[EnumType]
public readonly struct TrailEventSelectorReadWriteType : IEquatable<TrailEventSelectorReadWriteType>
{
    private readonly string _value;

    private TrailEventSelectorReadWriteType(string value) => _value = value;

    public static TrailEventSelectorReadWriteType All { get; } = new("All");

    public static TrailEventSelectorReadWriteType ReadOnly { get; } = new("ReadOnly");

    public static TrailEventSelectorReadWriteType WriteOnly { get; } = new("WriteOnly");

    public static bool operator ==(TrailEventSelectorReadWriteType left, TrailEventSelectorReadWriteType right) => left.Equals(right);

    public static bool operator !=(TrailEventSelectorReadWriteType left, TrailEventSelectorReadWriteType right) => !left.Equals(right);

    public static explicit operator string(TrailEventSelectorReadWriteType value) => value._value;

    public override bool Equals(object? obj) => obj is TrailEventSelectorReadWriteType other && Equals(other);

    public bool Equals(TrailEventSelectorReadWriteType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    public override int GetHashCode() => _value?.GetHashCode() ?? 0;

    public override string ToString() => _value;
}
