using System.Globalization;
using System.Security.Cryptography;

namespace ArmController.Training.Runs;

/// <summary>Names a run's folder so that names sort by time and say what is inside.</summary>
internal static class RunName
{
    /// <summary>UTC time, tasks, arm, seed, four random digits.</summary>
    public static string Of(RunRequest request, DateTimeOffset now)
    {
        string random = RandomNumberGenerator.GetHexString(4, lowercase: true);
        string tasks = Plain(string.Join('+', request.Tasks));
        return string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd-HHmm}-{tasks}-{Plain(request.Arm)}-s{request.Seed}-{random}");
    }

    // An arm is named after its folder, which may have any letters.
    private static string Plain(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '_' ? letter : '_'));
}
