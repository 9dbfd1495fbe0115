namespace Infra.Analyzers.Tests.Models;

/// <summary>A program for each row of the library table: the body of a method, and what it returns.</summary>
internal static class LibraryCases
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Linq = "System.Linq.Enumerable.";
    private const string Tasks = "System.Threading.Tasks.";
    private const string Compiler = "System.Runtime.CompilerServices.";

    private const string Configured = Compiler + "ConfiguredCancelableAsyncEnumerable`1";
    private const string Concurrently = "System.Collections.Concurrent.ConcurrentDictionary";
    private const string Inputs = "Pulumi.InputExtensions.";
    private const string Concurrent = Concurrently + "`2";

    private const string Outside = "var text = Environment.GetEnvironmentVariable(\"X\"); ";
    private const string Letters = "new List<string> { \"a\", \"b\" }";
    private const string Entry = "new Dictionary<string, string> { [\"a\"] = \"x\" }";

    public static readonly Dictionary<string, (string Body, string Result)> All = new(StringComparer.Ordinal)
    {
        ["System.Object.Equals(2)"] = ("return object.Equals(1, 1);", "True"),
        ["System.Object.ReferenceEquals(2)"] = ("object? a = null; return ReferenceEquals(a, null);", "True"),
        ["System.Nullable`1.GetValueOrDefault(…)"] = ("int? n = null; return n.GetValueOrDefault(7);", "7"),
        ["System.Enum.HasFlag(1)"] = ("return AttributeTargets.Class.HasFlag(AttributeTargets.Class);", "True"),
        ["System.ArgumentNullException.ThrowIfNull(…)"] = (
            Outside + "ArgumentNullException.ThrowIfNull(text); return text is null;",
            "False"),
        ["System.ArgumentException.ThrowIfNullOrEmpty(…)"] =
            (Outside + "ArgumentException.ThrowIfNullOrEmpty(text); return string.IsNullOrEmpty(text);", "False"),
        ["System.ArgumentException.ThrowIfNullOrWhiteSpace(…)"] =
            (Outside + "ArgumentException.ThrowIfNullOrWhiteSpace(text); return string.IsNullOrEmpty(text);", "False"),
        ["System.Activator.CreateInstance(0)"] = ("return Activator.CreateInstance<Box>() is null;", "False"),
        ["System.Activator.CreateInstance(1)"] = ("return Activator.CreateInstance(typeof(Box)) is null;", "False"),
        ["System.Lazy`1..ctor(…)"] = ("return new Lazy<string>(() => \"a\").Value;", "\"a\""),

        ["System.String.IsNullOrEmpty(1)"] = ("return string.IsNullOrEmpty(\"\");", "True"),
        ["System.String.IsNullOrWhiteSpace(1)"] = ("return string.IsNullOrWhiteSpace(\" \");", "True"),
        ["System.String.Concat(…)"] = ("return string.Concat(\"a\", \"b\");", "\"ab\""),
        ["System.String.Join(2)"] = ("return string.Join(\"-\", new[] { \"a\", \"b\" });", "\"a-b\""),
        ["System.String.Format(…)"] = ("return string.Format(\"{0}-{1}\", \"a\", \"b\");", "\"a-b\""),
        ["System.String.Equals(1)"] = ("return \"a\".Equals(\"a\");", "True"),
        ["System.String.Equals(2)"] = ("return string.Equals(\"a\", \"b\");", "False"),
        ["System.String.ToString(…)"] = ("return \"a\".ToString();", "\"a\""),
        ["System.String.Trim(0)"] = ("return \" a \".Trim();", "\"a\""),
        ["System.String.ToLower(0)"] = ("return \"A\".ToLower();", "\"a\""),
        ["System.String.ToLowerInvariant(0)"] = ("return \"A\".ToLowerInvariant();", "\"a\""),
        ["System.String.ToUpper(0)"] = ("return \"a\".ToUpper();", "\"A\""),
        ["System.String.ToUpperInvariant(0)"] = ("return \"a\".ToUpperInvariant();", "\"A\""),
        ["System.String.*(…)"] = ("var by = new[] { \",\" }; \"a\".Split(by, StringSplitOptions.None); return by[0];", "\",\""),

        ["System.MemoryExtensions.AsSpan(1)"] = ("var all = new[] { \"a\" }; all.AsSpan()[0] = \"b\"; return all[0];", "\"b\""),

        ["System.Array.ForEach(2)"] = (
            "var box = new Box(); Array.ForEach(new[] { \"a\", \"b\" }, each => box.X += each); return box.X;",
            "\"ab\""),
        [Generic + "HashSet`1.Remove(1)"] = (
            "var all = new HashSet<string> { \"a\", \"b\" }; return all.Remove(\"a\") && all.Count == 1;",
            "True"),
        [Generic + "SortedDictionary`2..ctor(0)"] = (
            "var all = new SortedDictionary<string, string>(); all[\"a\"] = \"x\"; return all[\"a\"];",
            "\"x\""),
        [Concurrent + "..ctor(0)"] = ($"var all = new {Concurrently}<string, string>(); all[\"a\"] = \"x\"; return all[\"a\"];", "\"x\""),
        [Concurrent + ".GetOrAdd(2)"] = (
            $"var all = new {Concurrently}<string, string>(); return all.GetOrAdd(\"a\", _ => \"x\");",
            "\"x\""),
        ["System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(2)"] =
            ($"return System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary({Entry})[\"a\"];", "\"x\""),
        [Generic + "Dictionary`2.Remove(1)"] = ($"var all = {Entry}; all.Remove(\"a\"); return all.Count;", "0"),
        [Generic + "Dictionary`2.Remove(2)"] = ($"var all = {Entry}; all.Remove(\"a\", out var found); return found;", "\"x\""),
        [Tasks + "TaskAsyncEnumerableExtensions.ConfigureAwait(2)"] = ConfiguredLoop("ConfigureAwait(false)"),
        [Tasks + "TaskAsyncEnumerableExtensions.WithCancellation(2)"] = ConfiguredLoop("WithCancellation(default)"),
        [Configured + ".GetAsyncEnumerator(0)"] = ConfiguredLoop("ConfigureAwait(false)"),
        [Configured + "+Enumerator.MoveNextAsync(0)"] = ConfiguredLoop("ConfigureAwait(false)"),
        [Configured + "+Enumerator.DisposeAsync(0)"] = ConfiguredLoop("ConfigureAwait(false)"),

        ["System.Text.Json.JsonSerializer.Serialize(…)"] = (
            "return System.Text.Json.JsonSerializer.Serialize(new { a = \"b\" });",
            "\"{\\\"a\\\":\\\"b\\\"}\""),
        ["Newtonsoft.Json.JsonConvert.SerializeObject(…)"] = (
            "return Newtonsoft.Json.JsonConvert.SerializeObject(new[] { \"a\" });",
            "\"[\\\"a\\\"]\""),

        [Tasks + "Task.FromResult(1)"] = ("return Task.FromResult(\"a\").Result;", "\"a\""),
        [Tasks + "ValueTask.FromResult(1)"] = ("return ValueTask.FromResult(\"a\").Result;", "\"a\""),
        [Tasks + "Task.WhenAll(1)"] = ("return Task.WhenAll(new[] { Task.FromResult(\"a\") }).Result[0];", "\"a\""),
        [Tasks + "Task.Run(…)"] = ("return Task.Run(() => \"a\").Result;", "\"a\""),
        [Tasks + "Task.ConfigureAwait(…)"] = (
            "Task task = Task.FromResult(\"a\"); task.ConfigureAwait(false); return ((Task<string>)task).Result;",
            "\"a\""),
        [Tasks + "Task`1.ConfigureAwait(…)"] = ("return Task.FromResult(\"a\").ConfigureAwait(false).GetAwaiter().GetResult();", "\"a\""),
        [Tasks + "ValueTask`1.ConfigureAwait(…)"] = (
            "return ValueTask.FromResult(\"a\").ConfigureAwait(false).GetAwaiter().GetResult();",
            "\"a\""),
        [Tasks + "Task.GetAwaiter(0)"] = (
            "Task task = Task.FromResult(\"a\"); task.GetAwaiter(); return ((Task<string>)task).Result;",
            "\"a\""),
        [Tasks + "Task`1.GetAwaiter(0)"] = ("return Task.FromResult(\"a\").GetAwaiter().GetResult();", "\"a\""),
        [Tasks + "ValueTask`1.GetAwaiter(0)"] = ("return ValueTask.FromResult(\"a\").GetAwaiter().GetResult();", "\"a\""),
        [Compiler + "ConfiguredTaskAwaitable.GetAwaiter(0)"] =
            ("Task task = Task.FromResult(\"a\"); task.ConfigureAwait(false).GetAwaiter(); return ((Task<string>)task).Result;", "\"a\""),
        [Compiler + "ConfiguredTaskAwaitable`1.GetAwaiter(0)"] = (
            "return Task.FromResult(\"a\").ConfigureAwait(false).GetAwaiter().GetResult();",
            "\"a\""),
        [Compiler + "ConfiguredValueTaskAwaitable`1.GetAwaiter(0)"] =
            ("return ValueTask.FromResult(\"a\").ConfigureAwait(false).GetAwaiter().GetResult();", "\"a\""),
        [Compiler + "TaskAwaiter.GetResult(0)"] =
            ("Task task = Task.FromResult(\"a\"); task.GetAwaiter().GetResult(); return ((Task<string>)task).Result;", "\"a\""),
        [Compiler + "TaskAwaiter`1.GetResult(0)"] = ("return Task.FromResult(\"a\").GetAwaiter().GetResult();", "\"a\""),
        [Compiler + "ValueTaskAwaiter`1.GetResult(0)"] = ("return ValueTask.FromResult(\"a\").GetAwaiter().GetResult();", "\"a\""),
        [Compiler + "ConfiguredTaskAwaitable+ConfiguredTaskAwaiter.GetResult(0)"] =
            (
                "Task task = Task.FromResult(\"a\"); task.ConfigureAwait(false).GetAwaiter().GetResult(); "
                    + "return ((Task<string>)task).Result;",
                "\"a\""),
        [Compiler + "ConfiguredTaskAwaitable`1+ConfiguredTaskAwaiter.GetResult(0)"] =
            ("return Task.FromResult(\"a\").ConfigureAwait(false).GetAwaiter().GetResult();", "\"a\""),
        [Compiler + "ConfiguredValueTaskAwaitable`1+ConfiguredValueTaskAwaiter.GetResult(0)"] =
            ("return ValueTask.FromResult(\"a\").ConfigureAwait(false).GetAwaiter().GetResult();", "\"a\""),

        [Generic + "List`1..ctor(…)"] = ($"return {Letters};", "[\"a\", \"b\"]"),
        [Generic + "HashSet`1..ctor(0)"] = ("return new HashSet<string> { \"a\", \"a\" };", "[\"a\"]"),
        [Generic + "Queue`1..ctor(…)"] = ("return (new Queue<string>(), new Queue<string>([\"a\", \"b\"]));", "([], [\"a\", \"b\"])"),
        [Generic + "Stack`1..ctor(…)"] = ("return (new Stack<string>(4), new Stack<string>([\"a\", \"b\"]));", "([], [\"b\", \"a\"])"),
        [Generic + "ICollection`1.Add(1)"] =
            (
                "ISet<string> set = new HashSet<string>(); "
                    + "return (set.Add(\"a\"), set.Add(\"a\"), new List<string> { \"a\", \"a\" }, set);",
                "(True, False, [\"a\", \"a\"], [\"a\"])"),
        [Generic + "Queue`1.Enqueue(1)"] = (
            "var all = new Queue<string>(); all.Enqueue(\"a\"); all.Enqueue(\"b\"); return all;",
            "[\"a\", \"b\"]"),
        [Generic + "Stack`1.Push(1)"] = ("var all = new Stack<string>(); all.Push(\"a\"); all.Push(\"b\"); return all;", "[\"b\", \"a\"]"),
        [Generic + "List`1.AddRange(1)"] = (
            "var all = new List<string>(); all.AddRange(new[] { \"a\", \"b\" }); return all;",
            "[\"a\", \"b\"]"),
        [Generic + "List`1.ForEach(1)"] = (
            $"var all = new List<string>(); {Letters}.ForEach(each => all.Add(each)); return all;",
            "[\"a\", \"b\"]"),
        ["System.Array.Empty(0)"] = ("return Array.Empty<string>();", "[]"),
        ["System.Array.Find(2)"] = ("return Array.Find(new[] { \"a\", \"b\" }, each => each == \"b\");", "\"b\""),
        [Generic + "List`1.Find(1)"] = ($"return {Letters}.Find(each => each == \"b\");", "\"b\""),
        [Generic + "List`1.ToArray(0)"] = ($"return {Letters}.ToArray();", "[\"a\", \"b\"]"),
        [Generic + "Queue`1.Dequeue(0)"] = (
            "var all = new Queue<string>(); all.Enqueue(\"a\"); all.Enqueue(\"b\"); return (all.Dequeue(), all);",
            "(\"a\", [\"b\"])"),
        [Generic + "Stack`1.Pop(0)"] = (
            "var all = new Stack<string>(); all.Push(\"a\"); all.Push(\"b\"); return (all.Pop(), all);",
            "(\"b\", [\"a\"])"),
        [Generic + "Queue`1.TryDequeue(1)"] = (
            "var all = new Queue<string>([\"a\"]); return (all.TryDequeue(out var first), first, all.TryDequeue(out var next), next, all);",
            "(True, \"a\", False, null, [])"),
        [Generic + "Stack`1.TryPop(1)"] = (
            "var all = new Stack<string>([\"a\", \"b\"]); return (all.TryPop(out var first), first, all);",
            "(True, \"b\", [\"a\"])"),
        [Generic + "Queue`1.Peek(0)"] = ("var all = new Queue<string>(); all.Enqueue(\"a\"); return all.Peek();", "\"a\""),
        [Generic + "Stack`1.Peek(0)"] = ("var all = new Stack<string>(); all.Push(\"a\"); return all.Peek();", "\"a\""),
        [Generic + "Queue`1.ToArray(0)"] = ("var all = new Queue<string>(); all.Enqueue(\"a\"); return all.ToArray();", "[\"a\"]"),
        [Generic + "Stack`1.ToArray(0)"] = ("var all = new Stack<string>(); all.Push(\"a\"); return all.ToArray();", "[\"a\"]"),
        ["System.Span`1.ToArray(0)"] = ("Span<string> all = [\"a\"]; return all.ToArray();", "[\"a\"]"),
        ["System.ReadOnlySpan`1.ToArray(0)"] = ("ReadOnlySpan<string> all = [\"a\"]; return all.ToArray();", "[\"a\"]"),
        [Generic + "ICollection`1.Contains(1)"] = ($"var all = {Letters}; all.Contains(\"a\"); return all;", "[\"a\", \"b\"]"),
        [Generic + "IList`1.IndexOf(1)"] = ($"var all = {Letters}; all.IndexOf(\"a\"); return all;", "[\"a\", \"b\"]"),

        [Immutable + "ImmutableArray.Create(…)"] = ("return ImmutableArray.Create(\"a\", \"b\");", "[\"a\", \"b\"]"),
        [Immutable + "ImmutableArray.ToImmutableArray(…)"] = ("return new[] { \"a\" }.ToImmutableArray();", "[\"a\"]"),
        [Immutable + "ImmutableList.Create(…)"] = ("return ImmutableList.Create(\"a\", \"b\");", "[\"a\", \"b\"]"),
        [Immutable + "ImmutableList.ToImmutableList(…)"] = ("return new[] { \"a\" }.ToImmutableList();", "[\"a\"]"),
        [Immutable + "ImmutableArray`1.Add(1)"] = (
            "var all = ImmutableArray.Create(\"a\"); return (all.Add(\"b\"), all);",
            "([\"a\", \"b\"], [\"a\"])"),
        [Immutable + "ImmutableList`1.Add(1)"] = (
            "var all = ImmutableList.Create(\"a\"); return (all.Add(\"b\"), all);",
            "([\"a\", \"b\"], [\"a\"])"),
        [Immutable + "ImmutableDictionary.CreateBuilder(0)"] = DictionaryBuilder,
        [Immutable + "ImmutableDictionary`2+Builder.ToImmutable(0)"] = DictionaryBuilder,
        [Immutable + "ImmutableArray.CreateBuilder(0)"] = Builder("ImmutableArray", "ToImmutable"),
        [Immutable + "ImmutableArray`1+Builder.ToImmutable(0)"] = Builder("ImmutableArray", "ToImmutable"),
        [Immutable + "ImmutableArray`1+Builder.ToArray(0)"] = Builder("ImmutableArray", "ToArray"),
        [Immutable + "ImmutableList.CreateBuilder(0)"] = Builder("ImmutableList", "ToImmutable"),
        [Immutable + "ImmutableList`1+Builder.ToImmutable(0)"] = Builder("ImmutableList", "ToImmutable"),
        [Immutable + "ImmutableDictionary.ToImmutableDictionary(1)"] = ($"return {Entry}.ToImmutableDictionary()[\"a\"];", "\"x\""),
        [Immutable + "ImmutableDictionary`2.Add(2)"] = (
            "return ImmutableDictionary<string, string>.Empty.Add(\"a\", \"x\")[\"a\"];",
            "\"x\""),
        [Immutable + "ImmutableDictionary`2.SetItem(2)"] = (
            "return ImmutableDictionary<string, string>.Empty.SetItem(\"a\", \"x\")[\"a\"];",
            "\"x\""),

        [Generic + "Dictionary`2..ctor(…)"] = (
            $"return ({Entry}, new Dictionary<string, string>({Entry}, StringComparer.Ordinal));",
            "({\"a\": \"x\"}, {\"a\": \"x\"})"),
        [Generic + "KeyValuePair`2..ctor(2)"] = ("return new KeyValuePair<string, string>(\"a\", \"x\").Value;", "\"x\""),
        [Generic + "IDictionary`2.Add(2)"] = (
            "var all = new Dictionary<string, string>(); all.Add(\"a\", \"x\"); return all;",
            "{\"a\": \"x\"}"),
        [Generic + "Dictionary`2.TryAdd(2)"] = (
            $"var all = {Entry}; all.TryAdd(\"a\", \"y\"); all.TryAdd(\"b\", \"z\"); return all;",
            "{\"a\": \"x\", \"b\": \"z\"}"),
        [Generic + "CollectionExtensions.TryAdd(3)"] = (
            $"IDictionary<string, string> all = {Entry}; all.TryAdd(\"b\", \"z\"); return all;",
            "?"),
        [Generic + "CollectionExtensions.GetValueOrDefault(…)"] = ($"return {Entry}.GetValueOrDefault(\"a\");", "\"x\""),
        [Generic + "IDictionary`2.TryGetValue(2)"] = (
            $"IDictionary<string, string> all = {Entry}; return all.TryGetValue(\"a\", out var x) ? x : null;",
            "\"x\""),
        [Generic + "IReadOnlyDictionary`2.TryGetValue(2)"] =
            ($"IReadOnlyDictionary<string, string> all = {Entry}; return all.TryGetValue(\"a\", out var x) ? x : null;", "\"x\""),
        [Generic + "IDictionary`2.ContainsKey(1)"] = (
            $"IDictionary<string, string> all = {Entry}; return all.ContainsKey(\"b\");",
            "False"),
        [Generic + "IReadOnlyDictionary`2.ContainsKey(1)"] = (
            $"IReadOnlyDictionary<string, string> all = {Entry}; return all.ContainsKey(\"b\");",
            "False"),

        ["System.Collections.IEnumerable.GetEnumerator(0)"] = Loop("IEnumerable"),
        ["System.Span`1.GetEnumerator(0)"] = Loop("Span<string>"),
        ["System.ReadOnlySpan`1.GetEnumerator(0)"] = Loop("ReadOnlySpan<string>"),
        ["System.Collections.IEnumerator.MoveNext(0)"] = Loop("IEnumerable<string>"),
        [Immutable + "ImmutableArray`1+Enumerator.MoveNext(0)"] = Loop("ImmutableArray<string>"),
        ["System.Span`1+Enumerator.MoveNext(0)"] = Loop("Span<string>"),
        ["System.ReadOnlySpan`1+Enumerator.MoveNext(0)"] = Loop("ReadOnlySpan<string>"),
        ["System.IDisposable.Dispose(0)"] =
            (
                $"var each = ((IEnumerable<string>){Letters}).GetEnumerator(); each.MoveNext(); each.Dispose(); return each.Current;",
                "\"a\""),

        [Generic + "IAsyncEnumerable`1.GetAsyncEnumerator(…)"] = AsyncLoop,
        [Generic + "IAsyncEnumerator`1.MoveNextAsync(0)"] = AsyncLoop,
        ["System.IAsyncDisposable.DisposeAsync(0)"] = AsyncLoop,
        [Linq + "ToList(1)"] = ($"return {Letters}.ToList();", "[\"a\", \"b\"]"),
        [Linq + "ToArray(1)"] = ("return ((IEnumerable<string>)new[] { \"a\" }).ToArray();", "[\"a\"]"),
        [Linq + "AsEnumerable(1)"] = ($"return {Letters}.AsEnumerable();", "[\"a\", \"b\"]"),
        [Linq + "Select(2)"] = ($"return {Letters}.Select(each => each + \"!\");", "[\"a!\", \"b!\"]"),
        [Linq + "SelectMany(2)"] = ($"return {Letters}.SelectMany(each => new[] {{ each, each }});", "[\"a\", \"a\", \"b\", \"b\"]"),
        [Linq + "Where(2)"] = ($"return {Letters}.Where(each => each == \"b\");", "[\"b\"]"),
        [Linq + "Zip(2)"] = ($"return {Letters}.Zip(new[] {{ 1, 2 }});", "[(\"a\", 1), (\"b\", 2)]"),
        [Linq + "Concat(2)"] = ($"return {Letters}.Concat(new[] {{ \"c\" }});", "[\"a\", \"b\", \"c\"]"),
        [Linq + "Append(2)"] = ($"return {Letters}.Append(\"c\");", "[\"a\", \"b\", \"c\"]"),
        [Linq + "ToDictionary(2)"] = ($"return {Letters}.ToDictionary(each => each);", "{\"a\": \"a\", \"b\": \"b\"}"),
        [Linq + "ToDictionary(3)"] = (
            $"return {Letters}.ToDictionary(each => each, each => each + \"!\");",
            "{\"a\": \"a!\", \"b\": \"b!\"}"),
        [Linq + "First(1)"] = ($"return {Letters}.First();", "\"a\""),
        [Linq + "FirstOrDefault(1)"] = ($"return {Letters}.FirstOrDefault();", "\"a\""),
        [Linq + "Single(1)"] = ("return new[] { \"a\" }.Single();", "\"a\""),
        [Linq + "SingleOrDefault(1)"] = ("return new[] { \"a\" }.SingleOrDefault();", "\"a\""),
        [Linq + "Last(1)"] = ($"return {Letters}.Last();", "\"b\""),
        [Linq + "LastOrDefault(1)"] = ($"return {Letters}.LastOrDefault();", "\"b\""),
        [Linq + "Any(1)"] = ($"return {Letters}.Any();", "True"),
        [Linq + "Count(1)"] = ($"return {Letters}.Count();", "2"),
        [Linq + "First(2)"] = ($"return {Letters}.First(each => each == \"b\");", "\"b\""),
        [Linq + "FirstOrDefault(2)"] = ($"return {Letters}.FirstOrDefault(each => each == \"c\");", "null"),
        [Linq + "Single(2)"] = ($"return {Letters}.Single(each => each == \"b\");", "\"b\""),
        [Linq + "SingleOrDefault(2)"] = ($"return {Letters}.SingleOrDefault(each => each == \"c\");", "null"),
        [Linq + "Last(2)"] = ($"return {Letters}.Last(each => each == \"a\");", "\"a\""),
        [Linq + "LastOrDefault(2)"] = ($"return {Letters}.LastOrDefault(each => each == \"c\");", "null"),
        [Linq + "Any(2)"] = ($"return {Letters}.Any(each => each == \"c\");", "False"),
        [Linq + "All(2)"] = ($"return {Letters}.All(each => each != \"c\");", "True"),
        [Linq + "Count(2)"] = ($"return {Letters}.Count(each => each == \"b\");", "1"),
        [Linq + "Prepend(2)"] = ($"return {Letters}.Prepend(\"c\");", "[\"c\", \"a\", \"b\"]"),
        [Linq + "Cast(1)"] = ($"return {Letters}.Cast<object>();", "[\"a\", \"b\"]"),
        [Linq + "Reverse(1)"] = ($"return {Letters}.AsEnumerable().Reverse();", "[\"b\", \"a\"]"),
        [Linq + "Skip(2)"] = ($"return {Letters}.Skip(1);", "[\"b\"]"),
        [Linq + "SkipLast(2)"] = ($"return {Letters}.SkipLast(1);", "[\"a\"]"),
        [Linq + "Take(2)"] = ($"return {Letters}.Take(1);", "[\"a\"]"),
        [Linq + "TakeLast(2)"] = ($"return {Letters}.TakeLast(1);", "[\"b\"]"),
        [Linq + "DefaultIfEmpty(2)"] = ("return Enumerable.Empty<string>().DefaultIfEmpty(\"c\");", "[\"c\"]"),
        [Linq + "OrderBy(2)"] = ("return new List<int> { 2, 1 }.OrderBy(each => each);", "[1, 2]"),
        [Linq + "OrderByDescending(2)"] = ("return new List<int> { 1, 2 }.OrderByDescending(each => each);", "[2, 1]"),
        [Linq + "ElementAt(2)"] = ($"return {Letters}.ElementAt(1);", "\"b\""),
        [Linq + "ElementAtOrDefault(2)"] = ($"return {Letters}.ElementAtOrDefault(1);", "\"b\""),
        [Linq + "Aggregate(2)"] = ($"return {Letters}.Aggregate((all, each) => all + each);", "\"ab\""),
        [Linq + "Aggregate(3)"] = ($"return {Letters}.Aggregate(\"c\", (all, each) => all + each);", "\"cab\""),
        [Linq + "SelectMany(3)"] = (
            $"return {Letters}.SelectMany(each => new[] {{ 1, 2 }}, (letter, number) => letter + number);",
            "[\"a1\", \"a2\", \"b1\", \"b2\"]"),
        [Linq + "Aggregate(4)"] = ($"return {Letters}.Aggregate(\"c\", (all, each) => all + each, all => all + \"!\");", "\"cab!\""),
        [Linq + "OrderBy(3)"] = ("return new[] { \"b\", \"B\" }.OrderBy(each => each, StringComparer.Ordinal);", "[\"B\", \"b\"]"),
        [Linq + "OrderByDescending(3)"] = (
            "return new[] { \"a\", \"b\" }.OrderByDescending(each => each, StringComparer.Ordinal);",
            "[\"b\", \"a\"]"),
        [Linq + "ThenBy(2)"] = ($"{Pairs} return all.OrderBy(each => each.A).ThenBy(each => each.B).Select(each => each.B);", "[3, 1, 2]"),
        [Linq + "ThenBy(3)"] = (
            $"{Pairs} return all.OrderBy(each => each.A).ThenBy(each => each.C, StringComparer.Ordinal).Select(each => each.B);",
            "[3, 2, 1]"),
        [Linq + "ThenByDescending(2)"] = (
            $"{Pairs} return all.OrderByDescending(each => each.A).ThenByDescending(each => each.B).Select(each => each.B);",
            "[2, 1, 3]"),
        [Linq + "ThenByDescending(3)"] = (
            $"{Pairs} return all.OrderBy(each => each.A).ThenByDescending(each => each.C, StringComparer.Ordinal).Select(each => each.B);",
            "[3, 1, 2]"),
        [Linq + "Order(1)"] = ("return new[] { 2, 1 }.Order();", "[1, 2]"),
        [Linq + "Order(2)"] = ("return new[] { \"b\", \"a\" }.Order(StringComparer.Ordinal);", "[\"a\", \"b\"]"),
        [Linq + "OrderDescending(1)"] = ("return new[] { 1, 2 }.OrderDescending();", "[2, 1]"),
        [Linq + "OrderDescending(2)"] = ("return new[] { \"a\", \"b\" }.OrderDescending(StringComparer.Ordinal);", "[\"b\", \"a\"]"),
        [Linq + "MinBy(2)"] = ($"{Pairs} return all.MinBy(each => each.A).B;", "3"),
        [Linq + "MaxBy(2)"] = ($"{Pairs} return all.MaxBy(each => each.A).B;", "2"),
        [Linq + "Distinct(1)"] = ("return new[] { \"a\", \"b\", \"a\" }.Distinct();", "[\"a\", \"b\"]"),
        [Linq + "Index(1)"] = ($"return {Letters}.Index();", "[(0, \"a\"), (1, \"b\")]"),
        [Linq + "Chunk(2)"] = ("return new[] { 1, 2, 3 }.Chunk(2).Last();", "[3]"),
        [Linq + "OfType(1)"] = ("return new object[] { new Box { X = \"a\" } }.OfType<Box>().Single().X;", "\"a\""),

        [Linq + "Empty(0)"] = ("return Enumerable.Empty<string>();", "[]"),
        [Linq + "*(…)"] =
            ("var box = new Box { X = \"a\" }; new[] { box }.Sum(each => { each.X = \"c\"; return 1; }); return box.X;", "?"),

        [Linq + "DistinctBy(…)"] = Query("DistinctBy(each => each)"),
        [Linq + "SkipWhile(…)"] = Query("SkipWhile(each => true)"),
        [Linq + "TakeWhile(…)"] = Query("TakeWhile(each => true)"),
        [Linq + "Union(…)"] = Query("Union(new[] { \"c\" })"),
        [Linq + "UnionBy(…)"] = Query("UnionBy(new[] { \"c\" }, each => each)"),
        [Linq + "Intersect(…)"] = Query("Intersect(new[] { \"c\" })"),
        [Linq + "IntersectBy(…)"] = Query("IntersectBy(new[] { \"c\" }, each => each)"),
        [Linq + "Except(…)"] = Query("Except(new[] { \"c\" })"),
        [Linq + "ExceptBy(…)"] = Query("ExceptBy(new[] { \"c\" }, each => each)"),
        [Linq + "GroupBy(…)"] = Query("GroupBy(each => each, each => each, (key, all) => key)"),
        [Linq + "Join(…)"] = Query("Join(new[] { \"c\" }, a => a, b => b, (a, b) => a)"),
        [Linq + "GroupJoin(…)"] = Query("GroupJoin(new[] { \"c\" }, a => a, b => b, (a, b) => a)"),
        [Linq + "Repeat(2)"] = ("return Enumerable.Repeat(\"a\", 2);", "[\"a\", \"a\"]"),
        [Linq + "Range(2)"] = ("return Enumerable.Range(1, 2);", "[1, 2]"),
        [Linq + "Zip(3)"] = ($"return {Letters}.Zip(new[] {{ 1, 2 }}, (letter, number) => letter + number);", "[\"a1\", \"b2\"]"),
        [Linq + "GroupBy(2)"] = ($"return {Letters}.GroupBy(each => each.Length > 1 ? 1 : 0).Single();", "[\"a\", \"b\"]"),
        [Linq + "GroupBy(3)"] = ($"return {Letters}.GroupBy(each => each, each => each + \"!\").First().Key;", "\"a\""),
        [Linq + "ToLookup(2)"] = ($"return {Letters}.ToLookup(each => each)[\"b\"];", "[\"b\"]"),
        [Linq + "ToLookup(3)"] = ($"return {Letters}.ToLookup(each => each, each => each + \"!\")[\"b\"];", "[\"b!\"]"),

        ["Pulumi.Output.Create(1)"] = ("return Output.Create(\"a\");", "output \"a\""),
        ["Pulumi.Output.CreateSecret(1)"] = ("return Output.CreateSecret(\"a\");", "output \"a\""),
        ["Pulumi.Output.Unsecret(1)"] = ("return Output.Unsecret(Output.CreateSecret(\"a\"));", "output \"a\""),
        ["Pulumi.Output.Format(1)"] = ("var a = \"a\"; return Output.Format($\"{a}b\");", "output \"ab\""),
        ["Pulumi.Output.JsonSerialize(…)"] = ("return Output.JsonSerialize(Output.Create(new[] { \"a\" }));", "output \"[\\\"a\\\"]\""),
        ["Pulumi.Output.Tuple(…)"] = ("return Output.Tuple(Output.Create(\"a\"), Output.Create(1));", "output (\"a\", 1)"),
        ["Pulumi.Output.All(1)"] = ("return Output.All(Output.Create(\"a\"), Output.Create(\"b\"));", "output [\"a\", \"b\"]"),
        ["Pulumi.Output`1.Apply(1)"] = ("return Output.Create(\"a\").Apply(each => each + \"b\");", "output \"ab\""),
        [Inputs + "Apply(2)"] = ("Input<string> a = \"a\"; return a.Apply(each => each + \"b\");", "output \"ab\""),
        [Inputs + "ToOutput(1)"] = ("Input<string> a = \"a\"; return a.ToOutput();", "output \"a\""),
        ["Pulumi.Deployment.RunAsync(…)"] = ("return Deployment.RunAsync(() => { }) is null;", "False"),
        ["Pulumi.InputList`1.Add(1)"] = ("var all = new InputList<string>(); all.Add(\"a\"); return all;", "[output \"a\"]"),
        ["Pulumi.InputList`1.AddRange(1)"] = (
            "var all = new InputList<string>(); all.AddRange(ImmutableArray.Create(\"a\")); return all;",
            "[\"a\"]"),
        ["Pulumi.InputMap`1.Add(…)"] = ("var all = new InputMap<string>(); all.Add(\"a\", \"x\"); return all;", "{\"a\": output \"x\"}"),
        ["Pulumi.InputMap`1.AddRange(1)"] = (
            "var all = new InputMap<string>(); all.AddRange(new Dictionary<string, string> { [\"a\"] = \"x\" }); return all;",
            "{\"a\": \"x\"}"),
    };

    private const string Pairs = "var all = new[] { (A: 2, B: 2, C: \"a\"), (A: 2, B: 1, C: \"b\"), (A: 1, B: 3, C: \"c\") };";

    private static (string Body, string Result) Loop(string type) =>
        ($"{type} all = {(type.StartsWith("IEnumerable", StringComparison.Ordinal) ? Letters : "[\"a\", \"b\"]")}; "
            + "var text = \"\"; foreach (var each in all) text += each; return text;", "\"ab\"");

    private static (string Body, string Result) AsyncLoop => (
        """
        async IAsyncEnumerable<Box> All() { yield return new Box { X = "a" }; await Task.CompletedTask; }
        async Task<string?> Last() { Box? last = null; await foreach (var each in All()) last = each; return last?.X; }
        return Last().Result;
        """,
        "\"a\"");

    private static (string Body, string Result) ConfiguredLoop(string configuration) =>
        (AsyncLoop.Body.Replace("in All()", "in All()." + configuration, StringComparison.Ordinal), AsyncLoop.Result);

    private static (string Body, string Result) DictionaryBuilder =>
        ("var all = ImmutableDictionary.CreateBuilder<string, string>(); all[\"a\"] = \"x\"; return all.ToImmutable();", "{\"a\": \"x\"}");

    private static (string Body, string Result) Builder(string type, string result) =>
        ($"var all = {type}.CreateBuilder<string>(); all.Add(\"a\"); return all.{result}();", "[\"a\"]");

    private static (string Body, string Result) Query(string query) => ($"return {Letters}.{query};", "?");
}
