using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

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
                name: "customers_addresses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    profile_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    is_default_shipping = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_default_billing = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_addresses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customers_privacy_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    completed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    job_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_privacy_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customers_profiles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    preferences = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: true),
                    consents = table.Column<string>(type: "TEXT", nullable: false),
                    claimed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_profiles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customers_wishlists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    profile_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    is_default = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_wishlists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "finance_commission_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rule_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rule_version = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    @base = table.Column<long>(name: "base", type: "INTEGER", nullable: false),
                    rate = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_rate = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: false),
                    tax_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "finance_commission_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    category_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    rate = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: false),
                    @base = table.Column<string>(name: "base", type: "TEXT", maxLength: 40, nullable: false),
                    tax_rate = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    fixed_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    minimum_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    maximum_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    dropped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rule_version = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_commission_rules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "finance_journal_entries",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_journal_entries", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "finance_ledger_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    side = table.Column<int>(type: "INTEGER", nullable: false),
                    balance = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_count = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ledger_accounts", x => x.id);
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
                    allowed_ips = table.Column<string>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    grace_ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    grace_period = table.Column<TimeSpan>(type: "TEXT", nullable: true),
                    replaced_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_access_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_external_login_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    redirect_uri = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    code_challenge = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    nonce = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_verified = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_external_login_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_one_time_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    destination = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    is_short = table.Column<bool>(type: "INTEGER", nullable: false),
                    tries_left = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_one_time_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_permissions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    surface = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_permissions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    surface = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    is_system = table.Column<bool>(type: "INTEGER", nullable: false),
                    permissions = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_in_tries",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sign_in_tries", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "identity_users",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    profile_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    pending_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_verified_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    phone_verified_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    locale = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", nullable: true),
                    avatar_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_sign_in_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_users", x => x.id);
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
                name: "media_direct_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    filename = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    byte_size = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    upload_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_media_direct_uploads", x => x.id);
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
                name: "ordering_interests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_interests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ordering_invoice_series",
                columns: table => new
                {
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_invoice_series", x => new { x.seller_id, x.kind, x.year });
                });

            migrationBuilder.CreateTable(
                name: "ordering_invoices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    refund_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_total = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_invoices", x => x.id);
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
                    paid_total = table.Column<long>(type: "INTEGER", nullable: false),
                    refunded_total = table.Column<long>(type: "INTEGER", nullable: false),
                    payment_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                name: "ordering_purchase_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    single_price = table.Column<long>(type: "INTEGER", nullable: false),
                    customization = table.Column<string>(type: "TEXT", nullable: false),
                    is_for_admins = table.Column<bool>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    shipping_address = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_purchase_requests", x => x.id);
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
                name: "payments_captures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_captures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_cash_collections",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    collected_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_cash_collections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_event_replays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_event_replays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    event_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    payment_reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_methods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    flow = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    currencies = table.Column<string>(type: "TEXT", nullable: false),
                    countries = table.Column<string>(type: "TEXT", nullable: false),
                    minimum_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    minimum_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    maximum_amount = table.Column<long>(type: "INTEGER", nullable: true),
                    maximum_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    icon_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_methods", x => x.id);
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
                    authorized_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    captured_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    captured_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    refunded_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    claimed_amount = table.Column<long>(type: "INTEGER", nullable: false),
                    is_the_one = table.Column<bool>(type: "INTEGER", nullable: false),
                    provider_reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    provider_data = table.Column<string>(type: "TEXT", nullable: true),
                    next_action = table.Column<string>(type: "TEXT", nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    failure_message = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    return_url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    cancel_url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    duty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    duty_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    to_capture = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payments", x => x.id);
                    table.CheckConstraint("ck_payments_payments_amounts", "amount >= 0 AND authorized_amount BETWEEN 0 AND amount AND captured_amount BETWEEN 0 AND amount AND claimed_amount BETWEEN 0 AND captured_amount AND refunded_amount BETWEEN 0 AND claimed_amount");
                });

            migrationBuilder.CreateTable(
                name: "payments_transactions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    provider_reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    raw_answer = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: true),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_transactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_voids",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_voids", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    resource_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    surface = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    actor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    ip_address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    request_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_change_notes",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    resource_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_change_notes", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "platform_changes",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    resource_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    resource_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_changes", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_feed_marks",
                columns: table => new
                {
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    closed_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_feed_marks", x => x.is_public);
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
                    table.PrimaryKey("PK_platform_inbox", x => new { x.event_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "platform_job_schedules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    cron = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    is_paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_decided = table.Column<bool>(type: "INTEGER", nullable: false),
                    last_run_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_run_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_job_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_job_schedules", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    is_routine = table.Column<bool>(type: "INTEGER", nullable: false),
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
                    stop_asked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    position = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
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
                    subject_type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    correlation_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
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
                name: "pricing_price_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    codes = table.Column<string>(type: "TEXT", nullable: false),
                    customization = table.Column<string>(type: "TEXT", nullable: true),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    engine_version = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    input_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_price_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pricing_promotions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    percent = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: true),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    conditions = table.Column<string>(type: "TEXT", nullable: false),
                    needs_code = table.Column<bool>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    is_exclusive = table.Column<bool>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    usage_limit = table.Column<int>(type: "INTEGER", nullable: true),
                    used_count = table.Column<int>(type: "INTEGER", nullable: false),
                    products = table.Column<string>(type: "TEXT", nullable: false),
                    categories = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_promotions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pricing_tax_classes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    is_default = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_tax_classes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sellers_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    applicant_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    accepts_terms = table.Column<bool>(type: "INTEGER", nullable: false),
                    business_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decision_reason = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sellers_invitations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    email_key = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    invited_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    member_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_invitations", x => x.id);
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
                    acceptance_period = table.Column<long>(type: "INTEGER", nullable: false),
                    return_window = table.Column<long>(type: "INTEGER", nullable: false),
                    payout_schedule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    logo_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    banner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    base_currency = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", nullable: true),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    people_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    kyc_status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    terms_accepted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    is_open = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_published = table.Column<bool>(type: "INTEGER", nullable: false),
                    opening_hours = table.Column<string>(type: "TEXT", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    logo_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cover_id = table.Column<Guid>(type: "TEXT", nullable: true),
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
                    coupons = table.Column<string>(type: "TEXT", nullable: true),
                    shipping = table.Column<string>(type: "TEXT", nullable: true),
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
                    table.PrimaryKey("PK_shopping_carts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customers_wishlist_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wishlist_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    profile_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listing_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    price_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_wishlist_items", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_wishlist_items_customers_wishlists_wishlist_id",
                        column: x => x.wishlist_id,
                        principalTable: "customers_wishlists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "finance_ledger_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    journal_entry_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    balance_after = table.Column<long>(type: "INTEGER", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finance_ledger_entries", x => x.id);
                    table.ForeignKey(
                        name: "FK_finance_ledger_entries_finance_ledger_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "finance_ledger_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_external_logins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_external_logins", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_external_logins_identity_users_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_recovery_code_sets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hashes = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_recovery_code_sets", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_recovery_code_sets_identity_users_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    transport = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    device_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    ip_address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    user_agent = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    family_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    last_used_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    refresh_ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_sessions_identity_users_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_totp_devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    sealed_secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_totp_devices", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_totp_devices_identity_users_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_user_roles",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_user_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "FK_identity_user_roles_identity_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "identity_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_identity_user_roles_identity_users_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                    consumed = table.Column<int>(type: "INTEGER", nullable: false),
                    released = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_reservations", x => x.id);
                    table.CheckConstraint("ck_inventory_reservations_held", "consumed >= 0 AND released >= 0 AND consumed + released <= quantity");
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
                    payment_method = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
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
                    commission = table.Column<long>(type: "INTEGER", nullable: false),
                    refunded_total = table.Column<long>(type: "INTEGER", nullable: false),
                    needs_acceptance = table.Column<bool>(type: "INTEGER", nullable: false),
                    acceptance_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    shipping_method_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    shipping = table.Column<string>(type: "TEXT", nullable: true),
                    adjustments = table.Column<string>(type: "TEXT", nullable: false),
                    tax_lines = table.Column<string>(type: "TEXT", nullable: false),
                    buyer_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    buyer_note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    shipping_address = table.Column<string>(type: "TEXT", nullable: true),
                    shipped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    completed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    cancelled_total = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_total = table.Column<long>(type: "INTEGER", nullable: false),
                    parcels_back = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    acceptance_period = table.Column<long>(type: "INTEGER", nullable: false),
                    only_admin_accepts = table.Column<bool>(type: "INTEGER", nullable: false),
                    return_window = table.Column<long>(type: "INTEGER", nullable: false),
                    return_window_ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    release_due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
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
                name: "ordering_request_uploads",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    upload_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_request_uploads", x => new { x.request_id, x.upload_id });
                    table.ForeignKey(
                        name: "FK_ordering_request_uploads_ordering_purchase_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "ordering_purchase_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payments_refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    parts = table.Column<string>(type: "TEXT", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    restock = table.Column<bool>(type: "INTEGER", nullable: false),
                    requested_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    provider_reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    failure_code = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    failure_message = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    succeeded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    duty_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_refunds", x => x.id);
                    table.CheckConstraint("ck_payments_refunds_amount", "amount > 0");
                    table.ForeignKey(
                        name: "FK_payments_refunds_payments_payments_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payments_payments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pricing_buyer_uses",
                columns: table => new
                {
                    promotion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    used = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_buyer_uses", x => new { x.promotion_id, x.buyer_id });
                    table.ForeignKey(
                        name: "FK_pricing_buyer_uses_pricing_promotions_promotion_id",
                        column: x => x.promotion_id,
                        principalTable: "pricing_promotions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pricing_coupons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    promotion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    folded_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    usage_limit = table.Column<int>(type: "INTEGER", nullable: true),
                    used_count = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_coupons", x => x.id);
                    table.ForeignKey(
                        name: "FK_pricing_coupons_pricing_promotions_promotion_id",
                        column: x => x.promotion_id,
                        principalTable: "pricing_promotions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                    tax_class_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    options = table.Column<string>(type: "TEXT", nullable: false),
                    specs = table.Column<string>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    customization_template_id = table.Column<Guid>(type: "TEXT", nullable: true),
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
                    table.ForeignKey(
                        name: "FK_catalog_products_pricing_tax_classes_tax_class_id",
                        column: x => x.tax_class_id,
                        principalTable: "pricing_tax_classes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pricing_tax_rates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tax_class_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    subdivision = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    percent = table.Column<decimal>(type: "TEXT", precision: 7, scale: 4, nullable: false),
                    is_included_in_price = table.Column<bool>(type: "INTEGER", nullable: false),
                    applies_to_shipping = table.Column<bool>(type: "INTEGER", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_tax_rates", x => x.id);
                    table.ForeignKey(
                        name: "FK_pricing_tax_rates_pricing_tax_classes_tax_class_id",
                        column: x => x.tax_class_id,
                        principalTable: "pricing_tax_classes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sellers_kyc_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    required_documents = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    submitted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reviewer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    checks = table.Column<string>(type: "TEXT", nullable: false),
                    documents_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_kyc_cases", x => x.id);
                    table.ForeignKey(
                        name: "FK_sellers_kyc_cases_sellers_sellers_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers_sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sellers_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_members", x => x.id);
                    table.ForeignKey(
                        name: "FK_sellers_members_sellers_sellers_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers_sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sellers_shipping_zones",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    country_codes = table.Column<string>(type: "TEXT", nullable: false),
                    subdivisions = table.Column<string>(type: "TEXT", nullable: false),
                    postal_codes = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_shipping_zones", x => x.id);
                    table.ForeignKey(
                        name: "FK_sellers_shipping_zones_sellers_sellers_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers_sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sellers_closures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    shop_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    starts_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ends_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    message = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_closures", x => x.id);
                    table.ForeignKey(
                        name: "FK_sellers_closures_sellers_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "sellers_shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sellers_shipping_methods",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    shop_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    carrier = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    lead_time = table.Column<long>(type: "INTEGER", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_shipping_methods", x => x.id);
                    table.ForeignKey(
                        name: "FK_sellers_shipping_methods_sellers_sellers_seller_id",
                        column: x => x.seller_id,
                        principalTable: "sellers_sellers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_sellers_shipping_methods_sellers_shops_shop_id",
                        column: x => x.shop_id,
                        principalTable: "sellers_shops",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                    customization = table.Column<string>(type: "TEXT", nullable: true),
                    customization_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    surcharge = table.Column<long>(type: "INTEGER", nullable: false),
                    discount = table.Column<long>(type: "INTEGER", nullable: false),
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
                name: "ordering_cancellations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_cancellations", x => x.id);
                    table.ForeignKey(
                        name: "FK_ordering_cancellations_ordering_seller_orders_seller_order_id",
                        column: x => x.seller_order_id,
                        principalTable: "ordering_seller_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ordering_fulfilments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    status_reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    carrier = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    service = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    tracking_number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    tracking_url = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    parcels = table.Column<string>(type: "TEXT", nullable: false),
                    estimated_delivery_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    shipped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    delivered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_fulfilments", x => x.id);
                    table.ForeignKey(
                        name: "FK_ordering_fulfilments_ordering_seller_orders_seller_order_id",
                        column: x => x.seller_order_id,
                        principalTable: "ordering_seller_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
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
                    customization = table.Column<string>(type: "TEXT", nullable: false),
                    unit_price = table.Column<long>(type: "INTEGER", nullable: false),
                    discount = table.Column<long>(type: "INTEGER", nullable: false),
                    platform_discount = table.Column<long>(type: "INTEGER", nullable: false),
                    tax = table.Column<long>(type: "INTEGER", nullable: false),
                    included_tax = table.Column<long>(type: "INTEGER", nullable: false),
                    taxes = table.Column<string>(type: "TEXT", nullable: false),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    fulfilled_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    delivered_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    packed_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    came_back_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    recalled_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    cancelled_total = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    claimed_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    claimed_total = table.Column<long>(type: "INTEGER", nullable: false),
                    refunded_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    refunded_total = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_order_lines", x => x.id);
                    table.CheckConstraint("ck_ordering_order_lines_quantities", "packed_quantity >= 0 AND cancelled_quantity >= 0 AND delivered_quantity >= 0 AND delivered_quantity <= fulfilled_quantity AND fulfilled_quantity + packed_quantity + cancelled_quantity <= quantity AND recalled_quantity >= 0 AND recalled_quantity <= came_back_quantity AND delivered_quantity + came_back_quantity - recalled_quantity <= fulfilled_quantity AND returned_quantity >= 0 AND returned_quantity <= delivered_quantity AND claimed_quantity >= 0 AND claimed_quantity <= quantity AND refunded_quantity <= quantity AND claimed_total >= 0 AND cancelled_total >= 0 AND claimed_total + cancelled_total <= total AND refunded_total <= total");
                    table.ForeignKey(
                        name: "FK_ordering_order_lines_ordering_seller_orders_seller_order_id",
                        column: x => x.seller_order_id,
                        principalTable: "ordering_seller_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ordering_pickup_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    tries_left = table.Column<int>(type: "INTEGER", nullable: false),
                    issued = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_pickup_codes", x => x.id);
                    table.CheckConstraint("ck_ordering_pickup_codes_tries", "tries_left >= 0");
                    table.ForeignKey(
                        name: "FK_ordering_pickup_codes_ordering_seller_orders_seller_order_id",
                        column: x => x.seller_order_id,
                        principalTable: "ordering_seller_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ordering_pickup_verifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    verified_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_pickup_verifications", x => x.id);
                    table.ForeignKey(
                        name: "FK_ordering_pickup_verifications_ordering_seller_orders_seller_order_id",
                        column: x => x.seller_order_id,
                        principalTable: "ordering_seller_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pricing_promotion_uses",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    promotion_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    coupon_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    buyer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    counts_for_buyer = table.Column<bool>(type: "INTEGER", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    returned_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_promotion_uses", x => new { x.order_id, x.promotion_id });
                    table.ForeignKey(
                        name: "FK_pricing_promotion_uses_pricing_coupons_coupon_id",
                        column: x => x.coupon_id,
                        principalTable: "pricing_coupons",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_pricing_promotion_uses_pricing_promotions_promotion_id",
                        column: x => x.promotion_id,
                        principalTable: "pricing_promotions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "catalog_customization_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalog_customization_templates", x => x.id);
                    table.ForeignKey(
                        name: "FK_catalog_customization_templates_catalog_products_product_id",
                        column: x => x.product_id,
                        principalTable: "catalog_products",
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
                name: "sellers_kyc_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    upload_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sealed_number = table.Column<byte[]>(type: "BLOB", maxLength: 364, nullable: true),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_kyc_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_sellers_kyc_documents_sellers_kyc_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "sellers_kyc_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sellers_shipping_rates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    method_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    zone_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    minimum = table.Column<decimal>(type: "TEXT", precision: 14, scale: 4, nullable: true),
                    maximum = table.Column<decimal>(type: "TEXT", precision: 14, scale: 4, nullable: true),
                    free_from_minor = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers_shipping_rates", x => x.id);
                    table.ForeignKey(
                        name: "FK_sellers_shipping_rates_sellers_shipping_methods_method_id",
                        column: x => x.method_id,
                        principalTable: "sellers_shipping_methods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_sellers_shipping_rates_sellers_shipping_zones_zone_id",
                        column: x => x.zone_id,
                        principalTable: "sellers_shipping_zones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ordering_order_uploads",
                columns: table => new
                {
                    order_line_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    upload_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seller_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ordering_order_uploads", x => new { x.order_line_id, x.upload_id });
                    table.ForeignKey(
                        name: "FK_ordering_order_uploads_ordering_order_lines_order_line_id",
                        column: x => x.order_line_id,
                        principalTable: "ordering_order_lines",
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

            migrationBuilder.InsertData(
                table: "finance_commission_rules",
                columns: new[] { "id", "base", "category_id", "created_at", "currency", "dropped_at", "ends_at", "fixed_minor", "maximum_minor", "minimum_minor", "name", "position", "product_id", "rate", "rule_version", "seller_id", "starts_at", "tax_rate", "updated_at", "version" },
                values: new object[] { new Guid("01900000-0000-7000-8001-000000000001"), "Items", null, new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), null, null, null, null, null, null, "Default", 1000000, null, 0m, 1, null, null, 0m, new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 });

            migrationBuilder.InsertData(
                table: "identity_permissions",
                columns: new[] { "id", "description", "name", "surface" },
                values: new object[,]
                {
                    { new Guid("005ff5d1-ece6-7800-c426-c4cdb4246fca"), "See accounts and sessions.", "read:users", "Admin" },
                    { new Guid("017ae48b-ba4b-4b17-70aa-64252862bc41"), "See the seller's own record.", "read:sellers", "Seller" },
                    { new Guid("021c2de7-c9fa-8bff-b476-29465f5d4e21"), "Change API keys of the seller.", "write:apiKeys", "Seller" },
                    { new Guid("03e53e46-5906-c68c-2c23-57e60e1d9aa2"), "Change imports.", "write:imports", "Admin" },
                    { new Guid("0423e094-1237-0044-005b-ef6ec837c29e"), "See categories and tags.", "read:categories", "Admin" },
                    { new Guid("0797a9d5-529c-c7bf-7f29-7151c5af485d"), "See the verification of the seller.", "read:kyc", "Seller" },
                    { new Guid("07a829f6-7bd3-7b62-de47-648a6bbe3231"), "See what is earned and owed.", "read:ledger", "Seller" },
                    { new Guid("0ba7f860-892a-5ccd-a16a-fe4346c62f87"), "Change categories and tags.", "write:categories", "Admin" },
                    { new Guid("0c82aec3-5831-0a94-79df-5f47450dd881"), "See zones of the store, and how sellers send.", "read:shipping", "Admin" },
                    { new Guid("12c23c21-0992-697f-340b-2b8c3617c7eb"), "Change who bought here.", "write:customers", "Seller" },
                    { new Guid("12e5fe68-0dd1-2be4-093c-62e4c16cd12a"), "Change the audit log.", "write:audit", "Admin" },
                    { new Guid("17cf591f-2f98-b4ae-9b00-d33f88ce758b"), "See what is handed over, and the cash for it.", "read:fulfilments", "Seller" },
                    { new Guid("1ae24d6d-e0dd-5365-5343-760dc3da6369"), "Change how can be paid.", "write:payments", "Seller" },
                    { new Guid("1aec191d-808c-2d5b-4abe-5eff4d9a6af6"), "Change work in the background.", "write:jobs", "Admin" },
                    { new Guid("1cc30317-bcd0-70c6-a030-800a6f0c22e7"), "See shops, their hours and closures.", "read:shops", "Seller" },
                    { new Guid("22f3b5e7-9ffa-6c0e-5ddc-9913feaf9de6"), "See products of all sellers.", "read:products", "Admin" },
                    { new Guid("2fed6847-363e-6929-9613-652ba3fdb90e"), "Change orders of this seller.", "write:orders", "Seller" },
                    { new Guid("3000cb53-2395-e432-16e5-3a4356648ff6"), "Change uploaded files.", "write:media", "Admin" },
                    { new Guid("308270a5-b610-7950-4717-007c4ca07c35"), "Change payments and ways to pay.", "write:payments", "Admin" },
                    { new Guid("31d05161-4e19-b1b5-0ce3-183dcf474e52"), "See promotions and coupons of all sellers, and the store's own.", "read:promotions", "Admin" },
                    { new Guid("33a7555e-1922-679b-784f-da82aa489644"), "See the audit log.", "read:audit", "Admin" },
                    { new Guid("371ab496-4a2e-555e-e58f-0e703ad1ba4b"), "Change products with their variants and pictures.", "write:products", "Seller" },
                    { new Guid("37515080-90bd-9c45-be9d-405bca5cd348"), "Change promotions and coupons of all sellers, and the store's own.", "write:promotions", "Admin" },
                    { new Guid("3bc8ae05-8252-cc9e-9e9f-08b500604e7d"), "Change work in the background.", "write:jobs", "Seller" },
                    { new Guid("3d2c3625-2ef2-0a9a-2a9a-76de34033bf2"), "See imports.", "read:imports", "Admin" },
                    { new Guid("3dcffd24-a2c5-5a23-3a36-4679ebb7dd04"), "Change sellers, applications, shops and members.", "write:sellers", "Admin" },
                    { new Guid("3f34c7c4-7aec-2bc2-00ba-76a0d733678b"), "Change how is sent, where to, and for how much.", "write:shipping", "Seller" },
                    { new Guid("45a41345-2456-6577-fc68-76ddfb8e486c"), "Change API keys of operators and sellers.", "write:apiKeys", "Admin" },
                    { new Guid("4c0049e5-3127-fda2-873a-10608116ba22"), "See orders of this seller.", "read:orders", "Seller" },
                    { new Guid("4f47b4fe-a653-8204-a9bc-50120f4e6a77"), "See products with their variants and pictures.", "read:products", "Seller" },
                    { new Guid("53c60598-1c09-1eec-c0ce-069a3f0e8b02"), "See carts of customers.", "read:carts", "Admin" },
                    { new Guid("5486321b-4899-a7b1-8284-f2be26a1d7af"), "Change zones of the store, and how sellers send.", "write:shipping", "Admin" },
                    { new Guid("54dff785-00af-42a6-1236-25b603093919"), "Change roles and what they hold.", "write:roles", "Admin" },
                    { new Guid("5618d7f7-e2ae-5de3-db48-6bc3de94a6d1"), "Change what is handed over, and the cash for it.", "write:fulfilments", "Seller" },
                    { new Guid("5797e992-1e46-d8e9-8f04-843131950035"), "See how can be paid.", "read:payments", "Seller" },
                    { new Guid("59fc1b75-4322-bad7-a0f4-0493d6086eb8"), "Change imports of a catalogue.", "write:imports", "Seller" },
                    { new Guid("60afbca3-e781-02d8-e057-fee6a4e6dcf2"), "See roles and what they hold.", "read:roles", "Seller" },
                    { new Guid("6127553c-4f84-ac10-ece2-d6fc77c39838"), "Change who belongs to the seller, and invitations.", "write:members", "Seller" },
                    { new Guid("61b02973-a657-0c7d-e6c7-f222121bfbed"), "Change members as people.", "write:users", "Seller" },
                    { new Guid("6945db11-cf4f-dca6-85b6-bd9301fb2fa9"), "See who belongs to the seller, and invitations.", "read:members", "Seller" },
                    { new Guid("696a8461-e641-8ea2-5e48-c590f60b67c9"), "Change shops, their hours and closures.", "write:shops", "Seller" },
                    { new Guid("7167afd1-cdcb-a639-91d8-030a040d29e1"), "Change what happened, and who is told of it.", "write:webhooks", "Seller" },
                    { new Guid("74d39c76-31b8-3a19-230a-92af7a094857"), "See stock levels and their movements.", "read:stock", "Seller" },
                    { new Guid("7d78a0a6-b7c4-497a-c717-7898a79659db"), "See who bought here.", "read:customers", "Seller" },
                    { new Guid("7fdfb64e-ce20-25d5-3125-4ffb513648f6"), "Change taxes, and what is taxed alike.", "write:taxes", "Admin" },
                    { new Guid("87d9482b-d020-18dd-0035-79516a950fe1"), "Change what is earned and owed.", "write:ledger", "Seller" },
                    { new Guid("8ae53cfe-107b-2646-2fc8-35a27e80897a"), "See listings and their prices.", "read:listings", "Seller" },
                    { new Guid("931cbe45-e019-2088-55a6-e5adcc0af147"), "See shops of all sellers.", "read:shops", "Admin" },
                    { new Guid("9494747b-f2ba-bb0e-2f93-f24212ab2066"), "Change stock of all sellers.", "write:stock", "Admin" },
                    { new Guid("964f5295-ada6-f4cc-69c1-deab041ebcfb"), "Change what goes back to buyers.", "write:refunds", "Admin" },
                    { new Guid("96b051a8-2f7a-2dbb-157e-4ba8ba225682"), "Change verification of sellers.", "write:kyc", "Admin" },
                    { new Guid("974cc61f-ccb3-11a4-1f4a-b516ad9cd9c5"), "See listings and prices of all sellers.", "read:listings", "Admin" },
                    { new Guid("9aad5b69-a57d-84fd-9962-86cbe30fc2f2"), "See members as people.", "read:users", "Seller" },
                    { new Guid("9ab8da44-d012-6f5a-4dd8-ebd6700b3c33"), "See uploaded files.", "read:media", "Seller" },
                    { new Guid("a0170670-9698-83f0-5881-6205209d0916"), "Change the verification of the seller.", "write:kyc", "Seller" },
                    { new Guid("a07c3dba-db1a-516e-1d93-b1d913dc9616"), "Change the seller's own record.", "write:sellers", "Seller" },
                    { new Guid("a194ad53-1304-18e2-3580-cd2ff4e5df21"), "See work in the background.", "read:jobs", "Admin" },
                    { new Guid("a1dc1917-c3f3-d495-52b2-60c185873307"), "Change customer profiles and addresses.", "write:customers", "Admin" },
                    { new Guid("a4e2635b-0dc1-5ed9-aadc-fe76bf5dbdee"), "See payments and ways to pay.", "read:payments", "Admin" },
                    { new Guid("a5f22709-8f73-bc7e-7490-6eab953c1f99"), "Change carts of customers.", "write:carts", "Admin" },
                    { new Guid("a68c562f-d9d1-3b3f-0095-f0c7b60651fd"), "Change what sales cost.", "write:commissions", "Seller" },
                    { new Guid("acdc7e81-50fa-ff54-9436-96c205407fd8"), "See what sales cost.", "read:commissions", "Seller" },
                    { new Guid("acf123db-f3bf-4734-6da8-df9f3b66e38a"), "Change products of all sellers.", "write:products", "Admin" },
                    { new Guid("ad21ffe3-7136-3985-d1b9-642926cb3abf"), "Change the books of the marketplace.", "write:ledger", "Admin" },
                    { new Guid("aed63d8b-ef15-1285-8885-dc7b3a9ce893"), "See what goes back to buyers of this seller.", "read:refunds", "Seller" },
                    { new Guid("b8c0f584-4ea6-9a88-e4a6-4680d69e96a7"), "See commission rules, and what was charged by them.", "read:commissions", "Admin" },
                    { new Guid("ba3e72a6-bd8e-6f84-f5a6-028128ae6b6d"), "Change listings and their prices.", "write:listings", "Seller" },
                    { new Guid("bc601140-0170-bcb4-fe53-b8f748bef000"), "See taxes, and what is taxed alike.", "read:taxes", "Admin" },
                    { new Guid("bcdeed42-673b-a56a-cab6-9cc8d007b212"), "See what happened, and who is told of it.", "read:webhooks", "Seller" },
                    { new Guid("c355f437-e4b7-e2f3-87e2-1123c929c94f"), "See what happened, and who is told of it.", "read:webhooks", "Admin" },
                    { new Guid("c7718a65-4211-3946-8d5d-0975a5a2b9bb"), "Change what happened, and who is told of it.", "write:webhooks", "Admin" },
                    { new Guid("c8579ab0-a12c-6e4b-cfa9-160257617232"), "See stock of all sellers.", "read:stock", "Admin" },
                    { new Guid("cad57568-5b71-7e0a-266f-3120f0189867"), "Change commission rules, and what was charged by them.", "write:commissions", "Admin" },
                    { new Guid("d182696c-955c-a5ce-6a76-e6208868e002"), "See API keys of operators and sellers.", "read:apiKeys", "Admin" },
                    { new Guid("d4f72749-9541-9ceb-7aa4-e89fb135a5ef"), "Change requests of people about their data.", "write:privacy", "Admin" },
                    { new Guid("d84651e8-6104-53de-df1b-70d569710da2"), "See requests of people about their data.", "read:privacy", "Admin" },
                    { new Guid("d8d9435e-bc7a-34dc-32d9-72bacb024ece"), "Change stock levels and their movements.", "write:stock", "Seller" },
                    { new Guid("d92dc275-4cb1-d88c-de6a-6e42364364cb"), "Change listings and prices of all sellers.", "write:listings", "Admin" },
                    { new Guid("d9953338-db88-eb25-8085-4f327e23aacf"), "Change promotions and coupons.", "write:promotions", "Seller" },
                    { new Guid("dd80f5d7-91ab-52e3-3797-dc7300dd3abb"), "See API keys of the seller.", "read:apiKeys", "Seller" },
                    { new Guid("ddeb1eb5-8eff-721d-6ea1-e856a64a358f"), "See promotions and coupons.", "read:promotions", "Seller" },
                    { new Guid("df236a56-fe3e-7c51-0a44-030c17ed018b"), "See roles and what they hold.", "read:roles", "Admin" },
                    { new Guid("e7072ece-ef8c-2d18-e4aa-6f0c7ed67827"), "See sellers, applications, shops and members.", "read:sellers", "Admin" },
                    { new Guid("e79d69fb-d67f-5e2e-9bbe-22f469897d02"), "See imports of a catalogue.", "read:imports", "Seller" },
                    { new Guid("e8097cac-5466-9e30-1906-22d46c1d8572"), "See how is sent, where to, and for how much.", "read:shipping", "Seller" },
                    { new Guid("ee0bbc15-5cbc-e375-e3b1-c640de558d1a"), "See what goes back to buyers.", "read:refunds", "Admin" },
                    { new Guid("ee8b5f0b-eff6-ccba-529d-51bb9de373b4"), "Change all orders.", "write:orders", "Admin" },
                    { new Guid("eec967ef-074d-0323-5ff7-0d9923271f72"), "See work in the background.", "read:jobs", "Seller" },
                    { new Guid("f033d929-be85-ef8b-9e95-98266567fd8a"), "See all orders.", "read:orders", "Admin" },
                    { new Guid("f06d8891-39fc-5509-5205-1ded000ff5f2"), "See customer profiles and addresses.", "read:customers", "Admin" },
                    { new Guid("f5ea1487-605b-ffc7-166a-1e75493cb2a8"), "Change uploaded files.", "write:media", "Seller" },
                    { new Guid("f704af7c-f9ce-e623-b77a-7429dff547cb"), "See verification of sellers.", "read:kyc", "Admin" },
                    { new Guid("f760b697-b7a6-0b58-4ad3-32f1d09bb423"), "Change accounts and sessions.", "write:users", "Admin" },
                    { new Guid("f90fd3ad-37be-2d56-ca41-0cfc0bb90afd"), "See the books of the marketplace.", "read:ledger", "Admin" },
                    { new Guid("f9647548-9817-7bd6-66b9-d98e0dce6b92"), "Change what goes back to buyers of this seller.", "write:refunds", "Seller" },
                    { new Guid("fa4ebac0-f0a2-a29e-b1a9-6ff5daeb6369"), "See uploaded files.", "read:media", "Admin" },
                    { new Guid("fc31ccf6-b5b3-ed02-7f98-829796ef5fd7"), "Change roles and what they hold.", "write:roles", "Seller" },
                    { new Guid("fe9239b3-2ad3-20b9-ae38-973341ae738c"), "Change shops of all sellers.", "write:shops", "Admin" }
                });

            migrationBuilder.InsertData(
                table: "identity_roles",
                columns: new[] { "id", "created_at", "description", "is_system", "name", "permissions", "surface", "updated_at", "version" },
                values: new object[,]
                {
                    { new Guid("01900000-0000-7000-8000-000000000001"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "May do everything.", true, "super", "[\"*\"]", "Admin", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("01900000-0000-7000-8000-000000000002"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "Helps buyers and sellers.", true, "support", "[\"read:orders\",\"write:orders\",\"read:customers\",\"write:customers\",\"read:users\",\"read:sellers\",\"read:products\",\"read:listings\",\"read:carts\",\"read:payments\",\"read:refunds\",\"read:jobs\",\"read:shipping\",\"read:categories\",\"read:stock\",\"read:media\",\"read:privacy\",\"write:privacy\"]", "Admin", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("01900000-0000-7000-8000-000000000003"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "Keeps the catalogue in order.", true, "catalogue", "[\"read:categories\",\"write:categories\",\"read:products\",\"write:products\",\"read:listings\",\"write:listings\",\"read:stock\",\"write:stock\",\"read:media\",\"write:media\",\"read:imports\",\"write:imports\",\"read:jobs\",\"read:sellers\",\"read:taxes\",\"read:promotions\"]", "Admin", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("01900000-0000-7000-8000-000000000004"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "Looks after the money.", true, "finance", "[\"read:payments\",\"write:payments\",\"read:refunds\",\"write:refunds\",\"read:commissions\",\"write:commissions\",\"read:ledger\",\"write:ledger\",\"read:taxes\",\"write:taxes\",\"read:orders\",\"read:sellers\",\"read:customers\"]", "Admin", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("01900000-0000-7000-8000-000000000005"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "Judges sellers and what they offer.", true, "moderator", "[\"read:products\",\"write:products\",\"read:listings\",\"write:listings\",\"read:sellers\",\"write:sellers\",\"read:shops\",\"write:shops\",\"read:shipping\",\"write:shipping\",\"read:kyc\",\"write:kyc\",\"read:categories\",\"read:media\",\"read:users\"]", "Admin", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("01900000-0000-7000-8000-000000000011"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "May do everything for the seller.", true, "owner", "[\"*\"]", "Seller", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("01900000-0000-7000-8000-000000000012"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "Runs the business, but does not decide about people, keys and verification.", true, "manager", "[\"read:products\",\"write:products\",\"read:listings\",\"write:listings\",\"read:stock\",\"write:stock\",\"read:orders\",\"write:orders\",\"read:media\",\"write:media\",\"read:imports\",\"write:imports\",\"read:jobs\",\"write:jobs\",\"read:shops\",\"write:shops\",\"read:shipping\",\"write:shipping\",\"read:fulfilments\",\"write:fulfilments\",\"read:refunds\",\"write:refunds\",\"read:commissions\",\"write:commissions\",\"read:promotions\",\"write:promotions\",\"read:sellers\",\"read:members\",\"read:customers\",\"read:users\",\"read:roles\",\"read:payments\",\"read:ledger\",\"read:webhooks\"]", "Seller", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("01900000-0000-7000-8000-000000000013"), new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "Packs, ships and keeps the shelves.", true, "staff", "[\"read:orders\",\"write:orders\",\"read:stock\",\"write:stock\",\"read:fulfilments\",\"write:fulfilments\",\"read:products\",\"read:listings\",\"read:media\",\"read:shops\",\"read:sellers\",\"read:members\",\"read:customers\",\"read:users\",\"read:jobs\",\"read:payments\"]", "Seller", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 }
                });

            migrationBuilder.InsertData(
                table: "payments_methods",
                columns: new[] { "id", "code", "countries", "created_at", "currencies", "flow", "icon_id", "is_active", "kind", "maximum_amount", "maximum_currency", "minimum_amount", "minimum_currency", "name", "position", "provider", "updated_at", "version" },
                values: new object[,]
                {
                    { new Guid("0197a000-0000-7000-8000-000000000001"), "cashOnDelivery", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "Offline", null, true, "Cash", null, null, null, null, "Cash on delivery", 1, "CashOnDelivery", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("0197a000-0000-7000-8000-000000000002"), "stripe.card", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "Sdk", null, true, "Card", null, null, null, null, "Card", 2, "Stripe", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("0197a000-0000-7000-8000-000000000003"), "paypal.wallet", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "Redirect", null, true, "Wallet", null, null, null, null, "PayPal", 3, "Paypal", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("0197a000-0000-7000-8000-000000000004"), "razorpay.checkout", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "Sdk", null, true, "Card", null, null, null, null, "Razorpay", 4, "Razorpay", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("0197a000-0000-7000-8000-000000000005"), "mips.juice", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "DeepLink", null, true, "Wallet", null, null, null, null, "MCB Juice", 5, "Mips", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("0197a000-0000-7000-8000-000000000006"), "mips.myt", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "Redirect", null, true, "Wallet", null, null, null, null, "my.t money", 6, "Mips", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("0197a000-0000-7000-8000-000000000007"), "mips.card", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "Redirect", null, true, "Card", null, null, null, null, "Card", 7, "Mips", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { new Guid("0197a000-0000-7000-8000-000000000008"), "manual.transfer", "[]", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), "[]", "Offline", null, false, "BankTransfer", null, null, null, null, "Bank transfer", 8, "Manual", new DateTime(2026, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 }
                });

            migrationBuilder.InsertData(
                table: "platform_feed_marks",
                columns: new[] { "is_public", "closed_to" },
                values: new object[,]
                {
                    { false, 0L },
                    { true, 0L }
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
                name: "IX_catalog_customization_templates_product_id",
                table: "catalog_customization_templates",
                column: "product_id",
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
                name: "IX_catalog_products_tax_class_id",
                table: "catalog_products",
                column: "tax_class_id");

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
                name: "IX_customers_addresses_default_billing",
                table: "customers_addresses",
                column: "profile_id",
                unique: true,
                filter: "is_default_billing");

            migrationBuilder.CreateIndex(
                name: "IX_customers_addresses_default_shipping",
                table: "customers_addresses",
                column: "profile_id",
                unique: true,
                filter: "is_default_shipping");

            migrationBuilder.CreateIndex(
                name: "IX_customers_addresses_profile_id_created_at",
                table: "customers_addresses",
                columns: new[] { "profile_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_privacy_requests_status_due_on",
                table: "customers_privacy_requests",
                columns: new[] { "status", "due_on" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_privacy_requests_user_id",
                table: "customers_privacy_requests",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_profiles_created_at",
                table: "customers_profiles",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_customers_profiles_email_key",
                table: "customers_profiles",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "IX_customers_profiles_user_id",
                table: "customers_profiles",
                column: "user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_wishlist_items_any_listing",
                table: "customers_wishlist_items",
                columns: new[] { "wishlist_id", "product_id" },
                unique: true,
                filter: "listing_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_customers_wishlist_items_profile_id",
                table: "customers_wishlist_items",
                column: "profile_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_wishlist_items_wishlist_id_product_id_listing_id",
                table: "customers_wishlist_items",
                columns: new[] { "wishlist_id", "product_id", "listing_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_wishlists_default",
                table: "customers_wishlists",
                column: "profile_id",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "IX_customers_wishlists_profile_id_name",
                table: "customers_wishlists",
                columns: new[] { "profile_id", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_order_line_id",
                table: "finance_commission_lines",
                column: "order_line_id");

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_rule_id",
                table: "finance_commission_lines",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_seller_id_created_at",
                table: "finance_commission_lines",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_lines_seller_order_id",
                table: "finance_commission_lines",
                column: "seller_order_id");

            migrationBuilder.CreateIndex(
                name: "ux_finance_commission_lines_charge",
                table: "finance_commission_lines",
                column: "order_line_id",
                unique: true,
                filter: "kind = 'Charge'");

            migrationBuilder.CreateIndex(
                name: "IX_finance_commission_rules_position_id",
                table: "finance_commission_rules",
                columns: new[] { "position", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_entries_id",
                table: "finance_journal_entries",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_entries_occurred_at",
                table: "finance_journal_entries",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "IX_finance_journal_entries_source_type_source_id_kind",
                table: "finance_journal_entries",
                columns: new[] { "source_type", "source_id", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ledger_accounts_code",
                table: "finance_ledger_accounts",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ledger_accounts_seller_id_currency_kind",
                table: "finance_ledger_accounts",
                columns: new[] { "seller_id", "currency", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_ledger_entries_account_id_occurred_at",
                table: "finance_ledger_entries",
                columns: new[] { "account_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "IX_finance_ledger_entries_account_id_place",
                table: "finance_ledger_entries",
                columns: new[] { "account_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_finance_ledger_entries_journal_entry_id",
                table: "finance_ledger_entries",
                column: "journal_entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_finance_ledger_entries_seller_order_id",
                table: "finance_ledger_entries",
                column: "seller_order_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_access_keys_hash",
                table: "identity_access_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_access_keys_seller_id",
                table: "identity_access_keys",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_external_login_attempts_code_challenge",
                table: "identity_external_login_attempts",
                column: "code_challenge",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_external_login_attempts_expires_at",
                table: "identity_external_login_attempts",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_external_logins_provider_subject",
                table: "identity_external_logins",
                columns: new[] { "provider", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_external_logins_user_id",
                table: "identity_external_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_one_time_codes_expires_at",
                table: "identity_one_time_codes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_one_time_codes_hash",
                table: "identity_one_time_codes",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "IX_identity_one_time_codes_user_id_purpose",
                table: "identity_one_time_codes",
                columns: new[] { "user_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_recovery_code_sets_user_id",
                table: "identity_recovery_code_sets",
                column: "user_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_roles_surface_name",
                table: "identity_roles",
                columns: new[] { "surface", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_user_id_last_used_at",
                table: "identity_sessions",
                columns: new[] { "user_id", "last_used_at" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_sign_in_tries_ends_at",
                table: "identity_sign_in_tries",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_totp_devices_user_id",
                table: "identity_totp_devices",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_user_roles_role_id",
                table: "identity_user_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_users_created_at",
                table: "identity_users",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_users_email_key",
                table: "identity_users",
                column: "email_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_users_profile_id",
                table: "identity_users",
                column: "profile_id",
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
                name: "IX_media_direct_uploads_expires_at",
                table: "media_direct_uploads",
                column: "expires_at");

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
                name: "IX_ordering_cancellations_buyer_id_created_at",
                table: "ordering_cancellations",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_cancellations_seller_id_created_at",
                table: "ordering_cancellations",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_cancellations_seller_order_id",
                table: "ordering_cancellations",
                column: "seller_order_id");

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
                name: "IX_ordering_fulfilments_seller_id_created_at",
                table: "ordering_fulfilments",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_fulfilments_seller_order_id",
                table: "ordering_fulfilments",
                column: "seller_order_id");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_interests_buyer_id_created_at",
                table: "ordering_interests",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_interests_listing_id_buyer_id",
                table: "ordering_interests",
                columns: new[] { "listing_id", "buyer_id" },
                unique: true,
                filter: "status = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_interests_seller_id_created_at",
                table: "ordering_interests",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ordering_invoices_bill",
                table: "ordering_invoices",
                column: "seller_order_id",
                unique: true,
                filter: "kind = 'Invoice'");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_invoices_buyer_id_created_at",
                table: "ordering_invoices",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ordering_invoices_commission",
                table: "ordering_invoices",
                columns: new[] { "year", "place" },
                unique: true,
                filter: "kind = 'CommissionInvoice'");

            migrationBuilder.CreateIndex(
                name: "ix_ordering_invoices_month",
                table: "ordering_invoices",
                columns: new[] { "seller_id", "currency", "month" },
                unique: true,
                filter: "kind = 'CommissionInvoice'");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_invoices_order_id",
                table: "ordering_invoices",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_ordering_invoices_part",
                table: "ordering_invoices",
                column: "seller_order_id");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_invoices_refund_id",
                table: "ordering_invoices",
                column: "refund_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_invoices_seller_id_created_at",
                table: "ordering_invoices",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_invoices_seller_id_kind_year_place",
                table: "ordering_invoices",
                columns: new[] { "seller_id", "kind", "year", "place" },
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
                name: "IX_ordering_order_uploads_seller_id_upload_id",
                table: "ordering_order_uploads",
                columns: new[] { "seller_id", "upload_id" });

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
                name: "ix_ordering_orders_unpaid",
                table: "ordering_orders",
                column: "payment_due_at",
                filter: "status = 'PendingPayment'");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_pickup_codes_seller_order_id",
                table: "ordering_pickup_codes",
                column: "seller_order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_pickup_verifications_seller_id",
                table: "ordering_pickup_verifications",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_pickup_verifications_seller_order_id",
                table: "ordering_pickup_verifications",
                column: "seller_order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_purchase_requests_buyer_id_created_at",
                table: "ordering_purchase_requests",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_purchase_requests_expires_at",
                table: "ordering_purchase_requests",
                column: "expires_at",
                filter: "status = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_purchase_requests_listing_id_buyer_id",
                table: "ordering_purchase_requests",
                columns: new[] { "listing_id", "buyer_id" },
                unique: true,
                filter: "status = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_purchase_requests_order_id",
                table: "ordering_purchase_requests",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ordering_purchase_requests_seller_id_created_at",
                table: "ordering_purchase_requests",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_request_uploads_seller_id_upload_id",
                table: "ordering_request_uploads",
                columns: new[] { "seller_id", "upload_id" });

            migrationBuilder.CreateIndex(
                name: "IX_ordering_seller_orders_acceptance_due_at",
                table: "ordering_seller_orders",
                column: "acceptance_due_at",
                filter: "acceptance_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_seller_orders_buyer_id_created_at",
                table: "ordering_seller_orders",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_ordering_seller_orders_delivered",
                table: "ordering_seller_orders",
                column: "return_window_ends_at",
                filter: "status = 'Delivered'");

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
                name: "IX_ordering_seller_orders_release_due_at",
                table: "ordering_seller_orders",
                column: "release_due_at",
                filter: "release_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ordering_seller_orders_seller_id_created_at",
                table: "ordering_seller_orders",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_captures_payment_id",
                table: "payments_captures",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_cash_collections_payment_id",
                table: "payments_cash_collections",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_cash_collections_seller_id_created_at",
                table: "payments_cash_collections",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_cash_collections_seller_order_id",
                table: "payments_cash_collections",
                column: "seller_order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_event_replays_event_id",
                table: "payments_event_replays",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_events_due_at",
                table: "payments_events",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_events_payment_id",
                table: "payments_events",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_events_provider_event_id",
                table: "payments_events",
                columns: new[] { "provider", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_events_received_at",
                table: "payments_events",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "IX_payments_methods_code",
                table: "payments_methods",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payments_buyer_id_created_at",
                table: "payments_payments",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_payments_duty_at",
                table: "payments_payments",
                column: "duty_at",
                filter: "duty_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payments_order_id",
                table: "payments_payments",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payments_provider_provider_reference",
                table: "payments_payments",
                columns: new[] { "provider", "provider_reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_payments_payments_the_one",
                table: "payments_payments",
                column: "order_id",
                unique: true,
                filter: "is_the_one");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refunds_buyer_id_created_at",
                table: "payments_refunds",
                columns: new[] { "buyer_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_refunds_duty_at",
                table: "payments_refunds",
                column: "duty_at",
                filter: "duty_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refunds_order_id",
                table: "payments_refunds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refunds_payment_id",
                table: "payments_refunds",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refunds_seller_id_created_at",
                table: "payments_refunds",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_refunds_seller_order_id",
                table: "payments_refunds",
                column: "seller_order_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_transactions_payment_id",
                table: "payments_transactions",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_voids_payment_id",
                table: "payments_voids",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_entries_actor_id",
                table: "platform_audit_entries",
                column: "actor_id");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_entries_occurred_at",
                table: "platform_audit_entries",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_entries_resource_id_occurred_at",
                table: "platform_audit_entries",
                columns: new[] { "resource_id", "occurred_at" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_entries_sequence",
                table: "platform_audit_entries",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_id",
                table: "platform_changes",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_is_public_changed_at",
                table: "platform_changes",
                columns: new[] { "is_public", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_is_public_sequence",
                table: "platform_changes",
                columns: new[] { "is_public", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_resource_id_resource_type_is_public",
                table: "platform_changes",
                columns: new[] { "resource_id", "resource_type", "is_public" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_changes_seller_id_is_public_sequence",
                table: "platform_changes",
                columns: new[] { "seller_id", "is_public", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotency_keys_created_at",
                table: "platform_idempotency_keys",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "IX_platform_job_schedules_kind",
                table: "platform_job_schedules",
                column: "kind",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_kind_status",
                table: "platform_jobs",
                columns: new[] { "kind", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_owner_seller_id",
                table: "platform_jobs",
                column: "owner_seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_platform_jobs_owner_user_id",
                table: "platform_jobs",
                column: "owner_user_id");

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
                name: "IX_platform_outbox_occurred_at",
                table: "platform_outbox",
                column: "occurred_at");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_seller_id_sequence",
                table: "platform_outbox",
                columns: new[] { "seller_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_sequence",
                table: "platform_outbox",
                column: "sequence",
                filter: "sent_at IS NULL");

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
                name: "IX_pricing_buyer_uses_buyer_id",
                table: "pricing_buyer_uses",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_coupons_folded_code",
                table: "pricing_coupons",
                column: "folded_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pricing_coupons_promotion_id",
                table: "pricing_coupons",
                column: "promotion_id");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_coupons_seller_id_created_at",
                table: "pricing_coupons",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_pricing_price_quotes_expires_at",
                table: "pricing_price_quotes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_promotion_uses_buyer_id",
                table: "pricing_promotion_uses",
                column: "buyer_id");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_promotion_uses_coupon_id",
                table: "pricing_promotion_uses",
                column: "coupon_id");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_promotion_uses_promotion_id",
                table: "pricing_promotion_uses",
                column: "promotion_id");

            migrationBuilder.CreateIndex(
                name: "ix_pricing_promotions_active",
                table: "pricing_promotions",
                column: "seller_id",
                filter: "status = 'Active'");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_promotions_seller_id_created_at",
                table: "pricing_promotions",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_pricing_tax_classes_code",
                table: "pricing_tax_classes",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pricing_tax_rates_country",
                table: "pricing_tax_rates",
                column: "country");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_tax_rates_tax_class_id",
                table: "pricing_tax_rates",
                column: "tax_class_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_applications_applicant_id",
                table: "sellers_applications",
                column: "applicant_id",
                unique: true,
                filter: "status = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_applications_seller_id",
                table: "sellers_applications",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_applications_status_created_at",
                table: "sellers_applications",
                columns: new[] { "status", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_sellers_closures_seller_id_starts_at",
                table: "sellers_closures",
                columns: new[] { "seller_id", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "IX_sellers_closures_shop_id",
                table: "sellers_closures",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_invitations_email_key",
                table: "sellers_invitations",
                column: "email_key");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_invitations_hash",
                table: "sellers_invitations",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sellers_invitations_seller_id",
                table: "sellers_invitations",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_kyc_cases_seller_id",
                table: "sellers_kyc_cases",
                column: "seller_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sellers_kyc_cases_status_expires_on",
                table: "sellers_kyc_cases",
                columns: new[] { "status", "expires_on" });

            migrationBuilder.CreateIndex(
                name: "IX_sellers_kyc_documents_case_id",
                table: "sellers_kyc_documents",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_kyc_documents_upload_id",
                table: "sellers_kyc_documents",
                column: "upload_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sellers_members_seller_id",
                table: "sellers_members",
                column: "seller_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_members_user_id_seller_id",
                table: "sellers_members",
                columns: new[] { "user_id", "seller_id" },
                unique: true);

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
                name: "IX_sellers_shipping_methods_seller_id_position",
                table: "sellers_shipping_methods",
                columns: new[] { "seller_id", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_sellers_shipping_methods_shop_id",
                table: "sellers_shipping_methods",
                column: "shop_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_shipping_rates_method_id",
                table: "sellers_shipping_rates",
                column: "method_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_shipping_rates_seller_id_created_at",
                table: "sellers_shipping_rates",
                columns: new[] { "seller_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_sellers_shipping_rates_zone_id",
                table: "sellers_shipping_rates",
                column: "zone_id");

            migrationBuilder.CreateIndex(
                name: "IX_sellers_shipping_zones_seller_id_name",
                table: "sellers_shipping_zones",
                columns: new[] { "seller_id", "name" });

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
                name: "IX_shopping_carts_updated_at",
                table: "shopping_carts",
                column: "updated_at",
                filter: "status = 'Open'");

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
                name: "catalog_customization_templates");

            migrationBuilder.DropTable(
                name: "catalog_prices");

            migrationBuilder.DropTable(
                name: "catalog_product_images");

            migrationBuilder.DropTable(
                name: "catalog_product_tags");

            migrationBuilder.DropTable(
                name: "customers_addresses");

            migrationBuilder.DropTable(
                name: "customers_privacy_requests");

            migrationBuilder.DropTable(
                name: "customers_profiles");

            migrationBuilder.DropTable(
                name: "customers_wishlist_items");

            migrationBuilder.DropTable(
                name: "finance_commission_lines");

            migrationBuilder.DropTable(
                name: "finance_commission_rules");

            migrationBuilder.DropTable(
                name: "finance_journal_entries");

            migrationBuilder.DropTable(
                name: "finance_ledger_entries");

            migrationBuilder.DropTable(
                name: "identity_access_keys");

            migrationBuilder.DropTable(
                name: "identity_external_login_attempts");

            migrationBuilder.DropTable(
                name: "identity_external_logins");

            migrationBuilder.DropTable(
                name: "identity_one_time_codes");

            migrationBuilder.DropTable(
                name: "identity_permissions");

            migrationBuilder.DropTable(
                name: "identity_recovery_code_sets");

            migrationBuilder.DropTable(
                name: "identity_sessions");

            migrationBuilder.DropTable(
                name: "identity_sign_in_tries");

            migrationBuilder.DropTable(
                name: "identity_totp_devices");

            migrationBuilder.DropTable(
                name: "identity_user_roles");

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
                name: "media_direct_uploads");

            migrationBuilder.DropTable(
                name: "media_uploads");

            migrationBuilder.DropTable(
                name: "ordering_cancellations");

            migrationBuilder.DropTable(
                name: "ordering_checkouts");

            migrationBuilder.DropTable(
                name: "ordering_fulfilments");

            migrationBuilder.DropTable(
                name: "ordering_interests");

            migrationBuilder.DropTable(
                name: "ordering_invoice_series");

            migrationBuilder.DropTable(
                name: "ordering_invoices");

            migrationBuilder.DropTable(
                name: "ordering_order_uploads");

            migrationBuilder.DropTable(
                name: "ordering_pickup_codes");

            migrationBuilder.DropTable(
                name: "ordering_pickup_verifications");

            migrationBuilder.DropTable(
                name: "ordering_request_uploads");

            migrationBuilder.DropTable(
                name: "ordering_sequences");

            migrationBuilder.DropTable(
                name: "payments_captures");

            migrationBuilder.DropTable(
                name: "payments_cash_collections");

            migrationBuilder.DropTable(
                name: "payments_event_replays");

            migrationBuilder.DropTable(
                name: "payments_events");

            migrationBuilder.DropTable(
                name: "payments_methods");

            migrationBuilder.DropTable(
                name: "payments_refunds");

            migrationBuilder.DropTable(
                name: "payments_transactions");

            migrationBuilder.DropTable(
                name: "payments_voids");

            migrationBuilder.DropTable(
                name: "platform_audit_entries");

            migrationBuilder.DropTable(
                name: "platform_change_notes");

            migrationBuilder.DropTable(
                name: "platform_changes");

            migrationBuilder.DropTable(
                name: "platform_feed_marks");

            migrationBuilder.DropTable(
                name: "platform_idempotency_keys");

            migrationBuilder.DropTable(
                name: "platform_inbox");

            migrationBuilder.DropTable(
                name: "platform_job_schedules");

            migrationBuilder.DropTable(
                name: "platform_jobs");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_transitions");

            migrationBuilder.DropTable(
                name: "pricing_buyer_uses");

            migrationBuilder.DropTable(
                name: "pricing_price_quotes");

            migrationBuilder.DropTable(
                name: "pricing_promotion_uses");

            migrationBuilder.DropTable(
                name: "pricing_tax_rates");

            migrationBuilder.DropTable(
                name: "sellers_applications");

            migrationBuilder.DropTable(
                name: "sellers_closures");

            migrationBuilder.DropTable(
                name: "sellers_invitations");

            migrationBuilder.DropTable(
                name: "sellers_kyc_documents");

            migrationBuilder.DropTable(
                name: "sellers_members");

            migrationBuilder.DropTable(
                name: "sellers_shipping_rates");

            migrationBuilder.DropTable(
                name: "shopping_cart_lines");

            migrationBuilder.DropTable(
                name: "catalog_listings");

            migrationBuilder.DropTable(
                name: "catalog_tags");

            migrationBuilder.DropTable(
                name: "customers_wishlists");

            migrationBuilder.DropTable(
                name: "finance_ledger_accounts");

            migrationBuilder.DropTable(
                name: "identity_roles");

            migrationBuilder.DropTable(
                name: "identity_users");

            migrationBuilder.DropTable(
                name: "integration_imports");

            migrationBuilder.DropTable(
                name: "inventory_stock_items");

            migrationBuilder.DropTable(
                name: "ordering_order_lines");

            migrationBuilder.DropTable(
                name: "ordering_purchase_requests");

            migrationBuilder.DropTable(
                name: "payments_payments");

            migrationBuilder.DropTable(
                name: "pricing_coupons");

            migrationBuilder.DropTable(
                name: "sellers_kyc_cases");

            migrationBuilder.DropTable(
                name: "sellers_shipping_methods");

            migrationBuilder.DropTable(
                name: "sellers_shipping_zones");

            migrationBuilder.DropTable(
                name: "shopping_carts");

            migrationBuilder.DropTable(
                name: "catalog_variants");

            migrationBuilder.DropTable(
                name: "ordering_seller_orders");

            migrationBuilder.DropTable(
                name: "pricing_promotions");

            migrationBuilder.DropTable(
                name: "sellers_shops");

            migrationBuilder.DropTable(
                name: "sellers_sellers");

            migrationBuilder.DropTable(
                name: "catalog_products");

            migrationBuilder.DropTable(
                name: "ordering_orders");

            migrationBuilder.DropTable(
                name: "catalog_categories");

            migrationBuilder.DropTable(
                name: "pricing_tax_classes");
        }
    }
}
