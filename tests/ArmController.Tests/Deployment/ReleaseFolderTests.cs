using System.Formats.Tar;
using System.IO.Compression;
using ArmController.Deployment;
using ArmController.Tests.Program;
using Xunit;

namespace ArmController.Tests.Deployment;

public sealed class ReleaseFolderTests
{
    [Fact]
    public void A_name_is_the_version_and_eight_digits_of_the_content()
    {
        using Scratch folder = Published();
        string name = ReleaseFolder.Of(folder.Path).Name("0.1.0+9888979abc");

        Assert.Matches("^0\\.1\\.0-[0-9a-f]{8}$", name);
        Assert.Equal(name, ReleaseFolder.Of(folder.Path).Name("0.1.0+another"));

        File.WriteAllText(folder.File("arms/desk4/arm.json"), "{ }");
        Assert.NotEqual(name, ReleaseFolder.Of(folder.Path).Name("0.1.0"));
    }

    [Theory]
    [InlineData("1.2 beta;rm", "1.2-beta-rm-")]
    [InlineData("../..", "0-")]
    [InlineData("", "0-")]
    public void A_version_cannot_leave_its_folder(string version, string begin)
    {
        using Scratch folder = Published();

        string name = ReleaseFolder.Of(folder.Path).Name(version);

        Assert.StartsWith(begin, name, StringComparison.Ordinal);
        Assert.DoesNotContain('/', name);
    }

    [Fact]
    public void A_pack_holds_all_but_symbols_and_only_the_program_may_be_executed()
    {
        using Scratch folder = Published();
        using MemoryStream packed = new();
        ReleaseFolder.Of(folder.Path).Pack(packed);
        packed.Position = 0;

        Dictionary<string, UnixFileMode> modes = [];
        using (GZipStream zip = new(packed, CompressionMode.Decompress))
        using (TarReader tar = new(zip))
        {
            while (tar.GetNextEntry() is { } entry)
            {
                modes[entry.Name] = entry.Mode;
            }
        }

        Assert.Equal(["armctl", "arms/desk4/arm.json"], modes.Keys.Order(StringComparer.Ordinal));
        Assert.True(modes["armctl"].HasFlag(UnixFileMode.OtherExecute));
        Assert.False(modes["arms/desk4/arm.json"].HasFlag(UnixFileMode.UserExecute));
    }

    private static Scratch Published()
    {
        Scratch folder = new();
        Directory.CreateDirectory(folder.File("arms/desk4"));
        File.WriteAllText(folder.File("armctl"), "program");
        File.WriteAllText(folder.File("armctl.pdb"), "symbols");
        File.WriteAllText(folder.File("arms/desk4/arm.json"), "{}");
        return folder;
    }
}
