using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Bench.Baseline;

/// <summary>Every row that the server writes for an order, column by column.</summary>
internal static class OrderSql
{
    public const string FindKey = "SELECT fingerprint FROM platform_idempotency_keys WHERE credential = $1 AND key = $2";

    public const string Take =
        "UPDATE inventory_stock_items SET reserved = reserved + $1, version = version + 1, updated_at = $2 WHERE id = $3 AND on_hand - reserved - safety_stock >= $1";

    /// <summary>As the server does: SQLite has no sequences.</summary>
    public static string NextNumber(DatabaseProvider provider) => provider is DatabaseProvider.Postgres
        ? "SELECT nextval('ordering_numbers')"
        : "INSERT INTO ordering_sequences (name, last) VALUES ('orders', 1) ON CONFLICT (name) DO UPDATE SET last = ordering_sequences.last + 1 RETURNING last";

    public const string Order =
        """
        INSERT INTO ordering_orders (id, number, buyer_id, status, payment_status, fulfilment_status, currency, item_count, paid_total, refunded_total, email, locale, shipping_address, billing_address, placed_at,
            totals_item, totals_discount, totals_shipping, totals_tax, totals_grand, totals_included_tax, version, created_at, updated_at)
        VALUES ($1, $2, $3, 'Placed', 'Unpaid', 'Unfulfilled', 'USD', $4, 0, 0, $5, 'en', $6, $7, $8, $9, $10, $11, $12, $13, 0, 1, $8, $8)
        """;

    public const string SellerOrder =
        """
        INSERT INTO ordering_seller_orders (id, order_id, seller_id, buyer_id, number, order_number, status, payment_status, fulfilment_method, currency, item_count, commission, refunded_total, needs_acceptance,
            adjustments, tax_lines, buyer_name, shipping_address, totals_item, totals_discount, totals_shipping, totals_tax, totals_grand, totals_included_tax, version, created_at, updated_at, shipping, shipping_method_name,
            cancelled_total, paid_total, parcels_back, acceptance_period, only_admin_accepts, return_window)
        VALUES ($1, $2, $3, $4, $5, $6, 'Confirmed', 'Unpaid', 'Shipping', 'USD', $7, 0, 0, FALSE, $8, $9, 'A. Buyer', $10, $11, $12, $13, $14, $15, 0, 1, $16, $16, $17, $18,
            0, 0, 'None', 1728000000000, FALSE, 12096000000000)
        """;

    public const string Line =
        """
        INSERT INTO ordering_order_lines (id, listing_id, product_id, variant_id, name, variant_name, options, unit, quantity, unit_price, discount, platform_discount, tax, included_tax, total,
            cancelled_quantity, fulfilled_quantity, delivered_quantity, seller_order_id, created_at, updated_at, customization, taxes, packed_quantity, came_back_quantity, recalled_quantity, cancelled_total,
            paid_quantity, claimed_quantity, claimed_total, refunded_quantity, refunded_total, returned_quantity)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $10, $11, 0, $12, 0, 0, 0, $13, $14, $14, '[]', $15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """;

    public const string Commission =
        """
        INSERT INTO finance_commission_lines (id, kind, seller_order_id, order_line_id, seller_id, rule_id, rule_version, currency, base, rate, amount, tax_rate, tax_amount, total, created_at)
        VALUES ($1, 'Charge', $2, $3, $4, $5, 1, 'USD', $6, '0.0', 0, '0.0', 0, 0, $7)
        """;

    public const string Reservation =
        "INSERT INTO inventory_reservations (id, stock_item_id, order_line_id, quantity, consumed, released, status, version, created_at, updated_at) VALUES ($1, $2, $3, 1, 0, 0, 'Active', 1, $4, $4)";

    public const string Payment =
        """
        INSERT INTO payments_payments (id, order_id, buyer_id, method, provider, status, currency, amount, authorized_amount, captured_amount, refunded_amount, claimed_amount, is_the_one, duty, tries, to_capture,
            version, created_at, updated_at)
        VALUES ($1, $2, $3, 'cashOnDelivery', 'CashOnDelivery', 'Processing', 'USD', $4, 0, 0, 0, 0, FALSE, 'None', 0, 0, 1, $5, $5)
        """;

    public const string Checkout =
        """
        INSERT INTO ordering_checkouts (id, cart_id, buyer_id, order_id, payment_id, currency, total, email, payment_method, shipping_address, billing_address, version, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, 'USD', $6, $7, 'cashOnDelivery', $8, $9, 1, $10, $10)
        """;

    public const string Complete = "UPDATE shopping_carts SET status = 'Completed', order_id = $1, version = version + 1, updated_at = $2 WHERE id = $3 AND version = $4";

    public const string Transition =
        "INSERT INTO platform_transitions (id, subject_type, subject_id, \"from\", \"to\", at, actor_kind) VALUES ($1, $2, $3, 'pendingPayment', $4, $5, 'Buyer')";

    public const string Audit =
        """
        INSERT INTO platform_audit_entries (id, occurred_at, action, resource_type, resource_id, surface, changes, ip_address, request_id)
        VALUES ($1, $2, $3, $4, $5, 'Public', '[{"field":"status","before":"pendingPayment","after":"placed"}]', '127.0.0.1', $6)
        """;

    public const string Event =
        "INSERT INTO platform_outbox (event_id, name, subject_type, subject_id, correlation_id, payload, occurred_at, actor_kind, actor_id, attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, 'Guest', $8, 0)";

    public const string StoreAnswer =
        "INSERT INTO platform_idempotency_keys (credential, key, fingerprint, status_code, headers, body, created_at) VALUES ($1, $2, $3, 201, $4, $5, $6)";
}
