using System.Collections.Immutable;

namespace ArmController.Motion.Monitoring;

/// <summary>Everything the monitor is told of an arm: plain numbers, so that it cannot inherit a mistake from a type it shares.</summary>
/// <param name="Joints">One per lane, one to eight.</param>
/// <param name="PeriodSeconds">Time between two frames.</param>
/// <param name="Space">Links and what they must keep clear of; without it only the joints are watched.</param>
public sealed record MonitorPlan(ImmutableArray<MonitorJoint> Joints, double PeriodSeconds, MonitorSpace? Space = null);
