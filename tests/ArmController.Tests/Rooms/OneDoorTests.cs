using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Rooms;

/// <summary>There is one door to the motors, and the built assemblies show that nobody walks around it.</summary>
public sealed class OneDoorTests
{
    private static readonly string Door = typeof(ServoArm).FullName!;
    private static readonly string Mint = typeof(Envelope).FullName!;
    private static readonly string[] Assemblies = [.. ProductTree.Projects.Keys.Select(ProductTree.AssemblyOf)];
    private static readonly CallSite[] Product = [.. Assemblies.SelectMany(CallScan.Of)];

    [Fact]
    public void Only_the_servo_arm_writes_to_a_bus()
    {
        string[] buses = [.. Assemblies.SelectMany(BusTypes).Append(typeof(IServoBus).FullName!)];
        CallSite[] writes = [.. Product.Where(site => site.Callee == nameof(IServoBus.Write) && buses.Contains(site.CalleeType))];
        Assert.Contains(writes, site => site.CallerType == Door);

        // A bus made of other buses hands its own write on: still behind the door. (The compiler names its forwarding stub in full.)
        string[] ownWrite = [nameof(IServoBus.Write), typeof(IServoBus).FullName + "." + nameof(IServoBus.Write)];
        Assert.DoesNotContain(writes, site => site.CallerType != Door && !(buses.Contains(site.CallerType) && ownWrite.Contains(site.Caller)));
    }

    [Fact]
    public void Only_the_envelope_mints_commands()
    {
        CallSite[] mints = [.. Product.Where(site => site.CalleeType == typeof(SafeCommand).FullName && site.Callee == ".ctor")];
        Assert.NotEmpty(mints);
        Assert.All(mints, site => Assert.Equal(Mint, site.CallerType));
        Assert.Empty(typeof(SafeCommand).GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.All(typeof(SafeCommand).GetFields(), field => Assert.True(field.IsInitOnly, field.Name));
    }

    [Theory]
    [InlineData("ArmController.Motion.Safety.Envelope", "Commit")]
    [InlineData("ArmController.Motion.Safety.Envelope", "PlaceAt")]
    [InlineData("ArmController.Motion.Safety.Envelope", "Load")]
    [InlineData("ArmController.Motion.Safety.Envelope", "Miss")]
    [InlineData("ArmController.Motion.Safety.Envelope", "Displace")]
    [InlineData("ArmController.Motion.Monitoring.CountMonitor", "Place")]
    [InlineData("ArmController.Motion.Monitoring.CountMonitor", "Judge")]
    [InlineData("ArmController.Motion.Monitoring.CountMonitor", "Written")]
    [InlineData("ArmController.Motion.Monitoring.CountMonitor", "NotWritten")]
    [InlineData("ArmController.Motion.Monitoring.CountMonitor", "Restore")]
    [InlineData("ArmController.Motion.Safety.Interlock", "Arm")]
    [InlineData("ArmController.Motion.Safety.Interlock", "Disarm")]
    public void Only_the_servo_arm_moves_the_state(string type, string method)
    {
        CallSite[] sites = [.. Product.Where(site => site.CalleeType == type && site.Callee == method)];
        Assert.NotEmpty(sites);
        Assert.All(sites, site => Assert.Equal(Door, site.CallerType));
    }

    [Theory]
    [InlineData("ArmController.Motion.Servo.ServoArm", "Arm", "ArmController.Motion.Safety.Storms.EnvelopeStorm", "ArmController.Motion.Safety.Storms.ClearanceStorm", "ArmController.Motion.Safety.Storms.StormRig")]
    [InlineData("ArmController.Motion.Servo.ServoArm", "ArmStaged", "ArmController.Motion.Supervision.PulseArming", "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData("ArmController.Motion.Servo.ServoArm", "Enable", "ArmController.Motion.Supervision.PulseArming", "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData("ArmController.Motion.Servo.IFeedbackServos", "SetGoal", "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData("ArmController.Motion.Servo.IFeedbackServos", "EnableTorque", "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData("ArmController.Motion.Supervision.IArmingSequence", "Begin", "ArmController.Motion.Supervision.Supervisor")]
    public void Nobody_switches_an_arm_on_around_the_modes(string type, string method, params string[] callers)
    {
        CallSite[] sites = [.. Product.Where(site => site.CalleeType == type && site.Callee == method && site.CallerType != Door)];
        Assert.NotEmpty(sites);
        Assert.All(sites, site => Assert.Contains(site.CallerType, callers));
    }

    [Fact]
    public void Internals_are_visible_to_no_product_assembly()
    {
        string[] products = [.. ProductTree.Projects.Keys.Append("armctl")];
        int friends = 0;
        foreach (string path in Assemblies)
        {
            foreach (string friend in Friends(path))
            {
                friends++;
                Assert.DoesNotContain(friend, products);
            }
        }

        Assert.True(friends > 0, "Motion shows its internals to the tests, so the scan must find at least that.");
    }

    [Fact]
    public void The_scan_finds_calls_constructions_and_delegates_that_are_known_to_be_there()
    {
        CallSite[] own = [.. CallScan.Of(typeof(OneDoorTests).Assembly.Location).Where(site => site.CallerType == typeof(Bait).FullName)];
        void Finds(string caller, Type calleeType, string callee) =>
            Assert.Contains(own, site => site.Caller == caller && site.CalleeType == calleeType.FullName && site.Callee == callee);
        Finds(nameof(Bait.Calls), typeof(IServoBus), "Write");
        Finds(nameof(Bait.Mints), typeof(SafeCommand), ".ctor");
        Finds(nameof(Bait.Delegates), typeof(Envelope), "Admit");
        Finds(nameof(Bait.AfterASwitch), typeof(Interlock), "Reset");
        Assert.Contains(typeof(Bait.Bus).FullName!, BusTypes(typeof(OneDoorTests).Assembly.Location));
    }

    private static IEnumerable<string> BusTypes(string path)
    {
        using PEReader image = new(File.OpenRead(path));
        MetadataReader metadata = image.GetMetadataReader();
        List<string> buses = [];
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            bool isBus = metadata.GetTypeDefinition(handle).GetInterfaceImplementations()
                .Any(i => CallScan.TypeName(metadata, metadata.GetInterfaceImplementation(i).Interface) == typeof(IServoBus).FullName);
            if (isBus)
            {
                buses.Add(CallScan.TypeName(metadata, handle));
            }
        }

        return buses;
    }

    private static List<string> Friends(string path)
    {
        using PEReader image = new(File.OpenRead(path));
        MetadataReader metadata = image.GetMetadataReader();
        List<string> friends = [];
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference
                || CallScan.TypeName(metadata, metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent)
                    != "System.Runtime.CompilerServices.InternalsVisibleToAttribute")
            {
                continue;
            }

            BlobReader value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            friends.Add(value.ReadSerializedString()!.Split(',')[0]);
        }

        return friends;
    }

    /// <summary>What the scan must find.</summary>
    private static class Bait
    {
        public static BusStatus Calls(IServoBus bus) => bus.Write(default);

        public static SafeCommand Mints() => new(default, default, default, default, 0, 0);

        public static Delegate Delegates(Envelope envelope) => (Admission)envelope.Admit;

        public static bool AfterASwitch(Interlock interlock, int which) => which switch
        {
            0 => true,
            1 => false,
            2 => which > 5,
            3 => which < 5,
            4 => which == 7,
            _ => interlock.Reset(),
        };

        public delegate void Admission(in Proposal proposal, out SafeCommand command);

        public abstract class Bus : IServoBus
        {
            public abstract double MicrosecondsPerCount { get; }

            public abstract BusStatus Open();

            public abstract BusStatus Write(in PulseCounts counts);

            public abstract BusStatus Verify();

            public abstract BusStatus Release();

            public abstract void Dispose();
        }
    }
}
