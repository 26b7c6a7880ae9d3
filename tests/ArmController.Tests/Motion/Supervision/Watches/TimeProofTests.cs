using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class TimeProofTests
{
    private TimeProof proof;

    [Fact]
    public void A_thousand_ticks_with_one_late_are_a_proof_and_with_two_are_none()
    {
        Note(500);
        proof.Note(Reasons.TickLate);
        Note(498);
        Assert.False(proof.IsGiven);
        Note(1);
        Assert.True(proof.IsGiven);
        proof = default;
        Note(500);
        proof.Note(Reasons.TickLate);
        proof.Note(Reasons.TickLate);
        Note(999);
        Assert.False(proof.IsGiven);
        Note(1);
        Assert.True(proof.IsGiven);
    }

    [Fact]
    public void A_late_tick_after_the_proof_is_the_watchs_business_but_a_gap_takes_it_back()
    {
        Note(1000);
        proof.Note(Reasons.TickLate);
        Assert.True(proof.IsGiven);
        proof.Note(Reasons.TickGap);
        Assert.False(proof.IsGiven);
        Note(1000);
        Assert.True(proof.IsGiven);
    }

    private void Note(int ticks)
    {
        for (int n = 0; n < ticks; n++)
        {
            proof.Note(Reasons.None);
        }
    }
}
