using ArmController.Configuration;
using ArmController.Tests.Program.Configuration;
using Xunit;

namespace ArmController.Tests.Program.TwoChips;

/// <summary>The desk arm with its elbow and its gripper on a second chip, at the channels that two joints of the first chip have.</summary>
internal sealed class TwoChipArm : IDisposable
{
    private readonly ArmCopy files = new();

    public TwoChipArm()
    {
        files.Spoil("arm.json", "pca9685:1:0x40:2", "pca9685:1:0x41:0");
        files.Spoil("arm.json", "pca9685:1:0x40:4", "pca9685:1:0x41:3");
        Checked<ArmConfiguration> read = ArmCatalogue.Load(files.Folder);
        Assert.True(read.TryGet(out ArmConfiguration? arm), string.Join('\n', read.Faults));
        Configuration = arm;
    }

    public ArmConfiguration Configuration { get; }

    public string Folder => files.Folder;

    public void Dispose() => files.Dispose();
}
