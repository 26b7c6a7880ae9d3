namespace ArmController.Motion.Supervision;

/// <summary>What several modes have in common.</summary>
public static class ModeKinds
{
    extension(Mode mode)
    {
        /// <summary>True where no pulse flows, and the arm has to be switched on before anything moves.</summary>
        public bool IsOff => mode is Mode.Boot or Mode.Disarmed or Mode.Faulted or Mode.EStop;
    }
}
