using System.Runtime.CompilerServices;

namespace ArmController.Control.Agents;

/// <summary>
/// What an agent learned from the step before its latest decision, and what it chose then. All zero for an agent that learns nothing.
/// </summary>
public struct Lesson
{
    /// <summary>The reward of that step.</summary>
    public double Reward;

    /// <summary>The temporal-difference error of that step, in units of reward.</summary>
    public double Error;

    /// <summary>What was chosen next: for every lane a level, 0 for stay, negative for back.</summary>
    public LaneLevels Action;

    /// <summary>One level for each lane.</summary>
    [InlineArray(Lanes)]
    public struct LaneLevels
    {
        /// <summary>As many as an arm has lanes.</summary>
        public const int Lanes = 8;

        private sbyte first;
    }
}
