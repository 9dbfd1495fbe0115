namespace Infra.Analyzers.Scanner.Terraform;

/// <summary>Which of the folders of a scan call each other as modules.</summary>
internal static class CallGraph
{
    /// <summary>Those folders that none of the others calls; of folders that call each other in a circle, the first.</summary>
    public static IReadOnlyCollection<TerraformFolder> Roots(IReadOnlyList<TerraformFolder> folders)
    {
        if (folders.Count <= 1)
            return folders;
        var byDirectory = new Dictionary<string, TerraformFolder>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            if (folder.Module is { } module)
                byDirectory[module.Directory] = folder;
        }

        var calls = folders.ToDictionary(
            folder => folder,
            folder => folder.Calls.Where(byDirectory.ContainsKey).Select(directory => byDirectory[directory]).ToList());

        var called = new HashSet<TerraformFolder>(calls.SelectMany(call => call.Value.Where(callee => callee != call.Key)));
        var roots = new HashSet<TerraformFolder>();
        var reached = new HashSet<TerraformFolder>();
        foreach (var folder in folders.Where(folder => !called.Contains(folder)).Concat(folders))
        {
            if (Reach(folder))
                roots.Add(folder);
        }

        return roots;

        bool Reach(TerraformFolder start)
        {
            if (!reached.Add(start))
                return false;
            var waiting = new Stack<TerraformFolder>([start]);
            while (waiting.Count > 0)
            {
                foreach (var callee in calls[waiting.Pop()].Where(reached.Add))
                    waiting.Push(callee);
            }

            return true;
        }
    }
}
