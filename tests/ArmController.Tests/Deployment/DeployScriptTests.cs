using System.Diagnostics;
using Xunit;

namespace ArmController.Tests.Deployment;

public sealed class DeployScriptTests
{
    [Fact]
    public void A_first_release_is_copied_switched_to_installed_and_found_healthy()
    {
        using FakeHost host = new();

        (int code, string said) = host.Deploy("1-a");

        Assert.True(code == 0, said);
        Assert.Equal(("1-a", null), (host.Current, host.Previous));
        Assert.Contains("switched from nothing to 1-a", said, StringComparison.Ordinal);
        Assert.Contains("healthy: active, tick 1 then 2", said, StringComparison.Ordinal);
        string[] log = host.TakeLog();
        Assert.Contains("armctl service install --apply --no-start --hw sim", log);
        Assert.True(Array.IndexOf(log, "systemctl restart armctl") > Array.IndexOf(log, "armctl service install --apply --no-start --hw sim"));
    }

    [Fact]
    public void The_same_release_again_copies_nothing_and_restarts_nothing()
    {
        using FakeHost host = new();
        host.Deploy("1-a");
        host.TakeLog();

        (int code, string said) = host.Deploy("1-a");

        Assert.Equal(0, code);
        Assert.Contains("nothing copied", said, StringComparison.Ordinal);
        Assert.Contains("not restarted", said, StringComparison.Ordinal);
        Assert.DoesNotContain("systemctl restart armctl", host.TakeLog());
    }

    [Theory]
    [InlineData("bad-install", "its service could not be installed")]
    [InlineData("bad-start", "systemd could not start it")]
    [InlineData("bad-health", "not active with an advancing tick within 2 s")]
    public void A_release_that_fails_is_removed_and_the_one_before_is_back(string flaw, string why)
    {
        using FakeHost host = new();
        host.Deploy("1-a");
        host.TakeLog();

        (int code, string said) = host.Deploy("2-b", flaw);

        Assert.Equal(1, code);
        Assert.Contains($"release 2-b failed ({why}); rolled back to 1-a, which is healthy", said, StringComparison.Ordinal);
        Assert.Equal("1-a", host.Current);
        Assert.Equal(["1-a"], host.Releases);
        Assert.Equal("systemctl restart armctl", host.TakeLog().Last(line => line.Contains("restart", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_an_earlier_release_the_service_is_stopped()
    {
        using FakeHost host = new();

        (int code, string said) = host.Deploy("1-a", "bad-health");

        Assert.Equal(1, code);
        Assert.Contains("there is no earlier one to return to", said, StringComparison.Ordinal);
        Assert.Contains("systemctl disable --now armctl", host.TakeLog());
    }

    [Fact]
    public void Half_a_stream_changes_nothing()
    {
        using FakeHost host = new();
        host.Deploy("1-a");

        (int code, string said) = host.Deploy("2-b", isCut: true);

        Assert.Equal(1, code);
        Assert.Contains("did not arrive whole; nothing was changed", said, StringComparison.Ordinal);
        Assert.Equal("1-a", host.Current);
        Assert.DoesNotContain("2-b", host.Releases);
        Assert.Equal(0, host.Deploy("2-b").Code);
        Assert.Equal(["1-a", "2-b"], host.Releases);
    }

    [Fact]
    public void Three_releases_are_kept()
    {
        using FakeHost host = new();
        foreach (string name in (string[])["1-a", "2-b", "3-c", "4-d", "5-e"])
        {
            Assert.Equal(0, host.Deploy(name).Code);
        }

        Assert.Equal(["3-c", "4-d", "5-e"], host.Releases);
        Assert.Equal(("5-e", "4-d"), (host.Current, host.Previous));
    }

    [Fact]
    public void A_second_deployment_at_the_same_time_is_refused()
    {
        using FakeHost host = new();
        using Process other = host.Hold();

        (int code, string said) = host.Deploy("1-a");
        other.StandardInput.Close();
        other.WaitForExit();

        Assert.Equal(1, code);
        Assert.Contains("another deployment is at work", said, StringComparison.Ordinal);
    }
}
