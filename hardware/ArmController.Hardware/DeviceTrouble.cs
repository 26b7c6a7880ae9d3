namespace ArmController.Hardware;

/// <summary>A bus, a pin or a socket cannot be had, in the parts that a person needs.</summary>
public sealed class DeviceTrouble : IOException
{
    /// <summary>What is wrong with what.</summary>
    /// <param name="where">The device or socket.</param>
    /// <param name="cause">What is wrong, without a full stop.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    /// <param name="errno">Linux error number for <see cref="Exception.HResult"/>; 0 when there is none.</param>
    /// <param name="inner">What brought it about, if anything was thrown.</param>
    public DeviceTrouble(string where, string cause, string remedy, int errno = 0, Exception? inner = null)
        : base($"{where}: {cause}; {remedy}.", inner)
    {
        Where = where;
        Cause = cause;
        Remedy = remedy;
        HResult = errno == 0 ? HResult : errno;
    }

    /// <summary>The device or socket.</summary>
    public string Where { get; }

    /// <summary>What is wrong, without a full stop.</summary>
    public string Cause { get; }

    /// <summary>What to do, without a full stop.</summary>
    public string Remedy { get; }
}
