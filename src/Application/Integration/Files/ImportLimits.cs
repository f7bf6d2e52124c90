namespace Marketplace.Application.Integration.Files;

/// <summary>How much of a file is read before it is refused.</summary>
public static class ImportLimits
{
    public const int MaxBytes = 50 * 1024 * 1024;

    /// <summary>A compressed file may be small and unpack to anything.</summary>
    public const int MaxUnpackedBytes = 200 * 1024 * 1024;

    public const int MaxRows = 100_000;

    public const int MaxRowsPerProduct = 1_000;

    /// <summary>No row is longer: a quote that never closes would otherwise bring the whole file into memory.</summary>
    public const int MaxRecordBytes = 1024 * 1024;

    /// <summary>What a row report keeps of a cell.</summary>
    public const int MaxReportedCellLength = 500;
}
