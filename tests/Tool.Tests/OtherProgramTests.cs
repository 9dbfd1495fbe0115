using System.Net;
using System.Text.Json;

namespace Infra.Analyzers.Tool.Tests;

/// <summary>What the programs that reports are made for make of them.</summary>
[Collection(Installed.Name)]
public sealed class OtherProgramTests(InstalledTool tool)
{
    private const string Validator = "sarif-multitool";
    private static readonly string[] Browsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    [OtherProgramFact(Validator)]
    public void The_official_validator_finds_no_error_and_no_warning_in_SARIF()
    {
        var folder = tool.Folder("sarif", ("report.sarif", tool.Report("sarif")));

        Run(OtherProgramFactAttribute.Find(Validator)!, folder, "validate", "report.sarif", "--output", "validation.sarif").EndedWith(0);
        // Its default is to tell errors and warnings, not notes.
        using var validation = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "validation.sarif")));
        Assert.Empty(validation.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
    }

    [OtherProgramFact("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")]
    public void A_browser_runs_the_script_of_the_page_and_no_other()
    {
        // The page's policy is weakened by nothing here: a script of ours beside the page drives it as a person would.
        var folder = tool.Folder("html", ("report.html", tool.Report("html")), ("driver.html", """
            <iframe src="report.html"></iframe><pre id="log"></pre>
            <script>
            addEventListener('load', () => {
              const page = frames[0].document, window = frames[0];
              const shown = () => [...page.querySelectorAll('.finding')].filter(finding => !finding.hidden).length;
              const search = page.getElementById('search');
              const type = text => { search.value = text; search.dispatchEvent(new window.Event('input', { bubbles: true })); };
              const press = key => page.activeElement.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true }));
              const log = [`all ${shown()}`, page.getElementById('count').textContent];
              type('seen-by-both'); log.push(`searched ${shown()}`);
              type(''); page.querySelector('input[value=warning]').click(); log.push(`without warnings ${shown()}`);
              page.querySelector('input[value=warning]').click();
              press('j'); press('j'); log.push(`focus ${[...page.querySelectorAll('.finding')].indexOf(page.activeElement)}`);
              press('k'); log.push(`focus ${[...page.querySelectorAll('.finding')].indexOf(page.activeElement)}`);
              press('/'); log.push(`search has focus ${page.activeElement === search}`);
              const group = page.getElementById('group');
              const regroup = by => { group.value = by; group.dispatchEvent(new window.Event('input', { bubbles: true })); };
              regroup('rule'); log.push(`by rule ${page.querySelectorAll('#list > .group').length}, all ${shown()}`);
              regroup('resource'); log.push(`all ${shown()}`);
              log.push(`scripts ${page.scripts.length}`, `loaded ${window.performance.getEntriesByType('resource').length}`);
              document.getElementById('log').textContent = log.join('; ');
            });
            </script>
            """));

        var page = Run(
            OtherProgramFactAttribute.Find(Browsers)!,
            folder,
            "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--virtual-time-budget=5000", "--dump-dom",
            new Uri(Path.Combine(folder, "driver.html")).AbsoluteUri).EndedWith(0);
        Assert.Contains(
            "all 19; 19 of 19 shown; searched 1; without warnings 6; focus 1; focus 0; search has focus true; "
                + "by rule 3, all 19; all 19; scripts 1; loaded 0",
            page.Output,
            StringComparison.Ordinal);
    }

    /// <summary>What a person would look for with each of three reports on a wide and a narrow screen, light and dark, and on paper.</summary>
    [OtherProgramFact("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")]
    public void A_page_can_be_read_on_every_screen_in_both_schemes_on_paper_and_without_its_script()
    {
        var names = Enumerable.Range(1, 149).Select(index => $"t{index}").Append(new string('n', 120));
        var many = tool.Folder("page-many", ("main.tf", string.Concat(names.Select(SampleRepository.Trail))),
            ($"{new string('d', 90)}/main.tf", SampleRepository.Trail("deep")));
        var clean = tool.Folder("page-clean", ("main.tf", "resource \"aws_cloudwatch_log_group\" \"logs\" {\n}\n"));
        var driver = File.ReadAllText(InstalledTool.SourceFile("tests/Tool.Tests/page-driver.html"));
        var folder = tool.Folder("pages", ("some.html", tool.Report("html")), ("driver.html", driver));
        tool.Run(many, "-o", "../pages/many.html").EndedWith(1);
        tool.Run(clean, "-o", "../pages/clean.html").EndedWith(0);
        Assert.InRange(new FileInfo(Path.Combine(folder, "many.html")).Length, 100_000, 450_000);

        var log = Run(
            OtherProgramFactAttribute.Find(Browsers)!,
            folder,
            "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--virtual-time-budget=20000", "--dump-dom",
            new Uri(Path.Combine(folder, "driver.html")).AbsoluteUri).EndedWith(0).Output;
        log = WebUtility.HtmlDecode(log.Split("<pre id=\"log\">")[^1].Split("</pre>")[0]);

        string[] pages = ["some", "many", "clean"];
        string[] screens = ["1280 light", "1280 dark", "400 light", "400 dark"];
        Assert.Equal(
            [
                .. from page in pages
                   from screen in screens
                   select $"{page} {screen}: in the scheme, nothing too wide, nothing hard to read",
                .. from page in pages select $"{page}: landmarks, names, headings in order",
                .. from page in pages select $"{page} on paper: no filters, all unfolded",
                "some without its script: no filters, 19 findings",
                "many without its script: no filters, 604 findings",
                "clean without its script: no filters, 0 findings",
                "many: 604 of 604 shown; rule 151 of 604 shown, of its level 151 of others 0; searched 4 of 604 shown; nothing left true",
                "clean: Nothing was found, 1 input 73 rules unfolded",
            ],
            log.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Outcome Run(string program, string folder, params string[] arguments) =>
        Shell.Run(program, folder, new Dictionary<string, string?>(), arguments);
}
