using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>Tests that run services in real time: one after the other, beside everything else, since they mostly wait.</summary>
[CollectionDefinition(Name)]
public sealed class RealService
{
    public const string Name = "real service";
}
