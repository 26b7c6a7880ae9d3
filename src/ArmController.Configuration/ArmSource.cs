using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArmController.Configuration;

/// <summary>The two files an arm was read from, byte by byte, so that a run can keep copies of exactly what it used.</summary>
/// <param name="folder">The arm's folder.</param>
/// <param name="urdf">Bytes of arm.urdf.</param>
/// <param name="json">Bytes of arm.json.</param>
public sealed class ArmSource(string folder, byte[] urdf, byte[] json)
{
    /// <summary>The kinematics' file name.</summary>
    public const string UrdfName = "arm.urdf";

    /// <summary>The other file's name.</summary>
    public const string JsonName = "arm.json";

    /// <summary>The arm's folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Bytes of arm.urdf.</summary>
    public byte[] Urdf { get; } = urdf;

    /// <summary>Bytes of arm.json.</summary>
    public byte[] Json { get; } = json;

    /// <summary>First eight bytes of SHA-256 over arm.urdf followed by arm.json.</summary>
    public ulong Hash { get; } = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData([.. urdf, .. json]));

    /// <summary>The hash in sixteen hexadecimal digits.</summary>
    public string HashText => Hash.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>SHA-256 of arm.urdf in hexadecimal digits.</summary>
    public string UrdfSha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(urdf));

    /// <summary>SHA-256 of arm.json in hexadecimal digits.</summary>
    public string JsonSha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(json));

    /// <summary>arm.urdf as text.</summary>
    public string UrdfText => Encoding.UTF8.GetString(Urdf);

    /// <summary>arm.json as text.</summary>
    public string JsonText => Encoding.UTF8.GetString(Json);
}
