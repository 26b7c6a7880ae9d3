namespace ArmController.Service;

/// <summary>The buttons of an arm.</summary>
internal interface IPanelPins
{
    /// <summary>Looks at them; must not throw, allocate or wait.</summary>
    /// <param name="eStopClosed">True while the emergency stop's contact is closed. What cannot be read is open.</param>
    void Read(out bool eStopClosed);
}
