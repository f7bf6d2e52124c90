using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

/// <summary>Hands out a private file to whoever holds a good address, and writes down that it did.</summary>
public sealed record OpenPrivateFile(FileAddress Address) : ICommand<PrivateFile>;

/// <param name="Filename">Ends as its content does, whatever its sender called it.</param>
public sealed record PrivateFile(byte[] Content, string ContentType, string Filename);

internal sealed class OpenPrivateFileHandler(IMediaDb db, PrivateFiles files, FileAddresses addresses, IAuditLog audit, IRequestOrigin origin) : IRequestHandler<OpenPrivateFile, PrivateFile>
{
    public async Task<PrivateFile> Handle(OpenPrivateFile command, CancellationToken ct)
    {
        var asked = addresses.Judge(command.Address, origin) ?? throw new DomainException(UploadErrors.NoAddress);
        var upload = await db.Uploads.AsNoTracking().SingleOrDefaultAsync(upload => upload.Id == command.Address.Id, ct);
        var content = upload is { IsPrivate: true } ? await files.ReadAsync(upload.StorageKey, upload.Id, ct) : null;
        if (content is null) throw new DomainException(UploadErrors.NotFound);

        await audit.NoteAsync("upload.read", "uploads", command.Address.Id.Value, asked, ct);
        var kind = StorageKeys.KindOf(upload!.StorageKey);
        return new(content, kind.MediaType, Filenames.EndingAs(upload.Filename, kind));
    }
}
