namespace Pulumi.Aws.CloudTrail.Inputs;

public sealed class TrailEventSelectorArgs : global::Pulumi.ResourceArgs
{
    [Input("dataResources")]
    private InputList<TrailEventSelectorDataResourceArgs>? _dataResources;

    public InputList<TrailEventSelectorDataResourceArgs> DataResources
    {
        get => _dataResources ??= [];
        set => _dataResources = value;
    }

    [Input("includeManagementEvents")]
    public Input<bool>? IncludeManagementEvents { get; set; }

    [Input("readWriteType")]
    public Input<string>? ReadWriteType { get; set; }
}

public sealed class TrailEventSelectorDataResourceArgs : global::Pulumi.ResourceArgs
{
    [Input("values", required: true)]
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
    private InputList<TrailAdvancedEventSelectorFieldSelectorArgs>? _fieldSelectors;

    [Input("name")]
    public Input<string>? Name { get; set; }

    public InputList<TrailAdvancedEventSelectorFieldSelectorArgs> FieldSelectors
    {
        get => _fieldSelectors ??= [];
        set => _fieldSelectors = value;
    }
}

public sealed class TrailAdvancedEventSelectorFieldSelectorArgs : global::Pulumi.ResourceArgs
{
    [Input("equals")]
    private InputList<string>? _equals;

    [Input("field", required: true)]
    public Input<string> Field { get; set; } = null!;

    public new InputList<string> Equals
    {
        get => _equals ??= [];
        set => _equals = value;
    }
}

public sealed class TrailInsightSelectorArgs : global::Pulumi.ResourceArgs
{
    [Input("insightType", required: true)]
    public Input<string> InsightType { get; set; } = null!;
}
