using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Marketplace.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "catalog_categories",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    depth = table.Column<int>(type: "INTEGER", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    lineage = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_categories", x => x.id);
                    table.ForeignKey(
                        name: "FK_catalog_categories_catalog_categories_parent_id",
                        column: x => x.parent_id,
                        principalTable: "catalog_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "catalog_tags",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_tags", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_access_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    prefix = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    permissions = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_access_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "integration_external_references",
                columns: table => new
                {
                    scope = table.Column<Guid>(type: "TEXT", nullable: false),
                    target_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_integration_external_references", x => new { x.scope, x.target_type, x.external_id });
                });

            migrationBuilder.CreateTable(
                name: "integration_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    error_policy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_dry_run = table.Column<bool>(type: "INTEGER", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    storage_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    job_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    row_count = table.Column<int>(type: "INTEGER", nullable: false),
                    succeeded_count = table.Column<int>(type: "INTEGER", nullable: false),
                    skipped_count = table.Column<int>(type: "INTEGER", nullable: false),
                    failed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    items_done = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_integration_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "integration_pending_pictures",
                columns: table => new
                {
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    alt = table.Column<string>(type: "TEXT", nullable: true),
                    variants = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_integration_pending_pictures", x => new { x.import_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "inventory_stock_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on_hand = table.Column<int>(type: "INTEGER", nullable: false),
                    reserved = table.Column<int>(type: "INTEGER", nullable: false),
                    safety_stock = table.Column<int>(type: "INTEGER", nullable: false),
                    low_stock_threshold = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock_items", x => x.id);
                    table.CheckConstraint("ck_inventory_stock_items_reserved", "reserved >= 0 AND reserved <= on_hand");
                });

            migrationBuilder.CreateTable(
                name: "media_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    uploaded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    filename = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    byte_size = table.Column<long>(type: "INTEGER", nullable: false),
                    checksum = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    storage_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    has_renditions = table.Column<bool>(type: "INTEGER", nullable: false),
                    use_count = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_media_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    payment_status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fulfilment_status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    item_count = table.Column<int>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    locale = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    shipping_address = table.Column<string>(type: "TEXT", nullable: true),
                    billing_address = table.Column<string>(type: "TEXT", nullable: false),
                    placed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    completed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    totals_discount = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_grand = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_included_tax = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_item = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_shipping = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_tax = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_sequences",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_sequences", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "payments_payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    captured_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    captured_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotency_keys",
                columns: table => new
                {
                    credential = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    status_code = table.Column<int>(type: "INTEGER", nullable: true),
                    headers = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_idempotency_keys", x => new { x.credential, x.key });
                });

            migrationBuilder.CreateTable(
                name: "platform_inbox",
                columns: table => new
                {
                    consumer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    handled_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_inbox", x => new { x.consumer, x.event_id });
                });

            migrationBuilder.CreateTable(
                name: "platform_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    progress_done = table.Column<int>(type: "INTEGER", nullable: false),
                    progress_total = table.Column<int>(type: "INTEGER", nullable: true),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    errors = table.Column<string>(type: "TEXT", nullable: false),
                    subject_type = table.Column<string>(type: "TEXT", nullable: true),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    result_type = table.Column<string>(type: "TEXT", nullable: true),
                    result_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    owner_user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    owner_seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lease_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    locked_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outbox", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_transitions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_transitions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sellers_sellers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    legal_name = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    registration_number = table.Column<string>(type: "TEXT", nullable: true),
                    tax_number = table.Column<string>(type: "TEXT", nullable: true),
                    legal_address = table.Column<string>(type: "TEXT", nullable: true),
                    contact_email = table.Column<string>(type: "TEXT", nullable: true),
                    contact_phone = table.Column<string>(type: "TEXT", nullable: true),
                    acceptance_policy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    base_currency = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", nullable: true),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_trusted = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_sellers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sellers_shops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    latitude = table.Column<long>(type: "INTEGER", nullable: true),
                    longitude = table.Column<long>(type: "INTEGER", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_published = table.Column<bool>(type: "INTEGER", nullable: false),
                    opening_hours = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_shops", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shopping_carts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    shipping_address = table.Column<string>(type: "TEXT", nullable: true),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shopping_carts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "catalog_products",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    brand = table.Column<string>(type: "TEXT", nullable: true),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    specs = table.Column<string>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", nullable: true),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_products", x => x.id);
                    table.ForeignKey(
                        name: "FK_catalog_products_catalog_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "catalog_categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "integration_import_rows",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    row_number = table.Column<int>(type: "INTEGER", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    errors = table.Column<string>(type: "TEXT", nullable: false),
                    warnings = table.Column<string>(type: "TEXT", nullable: false),
                    values = table.Column<string>(type: "TEXT", nullable: false),
                    result_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    result_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_integration_import_rows", x => x.id);
                    table.ForeignKey(
                        name: "FK_integration_import_rows_integration_imports_import_id",
                        column: x => x.import_id,
                        principalTable: "integration_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "inventory_reservations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stock_item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_reservations", x => x.id);
                    table.ForeignKey(
                        name: "FK_inventory_reservations_inventory_stock_items_stock_item_id",
                        column: x => x.stock_item_id,
                        principalTable: "inventory_stock_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inventory_stock_adjustments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stock_item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    delta = table.Column<int>(type: "INTEGER", nullable: true),
                    set = table.Column<int>(type: "INTEGER", nullable: true),
                    compare_quantity = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    movement_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock_adjustments", x => x.id);
                    table.ForeignKey(
                        name: "FK_inventory_stock_adjustments_inventory_stock_items_stock_item_id",
                        column: x => x.stock_item_id,
                        principalTable: "inventory_stock_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inventory_stock_movements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stock_item_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    on_hand_after = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    adjustment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock_movements", x => x.id);
                    table.ForeignKey(
                        name: "FK_inventory_stock_movements_inventory_stock_items_stock_item_id",
                        column: x => x.stock_item_id,
                        principalTable: "inventory_stock_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ordering_checkouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cart_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    payment_method = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    shipping_address = table.Column<string>(type: "TEXT", nullable: true),
                    billing_address = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_checkouts", x => x.id);
                    table.ForeignKey(
                        name: "FK_ordering_checkouts_ordering_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "ordering_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ordering_seller_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    shop_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    order_number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    payment_status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fulfilment_method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    item_count = table.Column<int>(type: "INTEGER", nullable: false),
                    buyer_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    buyer_note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    shipping_address = table.Column<string>(type: "TEXT", nullable: true),
                    shipped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    completed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    totals_discount = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_grand = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_included_tax = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_item = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_shipping = table.Column<long>(type: "INTEGER", nullable: false),
                    totals_tax = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_seller_orders", x => x.id);
                    table.ForeignKey(
                        name: "FK_ordering_seller_orders_ordering_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "ordering_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shopping_cart_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    variant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customization_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    cart_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shopping_cart_lines", x => x.id);
                    table.ForeignKey(
                        name: "FK_shopping_cart_lines_shopping_carts_cart_id",
                        column: x => x.cart_id,
                        principalTable: "shopping_carts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalog_product_images",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    upload_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    alt = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_product_images", x => x.id);
                    table.ForeignKey(
                        name: "FK_catalog_product_images_catalog_products_product_id",
                        column: x => x.product_id,
                        principalTable: "catalog_products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalog_product_tags",
                columns: table => new
                {
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tag_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_product_tags", x => new { x.product_id, x.tag_id });
                    table.ForeignKey(
                        name: "FK_catalog_product_tags_catalog_products_product_id",
                        column: x => x.product_id,
                        principalTable: "catalog_products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_catalog_product_tags_catalog_tags_tag_id",
                        column: x => x.tag_id,
                        principalTable: "catalog_tags",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalog_variants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sku_scope = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sku = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    gtin = table.Column<string>(type: "TEXT", maxLength: 14, nullable: true),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    weight = table.Column<string>(type: "TEXT", nullable: true),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    image_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_variants", x => x.id);
                    table.ForeignKey(
                        name: "FK_catalog_variants_catalog_products_product_id",
                        column: x => x.product_id,
                        principalTable: "catalog_products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordering_order_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    variant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    variant_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sku = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    image_url = table.Column<string>(type: "TEXT", nullable: true),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    discount = table.Column<long>(type: "INTEGER", nullable: false),
                    tax = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    fulfilled_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    delivered_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_order_lines", x => x.id);
                    table.ForeignKey(
                        name: "FK_ordering_order_lines_ordering_seller_orders_seller_order_id",
                        column: x => x.seller_order_id,
                        principalTable: "ordering_seller_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalog_listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    variant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    shop_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sku = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    condition = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    min_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    max_quantity = table.Column<int>(type: "INTEGER", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_listings", x => x.id);
                    table.ForeignKey(
                        name: "FK_catalog_listings_catalog_products_product_id",
                        column: x => x.product_id,
                        principalTable: "catalog_products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalog_listings_catalog_variants_variant_id",
                        column: x => x.variant_id,
                        principalTable: "catalog_variants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "catalog_prices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    min_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    sale_amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    sale_starts_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sale_ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_prices", x => x.id);
                    table.ForeignKey(
                        name: "FK_catalog_prices_catalog_listings_listing_id",
                        column: x => x.listing_id,
                        principalTable: "catalog_listings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_categories_external_id",
                table: "catalog_categories",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_categories_lineage",
                table: "catalog_categories",
                column: "lineage");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_categories_parent_id_position",
                table: "catalog_categories",
                columns: new[] { "parent_id", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_categories_slug",
                table: "catalog_categories",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_listings_product_id",
                table: "catalog_listings",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_listings_seller_id_external_id",
                table: "catalog_listings",
                columns: new[] { "seller_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_listings_seller_id_sku",
                table: "catalog_listings",
                columns: new[] { "seller_id", "sku" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_listings_seller_id_variant_id_condition",
                table: "catalog_listings",
                columns: new[] { "seller_id", "variant_id", "condition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_listings_shop_id",
                table: "catalog_listings",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_listings_variant_id",
                table: "catalog_listings",
                column: "variant_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_prices_listing_id_currency_min_quantity",
                table: "catalog_prices",
                columns: new[] { "listing_id", "currency", "min_quantity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_images_product_id",
                table: "catalog_product_images",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_images_upload_id",
                table: "catalog_product_images",
                column: "upload_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_product_tags_tag_id",
                table: "catalog_product_tags",
                column: "tag_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_products_category_id",
                table: "catalog_products",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_products_seller_id_external_id",
                table: "catalog_products",
                columns: new[] { "seller_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_products_slug",
                table: "catalog_products",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_products_status_created_at",
                table: "catalog_products",
                columns: new[] { "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_catalog_tags_slug",
                table: "catalog_tags",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalog_variants_gtin",
                table: "catalog_variants",
                column: "gtin");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_variants_product_id",
                table: "catalog_variants",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_catalog_variants_sku_scope_sku",
                table: "catalog_variants",
                columns: new[] { "sku_scope", "sku" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_access_keys_hash",
                table: "identity_access_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_integration_import_rows_import_id_row_number",
                table: "integration_import_rows",
                columns: new[] { "import_id", "row_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_integration_import_rows_import_id_status",
                table: "integration_import_rows",
                columns: new[] { "import_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_integration_imports_job_id",
                table: "integration_imports",
                column: "job_id");

            migrationBuilder.CreateIndex(
                name: "IX_integration_imports_seller_id_created_at",
                table: "integration_imports",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_inventory_reservations_order_line_id",
                table: "inventory_reservations",
                column: "order_line_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inventory_reservations_stock_item_id_status",
                table: "inventory_reservations",
                columns: new[] { "stock_item_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_adjustments_stock_item_id",
                table: "inventory_stock_adjustments",
                column: "stock_item_id");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_items_listing_id",
                table: "inventory_stock_items",
                column: "listing_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_items_seller_id",
                table: "inventory_stock_items",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_movements_order_line_id",
                table: "inventory_stock_movements",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_movements_stock_item_id",
                table: "inventory_stock_movements",
                column: "stock_item_id");

            migrationBuilder.CreateIndex(
                name: "IX_media_uploads_buyer_id_created_at",
                table: "media_uploads",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_media_uploads_expires_at",
                table: "media_uploads",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_media_uploads_seller_id_created_at",
                table: "media_uploads",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_media_uploads_storage_key",
                table: "media_uploads",
                column: "storage_key");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_checkouts_buyer_id_created_at",
                table: "ordering_checkouts",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_checkouts_cart_id",
                table: "ordering_checkouts",
                column: "cart_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_checkouts_order_id",
                table: "ordering_checkouts",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_lines_listing_id",
                table: "ordering_order_lines",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_lines_product_id",
                table: "ordering_order_lines",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_order_lines_seller_order_id",
                table: "ordering_order_lines",
                column: "seller_order_id");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_orders_buyer_id_created_at",
                table: "ordering_orders",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_orders_created_at",
                table: "ordering_orders",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_orders_number",
                table: "ordering_orders",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_seller_orders_buyer_id_created_at",
                table: "ordering_seller_orders",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_seller_orders_number",
                table: "ordering_seller_orders",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_seller_orders_order_id_seller_id",
                table: "ordering_seller_orders",
                columns: new[] { "order_id", "seller_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_seller_orders_seller_id_created_at",
                table: "ordering_seller_orders",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_payments_buyer_id_created_at",
                table: "payments_payments",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_payments_order_id",
                table: "payments_payments",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotency_keys_created_at",
                table: "platform_idempotency_keys",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_owner_seller_id",
                table: "platform_jobs",
                column: "owner_seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_status_lease_until",
                table: "platform_jobs",
                columns: new[] { "status", "lease_until" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_subject_id",
                table: "platform_jobs",
                column: "subject_id");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_event_id",
                table: "platform_outbox",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_subject_id_sequence",
                table: "platform_outbox",
                columns: new[] { "subject_id", "sequence" },
                filter: "sent_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_platform_transitions_subject_id_id",
                table: "platform_transitions",
                columns: new[] { "subject_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_sellers_sellers_external_id",
                table: "sellers_sellers",
                column: "external_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sellers_sellers_slug",
                table: "sellers_sellers",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sellers_shops_seller_id_external_id",
                table: "sellers_shops",
                columns: new[] { "seller_id", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sellers_shops_slug",
                table: "sellers_shops",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shopping_cart_lines_cart_id_listing_id_customization_hash",
                table: "shopping_cart_lines",
                columns: new[] { "cart_id", "listing_id", "customization_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shopping_cart_lines_listing_id",
                table: "shopping_cart_lines",
                column: "listing_id");

            migrationBuilder.CreateIndex(
                name: "IX_shopping_carts_buyer_id_created_at",
                table: "shopping_carts",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ux_shopping_carts_open",
                table: "shopping_carts",
                column: "buyer_id",
                unique: true,
                filter: "status = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalog_prices");

            migrationBuilder.DropTable(
                name: "catalog_product_images");

            migrationBuilder.DropTable(
                name: "catalog_product_tags");

            migrationBuilder.DropTable(
                name: "identity_access_keys");

            migrationBuilder.DropTable(
                name: "integration_external_references");

            migrationBuilder.DropTable(
                name: "integration_import_rows");

            migrationBuilder.DropTable(
                name: "integration_pending_pictures");

            migrationBuilder.DropTable(
                name: "inventory_reservations");

            migrationBuilder.DropTable(
                name: "inventory_stock_adjustments");

            migrationBuilder.DropTable(
                name: "inventory_stock_movements");

            migrationBuilder.DropTable(
                name: "media_uploads");

            migrationBuilder.DropTable(
                name: "ordering_checkouts");

            migrationBuilder.DropTable(
                name: "ordering_order_lines");

            migrationBuilder.DropTable(
                name: "ordering_sequences");

            migrationBuilder.DropTable(
                name: "payments_payments");

            migrationBuilder.DropTable(
                name: "platform_idempotency_keys");

            migrationBuilder.DropTable(
                name: "platform_inbox");

            migrationBuilder.DropTable(
                name: "platform_jobs");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_transitions");

            migrationBuilder.DropTable(
                name: "sellers_sellers");

            migrationBuilder.DropTable(
                name: "sellers_shops");

            migrationBuilder.DropTable(
                name: "shopping_cart_lines");

            migrationBuilder.DropTable(
                name: "catalog_listings");

            migrationBuilder.DropTable(
                name: "catalog_tags");

            migrationBuilder.DropTable(
                name: "integration_imports");

            migrationBuilder.DropTable(
                name: "inventory_stock_items");

            migrationBuilder.DropTable(
                name: "ordering_seller_orders");

            migrationBuilder.DropTable(
                name: "shopping_carts");

            migrationBuilder.DropTable(
                name: "catalog_variants");

            migrationBuilder.DropTable(
                name: "ordering_orders");

            migrationBuilder.DropTable(
                name: "catalog_products");

            migrationBuilder.DropTable(
                name: "catalog_categories");
        }
    }
}
