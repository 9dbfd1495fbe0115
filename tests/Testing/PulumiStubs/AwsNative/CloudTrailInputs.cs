namespace Pulumi.AwsNative.CloudTrail.Inputs;

public sealed class TrailEventSelectorArgs : global::Pulumi.ResourceArgs
{
    [Input("dataResources")]
    private InputList<TrailDataResourceArgs>? _dataResources;

    public InputList<TrailDataResourceArgs> DataResources
    {
        get => _dataResources ??= [];
        set => _dataResources = value;
    }

    [Input("includeManagementEvents")]
    public Input<bool>? IncludeManagementEvents { get; set; }

    [Input("readWriteType")]
    public Input<TrailEventSelectorReadWriteType>? ReadWriteType { get; set; }
}

public sealed class TrailDataResourceArgs : global::Pulumi.ResourceArgs
{
    [Input("values")]
    private InputList<string>? _values;

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    public InputList<string> Values
    {
        get => _values ??= [];
        set => _values = value;
    }
}

public sealed class TrailAdvancedEventSelectorArgs : global::Pulumi.ResourceArgs
{
    [Input("fieldSelectors", required: true)]
    private InputList<TrailFieldSelectorArgs>? _fieldSelectors;

    public InputList<TrailFieldSelectorArgs> FieldSelectors
    {
        get => _fieldSelectors ??= [];
        set => _fieldSelectors = value;
    }

    [Input("name")]
    public Input<string>? Name { get; set; }
}

public sealed class TrailFieldSelectorArgs : global::Pulumi.ResourceArgs
{
    [Input("equals")]
    private InputList<string>? _equals;

    public new InputList<string> Equals
    {
        get => _equals ??= [];
        set => _equals = value;
    }

    [Input("field", required: true)]
    public Input<string> Field { get; set; } = null!;
}
