using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>The shield's geometry against the audit's, and its bounds against many samples, on random bodies.</summary>
public sealed class GeometryTests
{
    private const int Bodies = 3_000;
    private const int Poses = 100;

    [Fact]
    public void Both_kinematics_put_every_capsule_at_the_same_place()
    {
        Pcg32 random = new(20261124, 1);
        for (int i = 0; i < Bodies; i++)
        {
            ArmBody body = RandomBody.Draw(random);
            BodyPose pose = new(body);
            AuditPose audit = new(body);
            Joints<Radian> angles = RandomBody.Angles(random, 4);
            Place(pose, angles);
            audit.Set(angles);
            for (int c = 0; c < body.Capsules.Length; c++)
            {
                BodyCapsule capsule = body.Capsules[c];
                Vector3d a = audit.Turned(capsule.Lane, audit.AtZero(capsule.Lane, capsule.Shape.A));
                Vector3d b = audit.Turned(capsule.Lane, audit.AtZero(capsule.Lane, capsule.Shape.B));
                Assert.True((pose.A[c] - a).Length < 1e-12 && (pose.B[c] - b).Length < 1e-12, $"body {i}, capsule {c}");
            }
        }
    }

    [Fact]
    public void Both_find_the_same_shortest_distance_in_three_hundred_thousand_poses()
    {
        Pcg32 random = new(20261124, 2);
        for (int i = 0; i < Bodies; i++)
        {
            ArmBody body = RandomBody.Draw(random);
            Obstacles obstacles = RandomBody.Round(body, random);
            ClearanceProbe probe = new(body, obstacles);
            ClearanceAudit audit = new(body, obstacles, new Seconds(0.02));
            for (int pose = 0; pose < Poses; pose++)
            {
                Joints<Radian> angles = RandomBody.Angles(random, 4);
                double shield = probe.Shortest(angles, out string between);
                double independent = audit.ShortestAt(angles, 10);

                // Inside a box the audit knows no depth and says that they touch.
                bool same = Math.Abs(shield - independent) < 1e-7 || (shield <= independent && independent < 0) || double.IsPositiveInfinity(shield);
                Assert.True(same, $"body {i}, pose {pose}: {between} {shield}, audit {independent}");
            }
        }
    }

    [Fact]
    public void What_is_said_of_the_way_between_two_poses_is_never_better_than_any_sample_of_it()
    {
        Pcg32 random = new(20261124, 3);
        long checks = 0;
        long tight = 0;
        for (int i = 0; i < Bodies; i++)
        {
            ArmBody body = RandomBody.Draw(random);
            ClearanceField field = new(body, RandomBody.Round(body, random));
            BodyPose from = new(body);
            BodyPose to = new(body);
            BodyPose between = new(body);
            double size = random.NextDouble() < 0.5 ? 0.03 : 0.3;
            Joints<Radian> start = RandomBody.Angles(random, 4);
            Joints<Radian> step = RandomBody.Angles(random, size);
            Place(from, start);
            Place(to, start + step);
            double[] steps = [.. Enumerable.Range(0, 8).Select(lane => Math.Abs(step[lane]))];
            double[] shortest = new double[field.Count];
            Array.Fill(shortest, double.PositiveInfinity);
            for (int s = 0; s <= 40; s++)
            {
                Place(between, start + (step * (s / 40.0)));
                for (int w = 0; w < field.Count; w++)
                {
                    shortest[w] = Math.Min(shortest[w], field.Clear(w, between, out _));
                }
            }

            for (int w = 0; w < field.Count; w++)
            {
                double clearFrom = field.Clear(w, from, out Vector3d apartFrom);
                double clearTo = field.Clear(w, to, out Vector3d apartTo);
                double bound = field.Between(w, new(from, clearFrom, apartFrom), new(to, clearTo, apartTo), steps, double.PositiveInfinity);
                Assert.True(bound <= shortest[w] + 1e-12, $"body {i}, {field.NameOf(w)}: bound {bound}, sampled {shortest[w]}");
                Assert.True(
                    Math.Abs(clearTo - clearFrom) <= field.Travel(w, steps) + 1e-12, $"body {i}, {field.NameOf(w)} moved more than its travel");
                Assert.Equal(clearTo >= 0.05, field.IsAtLeast(w, to, 0.05));
                checks++;
                tight += shortest[w] - bound < 0.001 ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{checks} ways, {tight} of them known to the millimetre");
        Assert.True(checks > 30_000);
    }

    [Fact]
    public void No_point_is_ever_faster_within_a_step_than_its_mean_and_bend_allow()
    {
        Pcg32 random = new(20261124, 4);
        for (int i = 0; i < Bodies; i++)
        {
            ArmBody body = RandomBody.Draw(random);
            BodyPose pose = new(body);
            Joints<Radian> start = RandomBody.Angles(random, 4);
            Joints<Radian> step = RandomBody.Angles(random, 0.2);
            LaneTrack[] tracks = [.. Enumerable.Range(0, body.Chain.Count).Select(lane => Stepping(start[lane], step[lane]))];
            foreach (TipWatch tip in TipWatch.Of(body))
            {
                Place(pose, start);
                Vector3d first = tip.At(pose);
                Vector3d before = first;
                double fastest = 0;
                for (int s = 1; s <= 50; s++)
                {
                    Place(pose, start + (step * (s / 50.0)));
                    fastest = Math.Max(fastest, (tip.At(pose) - before).Length * 50);
                    before = tip.At(pose);
                }

                Assert.True(fastest <= (before - first).Length + tip.Bend(tracks, 0) + 1e-9, $"body {i}");
                Assert.True(fastest <= tip.Largest(tracks, 0) + 1e-9, $"body {i}");
            }
        }
    }

    private static LaneTrack Stepping(double start, double step)
    {
        LaneTrack track = new(1);
        long from = (long)(start * AngleUnitsPerRadian);
        long to = from + (long)(step * AngleUnitsPerRadian);
        Assert.True(track.TryRollOut(new(long.MinValue, long.MaxValue, long.MaxValue, 1L << 60), new(from, 0, 0), new(to, 0, 0)));
        return track;
    }

    private const double AngleUnitsPerRadian = 1L << 40;

    private static void Place(BodyPose pose, in Joints<Radian> angles)
    {
        double[] sines = new double[8];
        double[] cosines = new double[8];
        for (int i = 0; i < 8; i++)
        {
            (sines[i], cosines[i]) = Elementary.SinCos(angles[i]);
        }

        pose.Place(sines, cosines);
    }
}
