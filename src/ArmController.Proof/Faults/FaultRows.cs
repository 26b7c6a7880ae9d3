namespace ArmController.Proof.Faults;

/// <summary>Every fault of the campaign.</summary>
public static class FaultRows
{
    /// <summary>All of them, in the order of the specification.</summary>
    public static IReadOnlyList<FaultRow> All { get; } =
    [
        .. CommandRows.All,
        .. SensorRows.All,
        .. BusRows.All,
        .. TimeRows.All,
        .. PowerRows.All,
        .. MotorRows.All,
        .. StopRows.All,
        .. ProcessRows.All,
    ];

    /// <summary>Place of a fault in the list, by its name.</summary>
    public static int IndexOf(FaultRow row)
    {
        int at = 0;
        while (All[at].Id != row.Id)
        {
            at++;
        }

        return at;
    }
}
