namespace Infra.Analyzers.Rules.Tests;

/// <summary>What a finding says beside its message comes out of a diagnostic as it went in.</summary>
public sealed class FindingDetailsTests
{
    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("The role is made here.")]
    [InlineData("First.", "", "Third.")]
    [InlineData("A name of\ntwo lines", @"C:\new\\name\", "\\", "\n", "\\n", "a,b=c;d")]
    public void Notes_come_out_as_they_went_in(params string[] notes)
    {
        var read = Read(new("aws_cloudtrail", "audit", ["kms_key_id"], notes));

        Assert.Equal(notes, read.Notes);
        Assert.Equal(notes, notes.Select((_, index) => read.NoteAt(index)));
    }

    [Fact]
    public void Random_notes_come_out_as_they_went_in()
    {
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var notes = Enumerable.Range(0, random.Next(5))
                .Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => @"\n,. x"[random.Next(6)])).Replace('x', '\n'))
                .ToList();
            Assert.Equal(notes, Read(new(null, null, [], notes)).Notes);
        }
    }

    [Theory]
    [InlineData("aws_cloudtrail", "audit, or\n'x'")]
    [InlineData(null, null)]
    public void The_resource_and_its_attributes_come_out_as_they_went_in(string? type, string? name)
    {
        string[] attributes = type is null ? [] : ["cloud_watch_logs_group_arn", "cloud_watch_logs_role_arn"];
        var read = Read(new(type, name, attributes, []));

        Assert.Equal((type, name), (read.ResourceType, read.Resource));
        Assert.Equal(attributes, read.Attributes);
    }

    [Fact]
    public void A_place_without_a_note_has_some_text() => Assert.NotEmpty(Read(new("t", "n", [], [])).NoteAt(3));

    private static FindingDetails Read(FindingDetails details) => FindingDetails.FromProperties(
        details.ToProperties().Append(new("elsewhere", "x")).ToDictionary(pair => pair.Key, pair => pair.Value));
}
