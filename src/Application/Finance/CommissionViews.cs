using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

public sealed record CommissionRuleView : IView
{
    public CommissionRuleId Id { get; init; }
    public int Revision { get; init; }
    public string Name { get; init; } = "";
    public int Position { get; init; }
    public SellerId? SellerId { get; init; }
    public CategoryId? CategoryId { get; init; }
    public ProductId? ProductId { get; init; }
    public decimal Rate { get; init; }
    public CommissionBase Base { get; init; }
    public decimal TaxRate { get; init; }
    public string? Currency { get; init; }
    public long? FixedMinor { get; init; }
    public long? MinimumMinor { get; init; }
    public long? MaximumMinor { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public bool IsDefault { get; init; }
    public int RuleVersion { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record CommissionLineView : IView
{
    public CommissionLineId Id { get; init; }
    public int Revision => 1;
    public CommissionLineKind Kind { get; init; }
    public SellerOrderId SellerOrderId { get; init; }
    public OrderLineId OrderLineId { get; init; }
    public SellerId SellerId { get; init; }
    public CommissionRuleId RuleId { get; init; }
    public int RuleVersion { get; init; }
    public string Currency { get; init; } = "";
    public long BaseMinor { get; init; }
    public decimal Rate { get; init; }
    public long AmountMinor { get; init; }
    public decimal TaxRate { get; init; }
    public long TaxAmountMinor { get; init; }
    public long TotalMinor { get; init; }
    public RefundId? RefundId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A seller sees what its own sales cost it; the rules are the operators'. One that was dropped while a sale was charged by it is still there, ended.</summary>
internal sealed class ReadCommissions(IFinanceDb db, ICaller caller) :
    IRequestHandler<Read<CommissionRuleView>, Page<CommissionRuleView>>, IRequestHandler<Read<CommissionLineView>, Page<CommissionLineView>>
{
    private IQueryable<CommissionLine> Lines => caller.Surface switch
    {
        Surface.Admin => db.CommissionLines,
        Surface.Seller => db.CommissionLines.Where(line => line.SellerId == caller.SellerId),
        _ => db.CommissionLines.Where(_ => false),
    };

    public Task<Page<CommissionRuleView>> Handle(Read<CommissionRuleView> request, CancellationToken cancellationToken) => db.CommissionRules.AsNoTracking()
        .Where(rule => caller.Surface == Surface.Admin && (rule.DroppedAt == null || db.CommissionLines.Any(line => line.RuleId == rule.Id)))
        .Select(rule => new CommissionRuleView
        {
            Id = rule.Id,
            Revision = rule.Version,
            Name = rule.Name,
            Position = rule.Position,
            SellerId = rule.SellerId,
            CategoryId = rule.CategoryId,
            ProductId = rule.ProductId,
            Rate = rule.Rate,
            Base = rule.Base,
            TaxRate = rule.TaxRate,
            Currency = rule.Currency,
            FixedMinor = rule.FixedMinor,
            MinimumMinor = rule.MinimumMinor,
            MaximumMinor = rule.MaximumMinor,
            StartsAt = rule.StartsAt,
            EndsAt = rule.EndsAt,
            IsDefault = rule.Id == CommissionRule.DefaultId,
            RuleVersion = rule.RuleVersion,
            CreatedAt = rule.CreatedAt,
            UpdatedAt = rule.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<CommissionLineView>> Handle(Read<CommissionLineView> request, CancellationToken cancellationToken) => Lines.AsNoTracking()
        .Select(line => new CommissionLineView
        {
            Id = line.Id,
            Kind = line.Kind,
            SellerOrderId = line.SellerOrderId,
            OrderLineId = line.OrderLineId,
            SellerId = line.SellerId,
            RuleId = line.RuleId,
            RuleVersion = line.RuleVersion,
            Currency = line.Currency,
            BaseMinor = line.Base,
            Rate = line.Rate,
            AmountMinor = line.Amount,
            TaxRate = line.TaxRate,
            TaxAmountMinor = line.TaxAmount,
            TotalMinor = line.Total,
            RefundId = line.RefundId,
            CreatedAt = line.CreatedAt,
        })
        .PageAsync(request, cancellationToken);
}
