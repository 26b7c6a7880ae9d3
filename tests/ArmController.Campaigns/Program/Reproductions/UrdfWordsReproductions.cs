using ArmController.Tests.Program;
using ArmController.Tests.Program.Configuration;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>URDF is read like a safety file: the smallest inputs of the reports, on the real program.</summary>
[Trait("Reproduction", "8")]
public sealed class UrdfWordsReproductions
{
    private const string Robot = "<robot name=\"desk4\">";
    private const string Elbow = "<limit lower=\"-2.55\"";
    private const string Wrist = "<origin xyz=\"0.098 0 0\" rpy=\"0 0 0\"/>";
    private const string YawLimit = "<limit lower=\"-1.8\" upper=\"1.8\" effort=\"0.9\" velocity=\"5.2\"/>";

    [Fact]
    public async Task A_limit_of_another_vocabulary_does_not_widen_the_one_that_binds()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.urdf", Robot, "<robot name=\"desk4\" xmlns:v=\"http://example.org/vendor\">");
        arm.Spoil("arm.urdf", Elbow, $"<v:limit lower=\"-9\" upper=\"9\" velocity=\"99\"/>{Elbow}");
        int line = arm.Spoil("arm.json", "\"minDeg\": -140, \"maxDeg\": 5", "\"minDeg\": -140, \"maxDeg\": 20");

        await RefusedAsync(arm, $"arm.json:{line}:", "maxDeg of 'joints.elbow' is wider than arm.urdf allows");
    }

    [Fact]
    public async Task An_attribute_of_another_vocabulary_does_not_widen_the_one_that_binds()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.urdf", Robot, "<robot name=\"desk4\" xmlns:v=\"http://example.org/vendor\">");
        arm.Spoil("arm.urdf", "upper=\"0.15\"", "upper=\"0.15\" v:upper=\"9\"");
        int line = arm.Spoil("arm.json", "\"minDeg\": -140, \"maxDeg\": 5", "\"minDeg\": -140, \"maxDeg\": 20");

        await RefusedAsync(arm, $"arm.json:{line}:", "maxDeg of 'joints.elbow' is wider than arm.urdf allows");
    }

    [Fact]
    public async Task A_second_limit_is_refused()
    {
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.urdf", Elbow, $"<limit lower=\"-9\" upper=\"9\" velocity=\"99\"/>{Elbow}");

        await RefusedAsync(arm, $"arm.urdf:{line}:", "<limit> stands twice in <joint> 'elbow'");
    }

    [Fact]
    public async Task A_misspelt_word_is_refused_with_the_one_that_was_meant()
    {
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.urdf", "<collision>", "<colision>");
        arm.Spoil("arm.urdf", "</collision>", "</colision>");

        await RefusedAsync(arm, $"arm.urdf:{line}:", "<colision> has no meaning in <link> 'base_link'; did you mean collision?");
    }

    [Fact]
    public async Task The_speed_of_a_continuous_joint_binds()
    {
        using ArmCopy arm = new();
        arm.Spoil("arm.urdf", "<joint name=\"base_yaw\" type=\"revolute\">", "<joint name=\"base_yaw\" type=\"continuous\">");
        arm.Spoil("arm.urdf", YawLimit, "<limit effort=\"0.9\" velocity=\"0.1\"/>");

        await RefusedAsync(arm, "arm.json:", "maxVelocityDegPerS of 'joints.base_yaw' is wider than arm.urdf allows");
    }

    [Theory]
    [InlineData("1.2", "is URDF of version '1.2', and 1.0 and 1.1 are read")]
    [InlineData("2.0", "is URDF of version '2.0', and 1.0 and 1.1 are read")]
    public async Task A_version_that_is_not_read_is_refused(string version, string cause)
    {
        using ArmCopy arm = new();
        int line = arm.Spoil("arm.urdf", Robot, $"<robot name=\"desk4\" version=\"{version}\">");

        await RefusedAsync(arm, $"arm.urdf:{line}:", cause);
    }

    [Fact]
    public async Task A_rotation_in_the_words_of_the_newer_version_is_not_dropped()
    {
        using ArmCopy turned = new();
        turned.Spoil("arm.urdf", Robot, "<robot name=\"desk4\" version=\"1.1\">");
        turned.Spoil("arm.urdf", Wrist, "<origin xyz=\"0.098 0 0\" quat_xyzw=\"0 0 0.70710678 0.70710678\"/>");
        using ArmCopy angles = new();
        angles.Spoil("arm.urdf", Wrist, "<origin xyz=\"0.098 0 0\" rpy=\"0 0 1.5707963267948966\"/>");

        // The wrist turned out of the arm's plane: both say the same about the poses that follow, or accept them both.
        RealProgram asQuaternion = await CheckAsync(turned);
        RealProgram asAngles = await CheckAsync(angles);

        Assert.Equal(asAngles.ExitCode, asQuaternion.ExitCode);
        Assert.Equal(Plain(asAngles, angles), Plain(asQuaternion, turned));

        using ArmCopy older = new();
        int line = older.Spoil("arm.urdf", Wrist, "<origin xyz=\"0.098 0 0\" quat_xyzw=\"0 0 0.70710678 0.70710678\"/>");
        await RefusedAsync(older, $"arm.urdf:{line}:", "quat_xyzw is a word of URDF 1.1");
    }

    private static string[] Plain(RealProgram ran, ArmCopy arm) =>
        [.. ran.Errors.Select(line => line.Replace(arm.Folder, "", StringComparison.Ordinal)), .. ran.Output.Skip(1)];

    private static async Task<RealProgram> CheckAsync(ArmCopy arm) => await RealProgram.RunAsync("config", "check", "--arm", arm.Folder);

    private static async Task RefusedAsync(ArmCopy arm, string place, string cause)
    {
        RealProgram ran = await CheckAsync(arm);

        Assert.Equal(78, ran.ExitCode);
        string error = Assert.Single(ran.Errors);
        Assert.Contains(place, error, StringComparison.Ordinal);
        Assert.Contains(cause, error, StringComparison.Ordinal);
        Assert.Empty(ran.Output);
    }
}
