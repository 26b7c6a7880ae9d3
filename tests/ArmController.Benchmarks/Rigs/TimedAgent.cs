using System.Diagnostics;
using ArmController.Benchmarks.Harness;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Benchmarks.Rigs;

/// <summary>Notes how long another agent's decisions take: looking, learning and choosing.</summary>
internal sealed class TimedAgent(IAgent agent, CallTimes times) : IAgent
{
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        long start = Stopwatch.GetTimestamp();
        agent.Decide(state, executed, out proposal);
        times.Add(Stopwatch.GetTimestamp() - start);
    }

    public void Save(ref StateWriter writer) => agent.Save(ref writer);

    public bool Load(ref StateReader reader) => agent.Load(ref reader);
}
