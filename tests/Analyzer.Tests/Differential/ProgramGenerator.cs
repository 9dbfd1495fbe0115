using System.Globalization;

namespace Infra.Analyzers.Tests.Differential;

/// <summary>Composes programs at random from the forms that the analysis is to follow.</summary>
internal sealed class ProgramGenerator
{
    private const int MaxDepth = 3;
    private readonly Random _random;
    private readonly bool _isMutable;
    private readonly bool _mayBeUndecidable;
    private readonly List<Code> _members = [];
    private readonly int _conditionCount;
    private readonly SortedSet<string> _inputs = new(StringComparer.Ordinal);
    private int _lastName;
    private int _siteCount;
    private bool _isDecidable = true;
    private int _callDepth;

    private ProgramGenerator(int seed, bool isMutable)
    {
        _random = new Random(seed);
        _isMutable = isMutable;
        _mayBeUndecidable = _random.Next(5) == 0;
        _conditionCount = 1 + _random.Next(3);
    }

    /// <summary>The program of a seed.</summary>
    /// <param name="seed">What decides everything.</param>
    /// <param name="dialect">Whose forms to use.</param>
    public static GeneratedProgram Generate(int seed, Dialect dialect)
    {
        var generator = new ProgramGenerator(seed, dialect.IsMutable);
        var scope = new Scope { Values = { "groupArn" }, IsConstructor = true, MayCreate = true, MayReturn = true };
        var body = generator.Statements(scope, 0, 3 + generator._random.Next(6));
        if (generator._siteCount == 0)
            body.AddRange(generator.Create(scope));
        body.InsertRange(0, generator.Inputs());
        return new(seed, body, generator._members, generator._isDecidable, generator._siteCount);
    }

    private List<Code> Statements(Scope scope, int depth, int count)
    {
        var result = new List<Code>();
        for (var i = 0; i < count; i++)
            result.AddRange(Statement(scope, depth));
        return result;
    }

    private IEnumerable<Code> Statement(Scope scope, int depth)
    {
        var choice = _random.Next(100);
        return choice switch
        {
            < 10 => [Declare(scope)],
            < 17 when scope.OwnValues.Count > 0 => [new($"{Pick(scope.OwnValues)} = {Value(scope)};")],
            < 28 => [DeclareConfig(scope)],
            < 45 when scope.Configs.Count > 0 => [Assign(scope)],
            < 48 when scope.Configs.Count > 0 => [Alias(scope)],
            < 51 => [DeclareBool(scope)],
            < 54 => [Tuple(scope)],
            < 66 when depth < MaxDepth => [Branch(scope, depth)],
            < 70 when depth < MaxDepth => [Switch(scope, depth)],
            < 76 when depth < MaxDepth => Loop(scope, depth),
            < 81 when depth < MaxDepth => [Try(scope, depth)],
            < 88 when _callDepth < 2 => Call(scope),
            < 90 when _mayBeUndecidable => [Escape(scope)],
            _ when scope.MayCreate && _siteCount < 3 => Create(scope),
            _ => [Declare(scope)],
        };
    }

    private Code Declare(Scope scope)
    {
        var value = Value(scope);
        return new($"@Value? {scope.NewValue(Name("v"))} = {value};");
    }

    private Code DeclareConfig(Scope scope)
    {
        var config = Config(scope);
        return new($"@Config {scope.NewConfig(Name("c"))} = {config};");
    }

    private Code DeclareBool(Scope scope)
    {
        var condition = Condition(scope);
        return new($"var {scope.NewBool(Name("b"))} = {condition};");
    }

    private Code Alias(Scope scope)
    {
        var config = Pick(scope.Configs);
        return new($"var {scope.NewConfig(Name("c"))} = {config};");
    }

    private Code Tuple(Scope scope)
    {
        var (first, second) = (Value(scope), Value(scope));
        return _random.Next(2) == 0 || scope.OwnValues.Count < 2
            ? new($"(@Value? {scope.NewValue(Name("v"))}, @Value? {scope.NewValue(Name("v"))}) = ({first}, {second});")
            : new($"({Pick(scope.OwnValues)}, {scope.OwnValues[^1]}) = ({scope.OwnValues[0]}, {second});");
    }

    private Code Assign(Scope scope)
    {
        var config = Pick(scope.Configs);
        return _random.Next(8) switch
        {
            0 => new($"{config}.{Attribute()} ??= {Value(scope)}!;"),
            1 => new($"({config}.@group, {config}.@role) = ({Value(scope)}!, {Value(scope)}!);"),
            2 => new($"if ({config}.{Attribute()} is null) {config}.{Attribute()} = {Value(scope)}!;"),
            _ => new($"{config}.{Attribute()} = {Value(scope)}!;"),
        };
    }

    private Code Branch(Scope scope, int depth)
    {
        var condition = Condition(scope);
        var then = Block(scope, depth);
        if (scope.MayReturn && _random.Next(8) == 0)
            then.Add(new("return;"));
        if (scope.IsInLoop && _random.Next(6) == 0)
            then.Add(new(_random.Next(2) == 0 ? "break;" : "continue;"));
        return _random.Next(2) == 0 ? new(($"if ({condition})", then)) : new(($"if ({condition})", then), ("else", Block(scope, depth)));
    }

    private Code Switch(Scope scope, int depth)
    {
        var blocks = new List<Code>
        {
            new(("case 0:", [.. Block(scope, depth), new("break;")])),
            new(("case 1 when " + Condition(scope) + ":", [.. Block(scope, depth), new("break;")])),
        };
        if (_random.Next(2) == 0)
            blocks.Add(new(("default:", [.. Block(scope, depth), new("break;")])));
        return new(($"switch ({Number(scope)})", blocks));
    }

    private IEnumerable<Code> Loop(Scope scope, int depth)
    {
        var inner = scope.Nested();
        inner.IsInLoop = true;
        var counter = Name("i");
        switch (_random.Next(5))
        {
            case 0:
                return [new(($"for (var {counter} = 0; {counter} < {1 + _random.Next(2)}; {counter}++)", Block(inner, depth)))];
            case 1:
                return [new(($"for (var {counter} = 0; {counter} < {Number(scope)}; {counter}++)", Block(inner, depth)))];
            case 2:
                return [new($"var {counter} = 0;"), new(($"while ({counter}++ < 2 && {Condition(scope)})", Block(inner, depth)))];
            case 3:
                var (first, second, value) = (Value(scope), Value(scope), Name("v"));
                inner.Values.Add(value);
                return [new(($"foreach (var {value} in new @Value?[] {{ {first}, {second} }})", Block(inner, depth)))];
            default:
                var (one, two, config) = (Config(scope), Config(scope), Name("c"));
                inner.Configs.Add(config);
                return [new(($"foreach (var {config} in new @Config[] {{ {one}, {two} }})", Block(inner, depth)))];
        }
    }

    private Code Try(Scope scope, int depth)
    {
        var tried = Block(scope, depth);
        tried.Insert(_random.Next(tried.Count + 1), new("Given.ThrowsIf(Given.D);"));
        var caught = Block(scope, depth);
        return _random.Next(2) == 0
            ? new(("try", tried), ("catch (InvalidOperationException)", caught))
            : new(("try", tried), ("catch (InvalidOperationException)", caught), ("finally", Block(scope.WithoutJumps(), depth)));
    }

    private List<Code> Block(Scope scope, int depth) => Statements(scope.Nested(), depth + 1, 1 + _random.Next(2));

    private Code Escape(Scope scope)
    {
        _isDecidable = false;
        return new($"Given.Takes({(scope.Configs.Count > 0 ? Pick(scope.Configs) : "null")});");
    }

    private IEnumerable<Code> Call(Scope scope)
    {
        _callDepth++;
        var name = Name("F");
        try
        {
            switch (_random.Next(6))
            {
                case 0 when scope.Configs.Count > 0:
                    var filling = new Scope { Configs = { "config" }, Values = { "value" }, MayReturn = true };
                    _members.Add(new(($"private static void {name}(@Config config, @Value? value)", Statements(filling, 2, 2))));
                    return [new($"{name}({Pick(scope.Configs)}, {Value(scope)});")];
                case 1:
                    var making = new Scope { Values = { "first", "second" } };
                    var body = Statements(making, 2, 1 + _random.Next(2));
                    body.Add(new($"return {Config(making)};"));
                    _members.Add(new(($"private static @Config {name}(@Value? first, @Value? second = null)", body)));
                    var arguments = _random.Next(3) == 0 ? Value(scope) : $"{Value(scope)}, {Value(scope)}";
                    return [new($"var {scope.NewConfig(Name("c"))} = {name}({arguments});")];
                case 2 when scope.OwnValues.Count > 0:
                    var changing = new Scope { Values = { "current" }, OwnValues = { "current" } };
                    _members.Add(
                        new(($"private static void {name}(ref @Value? value)",
                            [new("@Value? current = value;"), .. Statements(changing, 2, 2), new("value = current;")])));
                    return [new($"{name}(ref {Pick(scope.OwnValues)});")];
                case 3 when scope.MayCreate && _siteCount < 3:
                    var creating = new Scope { Configs = { "config" }, Values = { "value" }, MayCreate = true, MayReturn = true };
                    var creation = Statements(creating, 2, 1);
                    creation.AddRange(Create(creating));
                    _members.Add(new(($"private void {name}(@Config config, @Value? value)", creation)));
                    var calls =
                        Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => new Code($"{name}({Config(scope)}, {Value(scope)});"))
                            .ToList();
                    return calls;
                case 4:
                    var local = scope.Nested();
                    local.MayReturn = true;
                    local.IsInLoop = false;
                    return [new(($"void {name}()", Statements(local.WithoutCreation(), 2, 2))), new($"{name}();")];
                default:
                    var (lambda, argument) = (Name("f"), Value(scope));
                    var result = ConfigOf(scope, lambda + "v");
                    return [new($"Func<@Value?, @Config> {lambda} = {lambda}v => {result};"),
                        new($"var {scope.NewConfig(Name("c"))} = {lambda}({argument});")];
            }
        }
        finally
        {
            _callDepth--;
        }
    }

    private List<Code> Create(Scope scope)
    {
        var site = string.Create(CultureInfo.InvariantCulture, $"t{_siteCount++}");
        var creation = $"/*{site}*/@new(Given.Id(\"{site}\"), {Config(scope)})";
        var trail = Name("r");
        var result = new List<Code> { new($"var {trail} = {creation};") };
        if (!_isMutable || _random.Next(2) == 0)
            return result;
        for (var i = 1 + _random.Next(2); i > 0; i--)
        {
            var change = Mutation(trail);
            result.Add(_random.Next(3) == 0 ? new(($"if ({Condition(scope)})", [new(change)])) : new(change));
        }

        return result;
    }

    private string Mutation(string trail) => _random.Next(8) switch
    {
        0 => $"{trail}.ResetCloudWatchLogsRoleArn();",
        1 => $"{trail}.ResetCloudWatchLogsGroupArn();",
        2 => $"{trail}.AddOverride(\"cloud_watch_logs_role_arn\", {(_random.Next(3) == 0 ? "\"\"" : Known())});",
        3 => $"{trail}.AddOverride(\"cloud_watch_logs_group_arn\", {(_random.Next(3) == 0 ? "null!" : Known())});",
        4 => $"{trail}.S3KeyPrefix = \"p\";",
        _ => $"{trail}.{Attribute()} = {(_random.Next(4) == 0 ? "\"\"" : Known())};",
    };

    private string Config(Scope scope) => ConfigOf(scope, null);

    private string ConfigOf(Scope scope, string? value)
    {
        string Any() => value is not null && _random.Next(2) == 0 ? value : Value(scope);
        return _random.Next(10) switch
        {
            0 or 1 or 2 when scope.Configs.Count > 0 => Pick(scope.Configs),
            3 => $"({Condition(scope)} ? @config{{ @group = {Any()}! }} : @config{{ @group = {Any()}!, @role = {Any()}! }})",
            4 => $"@config{{ @role = {Any()}! }}",
            5 => $"@config{{ @group = {Any()}! }}",
            _ => $"@config{{ @group = {Any()}!, @role = {Any()}! }}",
        };
    }

    private string Value(Scope scope, int depth = 0) => _random.Next(depth < 2 ? 22 : 14) switch
    {
        0 or 1 => "null",
        2 => "\"\"",
        3 => "string.Empty",
        4 or 5 or 6 or 7 => Known(),
        8 when _mayBeUndecidable => Undecidable("Given.TextOrNull"),
        9 => "default(string)",
        14 or 15 => $"({Condition(scope)} ? {Typed(scope, depth)} : {Typed(scope, depth)})",
        16 => $"({Pick(scope.Values)} ?? {Typed(scope, depth)})",
        17 => $"({Condition(scope)} ? {Typed(scope, depth)} : null)",
        18 => $"({Number(scope)} switch {{ 0 => {Typed(scope, depth)}, 1 or 2 => {Typed(scope, depth)}, _ => {Typed(scope, depth)} }})",
        19 when scope.Configs.Count > 0 => $"{Pick(scope.Configs)}.{Attribute()}",
        _ => Pick(scope.Values),
    };

    /// <summary>A value that has a type whatever it is.</summary>
    private string Typed(Scope scope, int depth) => $"(@Value?)({Value(scope, depth + 1)})";

    private string Known() => _random.Next(6) == 0
        ? "\"arn:aws:logs:eu-west-1:123456789012:log-group:g\""
        : "\"arn:aws:logs:eu-west-1:123456789012:log-group:g:*\"";

    private string Undecidable(string value)
    {
        _isDecidable = false;
        return value;
    }

    private string Condition(Scope scope, int depth = 0) => _random.Next(depth < 2 ? 16 : 8) switch
    {
        < 6 => Given(scope),
        6 when scope.Bools.Count > 0 => Pick(scope.Bools),
        7 => Number(scope) + " > 1",
        8 => $"!({Condition(scope, depth + 1)})",
        9 => $"({Condition(scope, depth + 1)} && {Condition(scope, depth + 1)})",
        10 => $"({Condition(scope, depth + 1)} || {Condition(scope, depth + 1)})",
        11 => $"{Pick(scope.Values)} is null",
        12 => $"{Pick(scope.Values)} != null",
        13 when scope.Configs.Count > 0 => $"{Pick(scope.Configs)}.{Attribute()} is not null",
        14 => _random.Next(2) == 0 ? "true" : "1 > 2",
        _ => Given(scope),
    };

    /// <summary>A condition that only a run tells; the constructor has read each once, so that all its uses agree.</summary>
    private string Given(Scope scope) => Input(scope, "ABC"[_random.Next(_conditionCount)].ToString());

    /// <summary>A number from zero to three that only a run tells, likewise.</summary>
    private string Number(Scope scope) => Input(scope, nameof(Infra.Analyzers.Testing.Given.Number));

    private string Input(Scope scope, string name)
    {
        if (!scope.IsConstructor)
            return "Given." + name;
        _inputs.Add(name);
        return name.ToLowerInvariant();
    }

    private IEnumerable<Code> Inputs() => _inputs.Select(name => new Code($"var {name.ToLowerInvariant()} = Given.{name};"));

    private string Attribute() => _random.Next(2) == 0 ? "@group" : "@role";

    private string Name(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{_lastName++}");

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>What a statement can refer to.</summary>
    private sealed class Scope
    {
        public List<string> Values { get; init; } = [];

        /// <summary>Those of <see cref="Values"/> that may be assigned.</summary>
        public List<string> OwnValues { get; init; } = [];

        public List<string> Configs { get; init; } = [];

        public List<string> Bools { get; init; } = [];

        public bool IsConstructor { get; init; }

        public bool IsInLoop { get; set; }

        public bool MayReturn { get; set; }

        public bool MayCreate { get; set; }

        public Scope Nested() => new()
        {
            Values = [.. Values],
            OwnValues = [.. OwnValues],
            Configs = [.. Configs],
            Bools = [.. Bools],
            IsConstructor = IsConstructor,
            IsInLoop = IsInLoop,
            MayReturn = MayReturn,
            MayCreate = MayCreate,
        };

        public Scope WithoutJumps()
        {
            var scope = Nested();
            (scope.IsInLoop, scope.MayReturn) = (false, false);
            return scope;
        }

        public Scope WithoutCreation()
        {
            var scope = Nested();
            scope.MayCreate = false;
            return scope;
        }

        public string NewValue(string name)
        {
            Values.Add(name);
            OwnValues.Add(name);
            return name;
        }

        public string NewConfig(string name)
        {
            Configs.Add(name);
            return name;
        }

        public string NewBool(string name)
        {
            Bools.Add(name);
            return name;
        }
    }
}
