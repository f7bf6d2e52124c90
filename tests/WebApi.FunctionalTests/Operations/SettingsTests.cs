using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Settings;
using Marketplace.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>A mistake in the settings ends the start with a sentence that names the setting, what it is and what is allowed .</summary>
public sealed class SettingsTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("marketplace-settings-").FullName;

    private static readonly Dictionary<string, string?> Safe = new(DevelopmentSecrets.Generate(), StringComparer.Ordinal)
    {
        ["Database:Path"] = Path.Combine(Folder, "marketplace.db"),
        ["Database:Migrate"] = "verify", // there is none, so that a start without a fault goes no further
        ["Messaging:Folder"] = Folder,
    };

    [Theory]
    [InlineData("Outbox:PollMilliseconds", "soon", "Outbox:PollMilliseconds is 'soon'; it has to be a whole number.")]
    [InlineData("Outbox:PollMilliseconds", "5", "Outbox:PollMilliseconds is '5'; it has to be from 10 to 600000.")]
    [InlineData("Outbox:BatchSize", "99999999999", "Outbox:BatchSize is '99999999999'; it has to be a whole number.")]
    [InlineData("Outbox:Enabled", "maybe", "Outbox:Enabled is 'maybe'; it has to be true or false.")]
    [InlineData("Outbox:Pace", "1", "Outbox:Pace is no setting; Outbox has Enabled, PollMilliseconds,")]
    [InlineData("Outbox:Enabled:Really", "true", "Outbox:Enabled:Really is no setting; Outbox:Enabled is a single value.")]
    [InlineData("Media:Fetch:Enable", "true", "Media:Fetch:Enable is no setting; Media:Fetch has Enabled,")]
    [InlineData("Media:Storage", "tape", "Media:Storage is 'tape'; it has to be one of files, s3, cloudinary.")]
    [InlineData("Media:PublicAddress", "http://cdn.example", "Media:PublicAddress has to be an https address.")]
    [InlineData("Media:S3:TimeoutSeconds", "0", "Media:S3:TimeoutSeconds is '0'; it has to be from 1 to 60.")]
    [InlineData("Media:Cloudinary:Signature", "md5", "Media:Cloudinary:Signature is 'md5'; it has to be one of sha1, sha256.")]
    [InlineData("Media:Folder", "", "Media:Folder is ''; it has to be there.")]
    [InlineData("Database:Provider", "oracle", "Database:Provider is 'oracle'; it has to be one of sqlite, postgres.")]
    [InlineData("Database:Provider", "7", "Database:Provider is '7'; it has to be one of sqlite, postgres.")]
    [InlineData("Database:Provider", "postgres", "Database:ConnectionString is missing")]
    [InlineData("Database:Synchronous", "OFF", "Database:Synchronous is 'OFF'; it has to be one of FULL, NORMAL.")]
    [InlineData("Database:ConnectionString", "Data Source=x", "SQLite needs one of the two")]
    [InlineData("Database:Replicas:0", "db2", "Database:Replicas names standbys, and SQLite has none.")]
    [InlineData("Database:ReplicaMaxLagSeconds", "60", "Database:ReplicaMaxLagSeconds is '60'; it has to be from 1 to 5.")]
    [InlineData("Roles", "api,cook", "Roles is 'api,cook'; it has to be one or several of api, worker, realtime.")]
    [InlineData("Identity:AccessTokenLifetime", "a while", "Identity:AccessTokenLifetime is 'a while'; it has to be a time as 00:15:00.")]
    [InlineData("Identity:AccessTokenLifetime", "1.00:00:00", "Identity:AccessTokenLifetime is '1.00:00:00'; it has to be from 00:00:01 to 01:00:00.")]
    [InlineData("Identity:SigningKeys:0", "-----BEGIN", "Identity:SigningKeys has a value that is no EC key")]
    [InlineData("Identity:DigestKey", "c2hvcnQ=", "Identity:DigestKey is missing or short")]
    [InlineData("Identity:DigestKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Identity:DigestKey is not random")]
    [InlineData("Protection:Keys:0:Key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Protection:Keys: a key is not random")]
    [InlineData("Protection:Keys:0:Kind", "aes", "Protection:Keys:0:Kind is no setting")]
    [InlineData("Identity:External:Google:ClientId", "shop", "Identity:External:Google:ClientSecret is missing")]
    [InlineData("Identity:External:RedirectUris:0", "here", "Identity:External:RedirectUris has 'here'")]
    [InlineData("Identity:Outside", "1", "Identity:Outside is no setting")]
    [InlineData("Messaging:Folder", "", "Messaging:Smtp:Host and Messaging:Folder are missing")]
    [InlineData("Messaging:Smtp:Port", "0", "Messaging:Smtp:Port is '0'")]
    [InlineData("Messaging:Smtp:Host", "mail.example", "Messaging:Smtp:From is missing")]
    [InlineData("Store:Currency", "XXQ", "'XXQ' is no currency of ISO 4217")]
    [InlineData("Sellers:KycDocuments:0", "passport photo", "Sellers:KycDocuments:0 is 'passport photo'; it has to be one of")]
    [InlineData("Edge:AllowedOrigins:0", "*", "Edge:AllowedOrigins has '*'")]
    [InlineData("Edge:AllowedOrigins:0", "https://shop.example/path", "Edge:AllowedOrigins has 'https://shop.example/path'")]
    [InlineData("Edge:KnownProxies:0", "proxy", "Edge:KnownProxies has 'proxy'")]
    [InlineData("Edge:KnownNetworks:0", "10.0.0.0", "Edge:KnownNetworks has '10.0.0.0'")]
    [InlineData("RateLimits:SignIns", "0", "RateLimits:SignIns is '0'; it has to be from 1 to 1000000.")]
    [InlineData("Reading:CountedRows", "-1", "Reading:CountedRows is '-1'; it has to be from 1 to 2147483647.")]
    [InlineData("Shutdown:DrainSeconds", "25", "Shutdown:TimeoutSeconds is '25'; it has to be more than Shutdown:DrainSeconds, which is 25.")]
    public void What_cannot_be_is_refused_everywhere(string name, string value, string sentence)
    {
        FaultsIn("Development", (name, value)).ShouldHaveSingleItem().ShouldContain(sentence);
        FaultsIn("Production", (name, value)).ShouldHaveSingleItem().ShouldContain(sentence);
    }

    [Theory]
    [InlineData("db 2")]
    [InlineData("db2:http")]
    [InlineData("db2,db3")]
    [InlineData("Host=db2")]
    [InlineData("")]
    public void A_replica_is_a_host(string replica) =>
        new PersistenceOptions { Provider = DatabaseProvider.Postgres, ConnectionString = "Host=db1", Replicas = ["db4:5433", "[2001:db8::1]:5432", "10.0.0.7", "/var/run/postgresql", replica] }
            .Faults().ShouldHaveSingleItem().ShouldContain($"has '{replica}'");

    [Theory]
    [Trait("Rule", "R-36")]
    [InlineData("Demo:Enabled", "true")]
    [InlineData("Identity:PasswordCost", "11")]
    [InlineData("Identity:RequireSecondFactorOfAdmins", "false")]
    [InlineData("RateLimits:Enabled", "false")]
    [InlineData("Messaging:Smtp:UseTls", "false", "Messaging:Smtp:Host", "mail.example", "Messaging:Smtp:From", "shop@shop.example")]
    [InlineData("Edge:AllowedOrigins", null, "Edge:AllowedOrigins:0", "http://shop.example")]
    [InlineData("Edge:KnownNetworks", null, "Edge:KnownNetworks:0", "0.0.0.0/0")]
    [InlineData("Database:ConnectionString", "Host=db;Username=shop;Include Error Detail=true", "Database:Provider", "postgres")]
    public void What_is_unsafe_is_refused_in_production_unless_it_is_accepted_by_its_name(string name, string? value, params string[] beside)
    {
        List<(string, string?)> settings = [.. beside.Chunk(2).Select(pair => (pair[0], (string?)pair[1]))];
        if (value is not null) settings.Add((name, value));

        var fault = FaultsIn("Production", [.. settings]).ShouldHaveSingleItem();
        fault.ShouldStartWith(name + " ");
        fault.ShouldContain("refused in production");
        FaultsIn("Development", [.. settings]).ShouldBeEmpty();
        FaultsIn("Production", [.. settings, ("Safety:Accept:0", name)]).ShouldBeEmpty();
        FaultsIn("Production", [.. settings, ("Safety:Accept:0", "Something:Else")]).ShouldHaveSingleItem();
    }

    [Theory]
    [Trait("Rule", "R-36")]
    [InlineData("Identity:SigningKeys:0")]
    [InlineData("Identity:DigestKey")]
    [InlineData("Protection:Keys:0")]
    [InlineData("Messaging")]
    [InlineData("Database")]
    public void What_production_needs_is_named_where_it_is_missing(string name)
    {
        var left = Safe.Where(setting => !setting.Key.StartsWith(name, StringComparison.Ordinal) || setting.Key == "Database:Migrate");

        Faults("Production", left).ShouldHaveSingleItem().ShouldContain(name);
    }

    [Theory]
    [InlineData("s3", "Media:S3:", "Endpoint", "Bucket", "AccessKeyId", "SecretAccessKey")]
    [InlineData("cloudinary", "Media:Cloudinary:", "CloudName", "ApiKey", "ApiSecret")]
    public void A_store_of_files_needs_all_that_leads_to_it(string storage, string section, params string[] needed)
    {
        FaultsIn("Production", ("Media:Storage", storage)).Select(fault => fault.Split(' ')[0]).ShouldBe(needed.Select(name => section + name), ignoreOrder: true);

        (string, string?)[] given = [("Media:Storage", storage), .. needed.Select(name => (section + name, (string?)(name == "Endpoint" ? "https://s3.example" : "x")))];
        FaultsIn("Production", given).ShouldBeEmpty();
        FaultsIn("Production", [.. given, (section + (storage == "s3" ? "Endpoint" : "ApiAddress"), "http://plain.example")]).ShouldHaveSingleItem().ShouldContain("https");
        if (storage == "cloudinary") FaultsIn("Production", [.. given, (section + "Folder", "marketplace")]).ShouldHaveSingleItem().ShouldContain("beside each other");
    }

    [Fact]
    public void The_settings_of_the_tests_have_no_fault_in_them() => FaultsIn("Production").ShouldBeEmpty();

    [Fact]
    public async Task All_mistakes_are_told_at_once_in_a_line_each_and_the_program_ends()
    {
        await using var marketplace = new Started(
            Folder,
            Safe.Append(new("Outbox:BatchSize", "0")).Append(new("Roles", "cook")).Append(new("Demo:Enabled", "true")).Append(new("Identity:External:Google:ClientId", "shop")).Append(new("Edge:KnownProxies:0", "proxy")));

        (await marketplace.EndAsync()).ShouldBe(78);

        marketplace.Output.ShouldBeEmpty();
        marketplace.Errors.Count.ShouldBe(6, string.Join('\n', marketplace.Errors));
        foreach (var name in (string[])["Outbox:BatchSize", "Roles", "Demo:Enabled", "Identity:External:Google:ClientSecret", "Edge:KnownProxies"]) marketplace.Errors.ShouldContain(line => line.StartsWith("  " + name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_one_line_too()
    {
        await using var marketplace = new Started(Folder, [.. Safe.Where(setting => !setting.Key.StartsWith("Database", StringComparison.Ordinal)), new("Database:Provider", "postgres"), new("Database:ConnectionString", "Host=127.0.0.1;Port=1;Username=shop;Password=hush-hush")]);

        (await marketplace.EndAsync()).ShouldBe(1);

        marketplace.Errors.ShouldHaveSingleItem().ShouldStartWith("The database cannot be reached: ");
        marketplace.Errors.ShouldNotContain(line => line.Contains("hush-hush", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_section_with_options_is_reviewed()
    {
        var sections = from floor in (Type[])[typeof(Program), typeof(SettingsReview), typeof(Application.ApplicationModule)]
                       from type in floor.Assembly.GetTypes()
                       where type.GetField("Section", System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static) is { IsLiteral: true }
                       where !type.IsAbstract // Roles is a single value
                       select type;

        api.Services.GetServices<SettingsSection>().Select(section => section.Type).ShouldBe([.. sections, typeof(NodeRoles)], ignoreOrder: true, "Options are registered by AddSettings.");
    }

    private static IEnumerable<string> FaultsIn(string environment, params (string Name, string? Value)[] settings) =>
        Faults(environment, Safe.Where(setting => settings.All(other => other.Name != setting.Key)).Concat(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))));

    private static IEnumerable<string> Faults(string environment, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment(environment);
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
        });
        try
        {
            _ = factory.Services;
            throw new InvalidOperationException("The program has started.");
        }
        catch (OptionsValidationException wrong)
        {
            return wrong.Failures;
        }
        catch (WrongDatabaseException)
        {
            return [];
        }
    }
}
