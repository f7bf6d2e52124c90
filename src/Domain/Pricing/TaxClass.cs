using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing;

/// <summary>Goods that are taxed alike. One is the default: of what names none, and of shipping.</summary>
public sealed class TaxClass : AggregateRoot, IAudited
{
    public const int MaxNameLength = 120;

    private TaxClass() { } // EF Core

    public TaxClassId Id { get; private init; }

    public string? AuditedAs => "taxClasses";

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public bool IsDefault { get; private set; }

    public static TaxClass Define(string code, string name)
    {
        var taxClass = new TaxClass { Id = TaxClassId.New() };
        taxClass.Describe(code, name);
        return taxClass;
    }

    public void Describe(string code, string name)
    {
        Code = Require.Slug(code, "code");
        Name = Require.Text(name, MaxNameLength, "name");
    }

    /// <param name="before">The one that was the default until now.</param>
    public void BecomeDefault(TaxClass? before)
    {
        if (before is not null) before.IsDefault = false;
        IsDefault = true;
    }

    public void MustNotBeDefault() => Ensure.That(!IsDefault, TaxErrors.DefaultStays);
}
