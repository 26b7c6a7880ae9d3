using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Service;
using Xunit;

namespace ArmController.Tests.Program.Service;

public sealed class ParkFileTests : IDisposable
{
    private const ulong Configuration = 0xFEDC_BA98_7654_3210;
    private readonly Scratch scratch = new();

    [Fact]
    public void What_was_written_is_read_and_vouches_only_for_the_same_pose_and_configuration()
    {
        Joints<Radian> pose = Pose(0.1, -0.2, 1.5);
        Assert.True(File(Configuration).Write(parked: true, pose).IsDone);

        ParkFile again = File(Configuration);
        ParkRecord record = again.Read();

        Assert.True(record.Attests(pose, Configuration));
        Assert.False(record.Attests(Pose(0.2, -0.2, 1.5), Configuration));
        Assert.False(record.Attests(pose, Configuration + 1));
        Assert.False(again.WasLeftUnclean);
        Assert.False(again.WasOtherConfiguration);
        ParkFile other = File(Configuration + 1);
        other.Read();
        Assert.True(other.WasOtherConfiguration);
    }

    [Fact]
    public void An_arm_that_was_not_let_rest_is_vouched_for_by_nobody()
    {
        File(Configuration).Write(parked: false, Pose(0, 0, 0));
        ParkFile again = File(Configuration);
        Assert.False(again.Read().Attests(Pose(0, 0, 0), Configuration));
        Assert.True(again.WasLeftUnclean);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"parked\":true,\"poseRadians\":[0],\"configuration\":\"fedcba9876543210\",\"generation\":1}")]
    [InlineData("{\"parked\":true,\"poseRadians\":[0,0,1e999],\"configuration\":\"fedcba9876543210\",\"generation\":1}")]
    [InlineData("{\"parked\":true,\"poseRadians\":[0,0,0],\"configuration\":\"no\",\"generation\":1}")]
    [InlineData("{\"parked\":true,\"poseRadians\":null,\"configuration\":null,\"generation\":1}")]
    public void A_file_that_is_not_whole_vouches_for_nothing_and_is_no_clean_end(string text)
    {
        System.IO.File.WriteAllText(scratch.File("park.json"), text);
        ParkFile file = File(Configuration);
        Assert.False(file.Read().Attests(Pose(0, 0, 0), Configuration));
        Assert.True(file.WasLeftUnclean);
    }

    [Fact]
    public void A_new_machine_is_not_unclean()
    {
        ParkFile file = File(Configuration);
        Assert.False(file.Read().Parked);
        Assert.False(file.WasLeftUnclean);
    }

    [Fact]
    public void A_disk_that_refuses_leaves_it_known_what_the_file_says()
    {
        ParkFile file = File(Configuration);
        Assert.False(file.SaysUnparked);
        Assert.True(file.Write(parked: false, default).IsDone);
        Directory.CreateDirectory(scratch.File("park.json.tmp"));
        Assert.False(file.Write(parked: true, default).IsDone);
        Assert.True(file.SaysUnparked);
        ParkFile next = File(Configuration);
        next.Read();
        Assert.True(next.SaysUnparked);
        Directory.Delete(scratch.File("park.json.tmp"));
        Assert.True(next.Write(parked: true, default).IsDone);
        Assert.False(next.SaysUnparked);
    }

    [Fact]
    public void What_another_process_wrote_is_brought_to_the_disk_before_it_is_trusted()
    {
        File(Configuration).Write(parked: false, default);
        ParkFile next = File(Configuration);
        next.Read();
        Assert.True(next.SaysUnparked);
        Assert.True(next.SayUnparked(default).IsDone);

        // Nothing can be brought to a folder that is gone.
        string folder = Directory.CreateDirectory(scratch.File("other")).FullName;
        ParkFile writer = new(folder, lanes: 3, Configuration);
        writer.Write(parked: false, default);
        Assert.True(writer.SayUnparked(default).IsDone);
        ParkFile reader = new(folder, lanes: 3, Configuration);
        reader.Read();
        Directory.Delete(folder, recursive: true);
        Assert.False(reader.SayUnparked(default).IsDone);
        Assert.True(writer.SayUnparked(default).IsDone);
        Assert.False(writer.Write(parked: true, default).IsDone);
        Assert.True(writer.SayUnparked(default).IsDone);
    }

    [Fact]
    public void Records_count_on_over_processes()
    {
        File(Configuration).Write(parked: true, default);
        ParkFile second = File(Configuration);
        second.Read();
        second.Write(parked: false, default);
        Assert.Equal(2, File(Configuration).Read().Generation);
    }

    public void Dispose() => scratch.Dispose();

    private static Joints<Radian> Pose(double a, double b, double c)
    {
        Joints<Radian> pose = default;
        pose[0] = a;
        pose[1] = b;
        pose[2] = c;
        return pose;
    }

    private ParkFile File(ulong configuration) => new(scratch.Path, lanes: 3, configuration);
}
