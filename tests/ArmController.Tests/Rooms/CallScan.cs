using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ArmController.Tests.Rooms;

/// <summary>One use of a method by a method: a call, a construction, or the making of a delegate.</summary>
internal sealed record CallSite(string Assembly, string CallerType, string Caller, string CalleeType, string Callee);

/// <summary>Reads every method body of a built assembly, instruction by instruction, and lists the methods it uses.</summary>
internal static class CallScan
{
    private static readonly Dictionary<ushort, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => unchecked((ushort)code.Value));

    public static IReadOnlyList<CallSite> Of(string assemblyPath)
    {
        using PEReader image = new(File.OpenRead(assemblyPath));
        MetadataReader metadata = image.GetMetadataReader();
        string assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        List<CallSite> sites = [];
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            string callerType = TypeName(metadata, method.GetDeclaringType());
            string caller = metadata.GetString(method.Name);
            foreach (int token in Tokens(
                image.GetMethodBody(method.RelativeVirtualAddress).GetILReader(), OperandType.InlineMethod, OperandType.InlineTok))
            {
                (string calleeType, string callee) = Resolve(metadata, MetadataTokens.EntityHandle(token));
                sites.Add(new(assembly, callerType, caller, calleeType, callee));
            }
        }

        return sites;
    }

    public static string TypeName(MetadataReader metadata, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                TypeDefinition definition = metadata.GetTypeDefinition((TypeDefinitionHandle)handle);
                TypeDefinitionHandle outer = definition.GetDeclaringType();
                string name = metadata.GetString(definition.Name);
                return outer.IsNil ? Join(metadata.GetString(definition.Namespace), name) : TypeName(metadata, outer) + "+" + name;
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)handle);
                string own = metadata.GetString(reference.Name);
                return reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? TypeName(metadata, reference.ResolutionScope) + "+" + own
                    : Join(metadata.GetString(reference.Namespace), own);
            case HandleKind.TypeSpecification:
                BlobReader blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                return blob.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && blob.ReadByte() is 0x11 or 0x12
                    ? TypeName(metadata, blob.ReadTypeHandle())
                    : "";
            default:
                return "";
        }
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;

    private static (string Type, string Method) Resolve(MetadataReader metadata, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return (TypeName(metadata, method.GetDeclaringType()), metadata.GetString(method.Name));
            case HandleKind.MemberReference:
                MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return (TypeName(metadata, member.Parent), metadata.GetString(member.Name));
            case HandleKind.MethodSpecification:
                return Resolve(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            default:
                return ("", "");
        }
    }

    /// <summary>The tokens of a method body's operands of some kinds; ldtoken (InlineTok) may name a method, a field or a type.</summary>
    public static List<int> Tokens(BlobReader code, params ReadOnlySpan<OperandType> kinds)
    {
        List<int> tokens = [];
        while (code.RemainingBytes > 0)
        {
            ushort value = code.ReadByte();
            OpCode operation = OpCodesByValue[value == 0xFE ? (ushort)(0xFE00 | code.ReadByte()) : value];
            if (kinds.Contains(operation.OperandType))
            {
                tokens.Add(code.ReadInt32());
            }
            else if (operation.OperandType == OperandType.InlineSwitch)
            {
                int targets = code.ReadInt32();
                code.Offset += 4 * targets;
            }
            else
            {
                code.Offset += OperandSize(operation.OperandType);
            }
        }

        return tokens;
    }

    private static int OperandSize(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
