namespace Infra.Analyzers.Scanner;

/// <summary>A change of the sources that resolves a finding, as whoever applies it needs it.</summary>
/// <param name="Title">What it does, as an editor's menu shows it.</param>
/// <param name="Creates">The resources that it adds; none where it only changes what is there.</param>
/// <param name="Edits">The changes, from the beginning to the end, none over another; all are of the files as they were scanned.</param>
internal sealed record ProposedFix(string Title, IReadOnlyList<NewResource> Creates, IReadOnlyList<TextEdit> Edits);

/// <summary>A resource that a fix adds.</summary>
/// <param name="ResourceType">Its Terraform type, such as <c>aws_iam_role</c>.</param>
/// <param name="ClassName">The simple name of its class; of what a construct makes by itself, that of the construct.</param>
/// <param name="Name">
/// What the program calls it: its id or, where that is not a constant, the expression. <see langword="null"/> for what a construct makes by
/// itself.
/// </param>
internal sealed record NewResource(string ResourceType, string ClassName, string? Name);

/// <summary>A change of a text.</summary>
/// <param name="Place">What is replaced; nothing where the place ends where it begins.</param>
/// <param name="NewText">What with.</param>
internal sealed record TextEdit(TextPlace Place, string NewText);
