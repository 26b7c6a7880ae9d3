using System.Net.Sockets;

namespace ArmController.Tests.Hardware.Linux;

/// <summary>A socket's file as a process leaves it that is killed.</summary>
internal static class DeadSocket
{
    /// <summary>Leaves one at a path that must be free.</summary>
    public static void Leave(string path)
    {
        using Socket dead = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

        // Bound to another name: .NET would remove its own.
        dead.Bind(new UnixDomainSocketEndPoint(path + ".dead"));
        dead.Listen();
        File.Move(path + ".dead", path);
    }
}
