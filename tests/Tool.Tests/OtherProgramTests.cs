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
              regroup('rule'); log.push(`by rule ${page.querySelectorAll('main > .group').length}, all ${shown()}`);
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

    private static Outcome Run(string program, string folder, params string[] arguments) =>
        Shell.Run(program, folder, new Dictionary<string, string?>(), arguments);
}
