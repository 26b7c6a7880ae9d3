using System.Globalization;
using System.Xml;
using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>One element of the file with its line, and the faults found on the way.</summary>
internal sealed class UrdfElement
{
    // A URDF needs five levels, extensions a few more; each level of the file is one of the stack here.
    private const int MostLevels = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly Dictionary<string, string> attributes = new(StringComparer.Ordinal);
    private readonly List<UrdfElement> children = [];
    private readonly UrdfFaults faults;

    private UrdfElement(XmlReader reader, UrdfFaults faults)
    {
        this.faults = faults;
        Tag = reader.LocalName;
        Line = ((IXmlLineInfo)reader).LineNumber;
        int depth = reader.Depth;
        if (depth >= MostLevels)
        {
            throw new XmlException($"elements are nested more than {MostLevels} levels deep", null, Line, ((IXmlLineInfo)reader).LinePosition);
        }

        bool empty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            attributes[reader.LocalName] = reader.Value;
        }

        while (!empty && reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                children.Add(new(reader, faults));
            }
        }
    }

    /// <summary>Name of the element.</summary>
    public string Tag { get; }

    /// <summary>Its line, from one.</summary>
    public int Line { get; }

    /// <summary>Reads a whole document; a text that is no XML, or nested too deep, throws <see cref="XmlException"/>.</summary>
    public static UrdfElement Read(Stream stream, UrdfFaults faults)
    {
        using XmlReader reader = XmlReader.Create(stream, Settings);
        reader.MoveToContent();
        UrdfElement root = new(reader, faults);
        while (reader.Read())
        {
        }

        return root;
    }

    /// <summary>Elements inside.</summary>
    public IEnumerable<UrdfElement> Children => children;

    /// <summary>Elements inside with a name.</summary>
    public IEnumerable<UrdfElement> All(string tag) => children.Where(child => child.Tag == tag);

    /// <summary>First element inside with a name.</summary>
    public UrdfElement? One(string tag) => All(tag).FirstOrDefault();

    /// <summary>An attribute that must be there; a fault and an empty text otherwise.</summary>
    public string Text(string attribute)
    {
        if (attributes.TryGetValue(attribute, out string? text) && text.Length > 0)
        {
            return text;
        }

        faults.Add(Line, $"<{Tag}> lacks the attribute '{attribute}'", $"write {attribute}=\"...\"");
        return "";
    }

    /// <summary>Three numbers; a missing attribute is the given vector.</summary>
    public Vector3d Vector(string attribute, Vector3d missing)
    {
        if (!attributes.TryGetValue(attribute, out string? text))
        {
            return missing;
        }

        string[] parts = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 3 && Finite(parts[0], out double x) && Finite(parts[1], out double y) && Finite(parts[2], out double z))
        {
            return new(x, y, z);
        }

        faults.Add(Line, $"{attribute}=\"{text}\" is not three finite numbers", "write three numbers with spaces between");
        return missing;
    }

    /// <summary>One number; null with a fault when there is none.</summary>
    /// <param name="attribute">Its name.</param>
    /// <param name="unit">What it is in, for the remedy.</param>
    public double? Number(string attribute, string unit)
    {
        if (!attributes.TryGetValue(attribute, out string? text))
        {
            faults.Add(Line, $"<{Tag}> lacks the attribute '{attribute}'", $"write {attribute}=\"...\" in {unit}");
            return null;
        }

        if (Finite(text, out double number))
        {
            return number;
        }

        faults.Add(Line, $"{attribute}=\"{text}\" is not a finite number", "write a finite number");
        return null;
    }

    private static bool Finite(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
