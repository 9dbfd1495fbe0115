namespace Newtonsoft.Json;

/// <summary>
/// Json.NET as programs call it. It is in an assembly of its own: a class of the program with this name is not the library.
/// </summary>
public static class JsonConvert
{
    public static string SerializeObject(object? value) => "";

    public static string SerializeObject(object? value, Formatting formatting) => "";

    public static string SerializeObject(object? value, JsonSerializerSettings? settings) => "";
}

public enum Formatting
{
    None,
    Indented,
}

public class JsonSerializerSettings;
