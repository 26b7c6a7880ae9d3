using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Motion.Quantities;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

public sealed class SpoiledArmTests
{
    public static TheoryData<string> Names => [.. SpoiledArm.All.Select(spoiled => spoiled.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void One_fault_gives_one_sentence_with_place_cause_and_remedy(string name)
    {
        SpoiledArm spoiled = SpoiledArm.All.Single(candidate => candidate.Name == name);
        using ArmCopy arm = new();
        string place = spoiled.Spoil(arm);

        string[] said = [.. ArmCatalogue.Load(arm.Folder).Faults.Select(fault => fault.ToString())];

        string sentence = Assert.Single(said);
        Assert.StartsWith($"{spoiled.Code} {place}:", sentence, StringComparison.Ordinal);
        Assert.Contains(spoiled.Cause, sentence.Split("; ")[0], StringComparison.Ordinal);
        Assert.Contains(spoiled.Remedy, sentence[sentence.IndexOf("; ", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_shape_hides_no_fault_of_value()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"deadBandDeg\"", "\"deadBand\"");
        arm.Spoil("arm.json", "\"parkDeg\": 0", "\"parkDeg\": \"zero\"");
        arm.Spoil("arm.json", "\"minDeg\": 5, \"maxDeg\": 160", "\"minDeg\": 160, \"maxDeg\": 5");
        arm.Spoil("arm.json", "\"parkDeg\": -60", "\"parkDeg\": 60");
        arm.Spoil("arm.urdf", "<axis xyz=\"0 0 1\"/>", "<axis xyz=\"0 0 0\"/>");

        string[] codes = [.. ArmCatalogue.Load(arm.Folder).Faults.Select(fault => fault.Code)];

        Assert.Equal(["E-CFG-06", "E-CFG-03", "E-CFG-04", "E-CFG-05", "E-CFG-05"], codes);
    }

    [Fact]
    public void A_written_reason_lets_limits_pass_the_mechanics_but_not_the_pulses()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.json", "\"minDeg\": 5, \"maxDeg\": 160", "\"wideningReason\": \"stop filed off\", \"minDeg\": -5, \"maxDeg\": 160");
        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? wide));
        Assert.Equal(Degrees.ToRadians(-5), wide.Description.Joints[1].Limits.MinRadians);

        arm.Spoil("arm.json", "\"minDeg\": -5", "\"minDeg\": -9");
        Trouble fault = Assert.Single(ArmCatalogue.Load(arm.Folder).Faults);
        Assert.Contains("needs a pulse", fault.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_axis_is_made_a_unit_one_and_fixed_joints_are_folded()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.urdf", "<axis xyz=\"0 -1 0\"/>", "<axis xyz=\"0 -3 4\"/>");
        arm.Spoil("arm.urdf", "<origin xyz=\"0.110 0 0\" rpy=\"0 0 0\"/>", "<origin xyz=\"0.110 0 0\" rpy=\"0 0 1.5707963267948966\"/>");

        Assert.True(ArmCatalogue.Load(arm.Folder).TryGet(out ArmConfiguration? read));

        Assert.Equal(1, read.Description.Chain.Joints[1].Axis.Length, 15);
        Assert.Equal(-0.6, read.Description.Chain.Joints[1].Axis.Y, 15);
        Assert.Equal(1, read.Description.Chain.TipRotation.X.Y, 9);
    }

    [Fact]
    public void More_joints_than_lanes_are_refused()
    {
        using ArmCopy arm = new();
        string extra = string.Concat(Enumerable.Range(0, Joints<Radian>.Capacity - 4).Select(i =>
            $"<link name=\"x{i}\"/><joint name=\"j{i}\" type=\"continuous\"><parent link=\"hand\"/><child link=\"x{i}\"/></joint>"));
        arm.Spoil("arm.urdf", "</robot>", extra + "</robot>");

        Assert.Contains(ArmCatalogue.Load(arm.Folder).Faults, fault => fault.Cause.Contains("9 moving joints", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/proc/self/mem")]
    [InlineData("./no/such/arm")]
    public void A_path_that_is_no_arm_is_a_fault_and_no_exception(string path)
    {
        Trouble fault = Assert.Single(ArmCatalogue.Load(path).Faults);

        Assert.Equal(ConfigurationCode.Unreadable, fault.Code);
        Assert.Contains(path, fault.Sentence, StringComparison.Ordinal);
    }
}
