using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ArmController.Tests.Rooms;

/// <summary>Lists every type that the types of one namespace name anywhere: bases, fields, signatures, locals, attributes and instructions.</summary>
internal sealed class TypeScan : ISignatureTypeProvider<string, object?>
{
    private readonly MetadataReader metadata;
    private readonly HashSet<string> named = [];

    private TypeScan(MetadataReader metadata) => this.metadata = metadata;

    /// <summary>Full names, primitives left out.</summary>
    public static IReadOnlySet<string> Of(string assemblyPath, string space)
    {
        using PEReader image = new(File.OpenRead(assemblyPath));
        MetadataReader metadata = image.GetMetadataReader();
        TypeScan scan = new(metadata);
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            if (CallScan.TypeName(metadata, handle).StartsWith(space + ".", StringComparison.Ordinal))
            {
                scan.See(image, metadata.GetTypeDefinition(handle));
            }
        }

        return scan.named;
    }

    /// <summary>
    /// Of every type of an assembly that somebody wrote: what it and the types inside it name, without the assembly's own nested types.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> OfEach(string assemblyPath)
    {
        using PEReader image = new(File.OpenRead(assemblyPath));
        MetadataReader metadata = image.GetMetadataReader();
        Dictionary<string, IReadOnlySet<string>> each = [];
        foreach (IGrouping<string, TypeDefinitionHandle> type in metadata.TypeDefinitions.GroupBy(
            handle => Written(CallScan.TypeName(metadata, handle))))
        {
            TypeScan scan = new(metadata);
            foreach (TypeDefinitionHandle part in type)
            {
                scan.See(image, metadata.GetTypeDefinition(part));
            }

            if (!type.Key.Contains('<', StringComparison.Ordinal))
            {
                each.Add(type.Key, scan.named.Select(Written).Where(name => name != type.Key).ToHashSet());
            }
        }

        return each;
    }

    /// <summary>The outermost type around one: what stands in a file of its own.</summary>
    private static string Written(string name) => name.Split('+')[0];

    private void See(PEReader image, TypeDefinition type)
    {
        See(type.BaseType);
        See(type.GetCustomAttributes());
        foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
        {
            See(metadata.GetInterfaceImplementation(handle).Interface);
        }

        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            metadata.GetFieldDefinition(handle).DecodeSignature(this, null);
            See(metadata.GetFieldDefinition(handle).GetCustomAttributes());
        }

        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            MethodDefinition method = metadata.GetMethodDefinition(handle);
            method.DecodeSignature(this, null);
            See(method.GetCustomAttributes());
            if (method.RelativeVirtualAddress != 0)
            {
                See(image.GetMethodBody(method.RelativeVirtualAddress));
            }
        }
    }

    private void See(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null);
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            See(region.CatchType);
        }

        foreach (int token in CallScan.Tokens(
            body.GetILReader(), OperandType.InlineMethod, OperandType.InlineField, OperandType.InlineType, OperandType.InlineTok))
        {
            See(MetadataTokens.EntityHandle(token));
        }
    }

    private void See(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            See(metadata.GetCustomAttribute(handle).Constructor);
        }
    }

    private void See(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return;
        }

        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
            case HandleKind.TypeReference:
                named.Add(CallScan.TypeName(metadata, handle));
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.FieldDefinition:
                FieldDefinition field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                See(field.GetDeclaringType());
                field.DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                See(method.GetDeclaringType());
                method.DecodeSignature(this, null);
                break;
            case HandleKind.MemberReference:
                MemberReference member = metadata.GetMemberReference((MemberReferenceHandle)handle);
                See(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method)
                {
                    member.DecodeMethodSignature(this, null);
                }
                else
                {
                    member.DecodeFieldSignature(this, null);
                }

                break;
            case HandleKind.MethodSpecification:
                MethodSpecification specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                See(specification.Method);
                specification.DecodeSignature(this, null);
                break;
            default:
                break;
        }
    }

    string ISimpleTypeProvider<string>.GetPrimitiveType(PrimitiveTypeCode typeCode) => "";

    string ISimpleTypeProvider<string>.GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Name(handle);

    string ISimpleTypeProvider<string>.GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Name(handle);

    string ISignatureTypeProvider<string, object?>.GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    string ISZArrayTypeProvider<string>.GetSZArrayType(string elementType) => elementType;

    string IConstructedTypeProvider<string>.GetArrayType(string elementType, ArrayShape shape) => elementType;

    string IConstructedTypeProvider<string>.GetByReferenceType(string elementType) => elementType;

    string IConstructedTypeProvider<string>.GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

    string IConstructedTypeProvider<string>.GetPointerType(string elementType) => elementType;

    string ISignatureTypeProvider<string, object?>.GetFunctionPointerType(MethodSignature<string> signature) => "";

    string ISignatureTypeProvider<string, object?>.GetGenericMethodParameter(object? genericContext, int index) => "";

    string ISignatureTypeProvider<string, object?>.GetGenericTypeParameter(object? genericContext, int index) => "";

    string ISignatureTypeProvider<string, object?>.GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    string ISignatureTypeProvider<string, object?>.GetPinnedType(string elementType) => elementType;

    private string Name(EntityHandle handle)
    {
        string name = CallScan.TypeName(metadata, handle);
        named.Add(name);
        return name;
    }
}
