using System.Collections.Immutable;
using Infra.Analyzers.CodeFixes.Engine;
using Infra.Analyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Infra.Analyzers.CodeFixes.Tests;

/// <summary>A program in a workspace, as an IDE or <c>dotnet format</c> has it, with what the analyzer finds in it.</summary>
internal sealed class FixVerifier
{
    private readonly Solution _solution;
    private readonly TestProgram _program;

    private FixVerifier(Solution solution, TestProgram program, ImmutableArray<Diagnostic> findings) =>
        (_solution, _program, Findings) = (solution, program, findings);

    /// <summary>The findings, in the order of their places.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>The texts of the files, in the order of their names.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync()
    {
        var texts = new List<string>();
        foreach (var document in Documents())
            texts.Add((await document.GetTextAsync()).ToString());
        return texts;
    }

    /// <summary>Loads a program.</summary>
    /// <exception cref="VerificationException">It does not compile, or the analyzer throws.</exception>
    public static async Task<FixVerifier> LoadAsync(TestProgram program)
    {
        var compilation = program.Compile();
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Program", compilation.AssemblyName!, LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            metadataReferences: compilation.References));
        var solution = workspace.CurrentSolution;
        foreach (var source in program.Sources)
            solution =
                solution.AddDocument(DocumentId.CreateNewId(project.Id), source.Path, SourceText.From(source.Text), filePath: source.Path);
        return await OfAsync(solution, program);
    }

    /// <summary>The fixes that are offered for a finding.</summary>
    public async Task<IReadOnlyList<CodeAction>> FixesAsync(Diagnostic finding)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(DocumentOf(finding), finding, (action, _) => actions.Add(action), CancellationToken.None);
        foreach (var provider in FixProviders.All.Where(provider => provider.FixableDiagnosticIds.Contains(finding.Id)))
            await provider.RegisterCodeFixesAsync(context);
        return actions;
    }

    /// <summary>
    /// The program after a fix, which must compile, be what its text says, and leave nothing but what it does not concern.
    /// </summary>
    public async Task<FixVerifier> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var after = await OfAsync(Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution, _program);
        if (action is FixAction fix)
        {
            var created = (await after.ResourcesAsync()).ToList();
            foreach (var known in await ResourcesAsync())
                created.Remove(known);
            Assert.Equal(
                fix.Creates.Where(made => made.Name.Length > 0).Select(made => made.ClassName).Order(StringComparer.Ordinal),
                created.Order(StringComparer.Ordinal));
        }

        return after;
    }

    /// <summary>The simple names of the classes of the resources that the program creates, one for each creation.</summary>
    private async Task<IEnumerable<string>> ResourcesAsync()
    {
        var compilation = await CompileAsync();
        return
            from tree in compilation.SyntaxTrees
            let model = compilation.GetSemanticModel(tree)
            from creation in tree.GetRoot().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            let type = model.GetTypeInfo(creation).Type
            where type is not null && IsResource(type)
            select type.Name;
    }

    private static bool IsResource(ITypeSymbol type) =>
        type is { Name: "Resource" or "Construct", ContainingNamespace.Name: "Pulumi" or "Constructs" }
        || (type.BaseType is { } parent && IsResource(parent));

    /// <summary>The program after one finding after the other was fixed.</summary>
    /// <param name="choose">Chooses the fix.</param>
    public async Task<FixVerifier> FixOneAfterAnotherAsync(Func<IReadOnlyList<CodeAction>, CodeAction?> choose)
    {
        var current = this;
        for (var skipped = 0; skipped < current.Findings.Length;)
        {
            var finding = current.Findings[skipped];
            if (choose(await current.FixesAsync(finding)) is not { } action)
            {
                skipped++;
                continue;
            }

            var next = await current.ApplyAsync(action);
            var gone = current.Findings.Length - next.Findings.Length;
            Assert.True(gone > 0,
                $"{action.Title} leaves {string.Join(", ", next.Findings)}: {string.Join("\n", await next.TextsAsync())}");
            current = next;
        }

        return current;
    }

    /// <summary>The program after all findings that fixes of this key can fix were fixed at once.</summary>
    public async Task<FixVerifier> FixAllAsync(FixAllScope scope, string key)
    {
        var provider = FixProviders.All.First(provider => provider.FixableDiagnosticIds.Contains(Findings[0].Id));
        var context = new FixAllContext(
            DocumentOf(Findings[0]), provider, scope, key, provider.FixableDiagnosticIds, new Known(Findings), CancellationToken.None);
        return await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>
    /// The program after <c>dotnet format analyzers</c>. Each id that is found has its turn once, in an order that is another one in every
    /// run; which fix is applied to all findings of the id, the first finding of any id decides, and that is any one, too.
    /// </summary>
    /// <param name="seed">Stands for the run.</param>
    public async Task<FixVerifier> FormatAsync(int seed)
    {
        var random = new Random(seed);
        var current = this;
        foreach (var id in Shuffled(Findings.Select(finding => finding.Id).Distinct(StringComparer.Ordinal), random))
        {
            var findings = Shuffled(current.Findings, random);
            if (findings.IsEmpty)
                break;
            foreach (var provider in FixProviders.All.Where(provider => provider.FixableDiagnosticIds.Contains(id)))
                current = await current.FormatAsync(id, findings, provider);
        }

        return current;
    }

    private async Task<FixVerifier> FormatAsync(string id, ImmutableArray<Diagnostic> findings, CodeFixProvider provider)
    {
        var document = DocumentOf(findings[0]);
        CodeAction? first = null;
        await provider.RegisterCodeFixesAsync(new(document, findings[0], (action, _) => first ??= action, CancellationToken.None));
        var context = new FixAllContext(
            document, provider, FixAllScope.Solution, first?.EquivalenceKey!, [id], new Known(findings), CancellationToken.None);
        return await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private static ImmutableArray<T> Shuffled<T>(IEnumerable<T> items, Random random) => [.. items.OrderBy(_ => random.Next())];

    /// <summary>The compiled program.</summary>
    public async Task<Compilation> CompileAsync() => (await _solution.Projects.Single().GetCompilationAsync())!;

    private static async Task<FixVerifier> OfAsync(Solution solution, TestProgram program)
    {
        var compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors) + "\n" + string.Join("\n", compilation.SyntaxTrees));
        foreach (var tree in compilation.SyntaxTrees)
            Assert.True(
                tree.GetRoot().IsEquivalentTo(CSharpSyntaxTree.ParseText(tree.ToString(), (CSharpParseOptions)tree.Options).GetRoot()),
                tree.ToString());
        return new(solution, program, await program.AnalyzeVersionAsync(compilation, new InfraAnalyzer()));
    }

    private Document DocumentOf(Diagnostic finding) =>
        Documents().Single(document => document.FilePath == finding.Location.SourceTree!.FilePath);

    private IEnumerable<Document> Documents() =>
        _solution.Projects.Single().Documents.OrderBy(document => document.Name, StringComparer.Ordinal);

    /// <summary>What was found before anything was fixed.</summary>
    private sealed class Known(ImmutableArray<Diagnostic> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(findings);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(findings.Where(finding => finding.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
