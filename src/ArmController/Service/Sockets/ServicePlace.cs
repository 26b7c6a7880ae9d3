using System.Runtime.Versioning;
using ArmController.Configuration.Troubles;
using ArmController.Hardware;
using ArmController.Hardware.Linux;

namespace ArmController.Service.Sockets;

/// <summary>Takes the place at which a service listens, or says why it is not to be had.</summary>
[SupportedOSPlatform("linux")]
internal static class ServicePlace
{
    /// <summary>Code of the trouble that a service's socket or folder cannot be had.</summary>
    public const string NotToBeHad = "E-SVC-08";

    /// <summary>Listens at a path; a file that a dead process left there is removed, one that answers is not.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rights">Of the file, for example 0660 octal.</param>
    /// <param name="backlog">So many may wait to be taken.</param>
    /// <exception cref="TroubleException">It cannot listen there, or not with these rights.</exception>
    public static SocketPlace Take(string path, UnixFileMode rights, int backlog)
    {
        SocketPlace place;
        try
        {
            place = new SocketPlace(path, rights, backlog, "choose another folder with --runtime DIR");
        }
        catch (DeviceTrouble fault)
        {
            throw new TroubleException(Trouble.Of(fault) with { Code = NotToBeHad }, inner: fault);
        }

        UnixFileMode got = File.GetUnixFileMode(path);
        if (got != rights)
        {
            place.Dispose();
            string cause = $"its rights are {Convert.ToString((int)got, 8)} and not {Convert.ToString((int)rights, 8)}";
            throw new TroubleException(new(NotToBeHad, path, cause, "choose a folder on a file system that keeps them"));
        }

        return place;
    }
}
