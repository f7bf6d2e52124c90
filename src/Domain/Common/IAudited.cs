namespace Marketplace.Domain.Common;

/// <summary>Of whom every change is written down, whoever makes it: access, people, money, verification.</summary>
public interface IAudited
{
    /// <summary>The resource type under which it stands in the audit log; null where this one does not.</summary>
    string? AuditedAs { get; }
}

/// <summary>Told by the audit log only as changed, never how.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnspokenAttribute : Attribute;
