using Marketplace.Domain.Common;

namespace Marketplace.Application.Media.Contracts;

/// <summary>Files that buyers send for what is made to their wish. Nothing here saves: the asking use case does, in its own save.</summary>
public interface ICustomizationFiles
{
    /// <summary>
    /// Refuses, at <c>uploads/0</c> and so on, with <c>related_not_found</c> what is not the caller's and with <c>invalid_value</c> what was sent for another purpose.
    /// </summary>
    Task CheckAsync(IReadOnlyList<UploadId> files, CancellationToken ct);

    /// <summary>Begins and ends uses, one for each mention; what nothing uses any more vanishes after a day.</summary>
    Task UseAsync(IReadOnlyList<UploadId> taken, IReadOnlyList<UploadId> released, CancellationToken ct);

    /// <summary>What a guest sent belongs from now on to the buyer that the guest turned out to be.</summary>
    Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct);
}

/// <summary>Who else may read private files than those who sent them; answered by whoever relates them to something.</summary>
public interface ISharedFiles
{
    /// <summary>The files that came with what somebody ordered from the seller.</summary>
    IQueryable<UploadId> WithSeller(SellerId seller);
}
