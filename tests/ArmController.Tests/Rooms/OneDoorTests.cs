using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
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

    private const string Supervision = "ArmController.Motion.Supervision.";
    private const string Storms = "ArmController.Motion.Safety.Storms.";
    private const string Rig = "ArmController.Rigs.Rig";
    private const string Anybody = "*";

    // Letting go, looking and saving lead to no motion. Actuate takes only what the envelope minted, wherever it is called.
    private static readonly Dictionary<string, string[]> WaysThroughTheDoor = new()
    {
        [nameof(ServoArm.Arm)] = [Storms + "EnvelopeStorm", Storms + "ClearanceStorm", Storms + "StormRig"],
        [nameof(ServoArm.ArmStaged)] = [Supervision + "PulseArming", Supervision + "FeedbackArming"],
        [nameof(ServoArm.Enable)] = [Supervision + "PulseArming", Supervision + "FeedbackArming"],
        [nameof(ServoArm.Resume)] = [Rig],
        [nameof(ServoArm.Load)] = [Rig],
        [nameof(ServoArm.SwitchLimits)] = [Storms + "EnvelopeStorm", Storms + "StormRig"],
        [nameof(ServoArm.Open)] =
            [Rig, Storms + "EnvelopeStorm", Storms + "ClearanceStorm", Storms + "StormRig"],
        [nameof(ServoArm.Actuate)] = [Anybody],
        [nameof(ServoArm.Sense)] = [Anybody],
        [nameof(ServoArm.Release)] = [Anybody],
        [nameof(ServoArm.Save)] = [Anybody],
        [nameof(ServoArm.Dispose)] = [Anybody],
    };

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
    [InlineData(
        "ArmController.Motion.Servo.ServoArm", "Arm", "ArmController.Motion.Safety.Storms.EnvelopeStorm",
        "ArmController.Motion.Safety.Storms.ClearanceStorm", "ArmController.Motion.Safety.Storms.StormRig")]
    [InlineData(
        "ArmController.Motion.Servo.ServoArm", "ArmStaged", "ArmController.Motion.Supervision.PulseArming",
        "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData(
        "ArmController.Motion.Servo.ServoArm", "Enable", "ArmController.Motion.Supervision.PulseArming",
        "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData("ArmController.Motion.Servo.IFeedbackServos", "SetGoal", "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData("ArmController.Motion.Servo.IFeedbackServos", "EnableTorque", "ArmController.Motion.Supervision.FeedbackArming")]
    [InlineData("ArmController.Motion.Supervision.IArmingSequence", "Begin", "ArmController.Motion.Supervision.Supervisor")]
    public void Nobody_switches_an_arm_on_around_the_modes(string type, string method, params string[] callers)
    {
        CallSite[] sites = [.. Product.Where(site => site.CalleeType == type && site.Callee == method && site.CallerType != Door)];
        Assert.NotEmpty(sites);
        Assert.All(sites, site => Assert.Contains(site.CallerType, callers));
    }

    /// <summary>
    /// Everything public on the door, and who in the product may use it. What is new there fails here until somebody has said which it is.
    /// </summary>
    [Fact]
    public void Every_public_way_through_the_door_is_known_and_so_is_who_takes_it()
    {
        BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        MethodInfo[] methods = [.. typeof(ServoArm).GetMethods(own)];
        string[] named = [.. methods.Where(method => !method.IsSpecialName).Select(method => method.Name)];
        Assert.Equal([.. WaysThroughTheDoor.Keys.Order()], named.Order());
        Assert.All(methods.Where(method => method.IsSpecialName), method => Assert.StartsWith("get_", method.Name, StringComparison.Ordinal));
        Assert.Empty(typeof(ServoArm).GetFields(own));
        Assert.Single(typeof(ServoArm).GetConstructors());
        foreach ((string way, string[] callers) in WaysThroughTheDoor)
        {
            string[] seen = [.. Product.Where(site => site.CalleeType == Door && site.Callee == way && site.CallerType != Door)
                .Select(site => site.CallerType).Distinct()];
            Assert.True(seen.All(caller => callers.Contains(caller) || callers.Contains("*")), $"{way}: {string.Join(", ", seen)}");
        }
    }

    /// <summary>What the door hands out may be looked at, and tripped, by anybody; nothing public on it allows motion.</summary>
    [Theory]
    [InlineData(typeof(Envelope), nameof(Envelope.Admit), nameof(Envelope.Save))]
    [InlineData(typeof(CountMonitor))]
    [InlineData(typeof(Interlock), nameof(Interlock.Trip), nameof(Interlock.Reset))]
    public void Nothing_that_the_door_hands_out_allows_motion(Type type, params string[] methods)
    {
        BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        Assert.Equal(methods.Order(), type.GetMethods(own).Where(method => !method.IsSpecialName).Select(method => method.Name).Order());
        Assert.DoesNotContain(type.GetProperties(own), property => property.SetMethod is { IsPublic: true });
        Assert.DoesNotContain(type.GetFields(own), field => !field.IsInitOnly && !field.IsLiteral);
    }

    /// <summary>The envelope shows its shield to whoever wants to know how near things are; only the envelope may tell it anything.</summary>
    [Fact]
    public void Only_the_envelope_tells_the_shield_where_the_arm_is()
    {
        string[] telling =
        [
            nameof(ClearanceShield.Place), nameof(ClearanceShield.Admit), nameof(ClearanceShield.Committed), nameof(ClearanceShield.Load),
            nameof(ClearanceShield.Skip),
        ];
        foreach (string method in telling)
        {
            CallSite[] sites = [.. Product.Where(site => site.CalleeType == typeof(ClearanceShield).FullName && site.Callee == method)];
            Assert.NotEmpty(sites);
            Assert.All(sites, site => Assert.Equal(Mint, site.CallerType));
        }
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
            public abstract int MeasuredLanes { get; }

            public abstract BusStatus Open();

            public abstract BusStatus Write(in ServoCounts counts);

            public abstract BusStatus Look(out ServoAnswers answers);

            public abstract BusStatus Release();

            public abstract void Dispose();
        }
    }
}
