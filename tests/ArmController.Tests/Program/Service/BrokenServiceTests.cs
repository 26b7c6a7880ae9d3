using System.Reflection;
using System.Runtime.Versioning;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>
/// Parts that throw where nothing may: learner, envelope, monitor, and each of the service's two threads. The parts are the product's own with one of
/// their fields torn out, as a stray write would.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class BrokenServiceTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly RigPlan plan = new(ShippedArms.Load("desk4"), TwinPerturbation.None, LearnerKind.QUrdf, 1);
    private readonly List<string> said = [];
    private SimulatedPca9685? chip;
    private long ticks;

    public void Dispose() => scratch.Dispose();

    /// <summary>While the arm follows: the tick that throws lets go of the arm, and there is no way on without a new process.</summary>
    [Theory]
    [InlineData("learner")]
    [InlineData("envelope")]
    [InlineData("monitor")]
    public void What_throws_in_a_tick_lets_go_of_the_arm_in_that_tick(string part)
    {
        RigParts parts = RigParts.Simulated(plan, 1, wire: device => chip = (SimulatedPca9685)device);
        AgentSlot slot = new(plan.Trainee(new Deaf()));
        using Rig rig = new(parts, slot, new ServiceRecorder());
        Arm(rig);
        for (int n = 0; n < 20; n++)
        {
            Tick(rig);
        }

        Assert.Equal(Mode.Following, rig.Supervisor.Mode);
        Assert.True(Pulses());

        switch (part)
        {
            case "learner":
                slot.Agent = null!;
                break;
            case "envelope":
                Tear(rig.Arm.Envelope, "states");
                break;
            default:
                Tear(rig.Arm.Monitor, "watches");
                break;
        }

        int untilAsked = 0;
        Assert.Throws<NullReferenceException>(() =>
        {
            // The learner is asked in the next decision only.
            for (; untilAsked < 2; untilAsked++)
            {
                Tick(rig);
            }
        });

        Assert.False(Pulses(), $"pulses after the {part} threw");
        Assert.Equal((InterlockState.Tripped, TripReason.Unexpected), (rig.Arm.Interlock.State, rig.Arm.Interlock.Reason));
    }

    [Fact]
    public void A_loop_that_ends_by_itself_ends_the_service_and_says_why()
    {
        using ArmService service = new(plan, Settings(), said.Add);
        Tear(Part<Rig>(service, "rig").Loop, "estimator");
        using CancellationTokenSource longest = new(TimeSpan.FromSeconds(60));

        Assert.False(service.Run(longest.Token));
        Assert.IsType<NullReferenceException>(service.Loop.Failure);
        Assert.Contains(said, line => line.StartsWith("the loop has ended: System.NullReferenceException", StringComparison.Ordinal));
    }

    /// <summary>The thread that serves dies: whoever owns the service ends the loop with it, and the bus is let go of.</summary>
    [Fact]
    public void A_service_whose_second_thread_dies_ends_its_loop()
    {
        using CancellationTokenSource longest = new(TimeSpan.FromSeconds(60));
        ArmService service = new(plan, Settings(), said.Add);
        using (service)
        {
            Tear(Part<ServiceView>(service, "view"), "text");
            Assert.Throws<NullReferenceException>(() => service.Run(longest.Token));
            Assert.True(service.Loop.Alive);
        }

        Assert.False(service.Loop.Alive);
        Assert.Null(service.Loop.Failure);

        // Lock, sockets and bus are free again.
        using ArmService next = new(plan, Settings(), said.Add);
    }

    private static T Part<T>(ArmService service, string field) =>
        (T)typeof(ArmService).GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(service)!;

    private static void Tear(object part, string field) =>
        (part.GetType().GetField(field, BindingFlags.Instance | BindingFlags.NonPublic) ?? throw new ArgumentException(field, nameof(field)))
            .SetValue(part, null);

    private ServiceSettings Settings() => new(scratch.File("rt"), scratch.File("st"), null, 0, null, false, TimeSpan.FromSeconds(60));

    private void Tick(Rig rig, OperatorWord word = OperatorWord.None, bool pressed = false) =>
        rig.Tick(
            new Seconds(++ticks * plan.Cadence.Tick.Value),
            Operator.Quiet with { EStopClosed = true, Word = word, ArmSwitch = pressed, PoseConfirmed = pressed });

    private void Arm(Rig rig)
    {
        for (int n = 0; n < 5_000 && rig.Supervisor.Mode != Mode.Following; n++)
        {
            Tick(rig, rig.Supervisor.Mode == Mode.Holding ? OperatorWord.Enable : OperatorWord.None, Operator.MayPress(rig.Supervisor));
        }
    }

    // As an oscilloscope would: what the chip itself puts out.
    private bool Pulses()
    {
        bool any = false;
        for (int channel = 0; channel < 16; channel++)
        {
            any |= chip!.PulseMicroseconds(channel) > 0;
        }

        return any;
    }

    private sealed class Deaf : IEpisodeLog
    {
        public void Append(in EpisodeRecord episode)
        {
        }
    }
}
