using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Integration;

public static class ImportErrors
{
    public static readonly DomainError UnknownFormat = new(Invalid, "invalid_value", "Products are read from csv, categories and shops from json.", "format");

    public static readonly DomainError SellerNeeded = new(Invalid, "required", "Products and shops are a seller's: name the seller.", "seller");

    public static readonly DomainError NotASellers = new(Forbidden, "forbidden", "Categories belong to the marketplace; only an admin imports them.", "targetType");

    public static readonly DomainError NoSuchCategory = new(NotFound, "related_not_found", "There is no such category.", "mapping/category");

    public static readonly DomainError NoSuchFile = new(NotFound, "related_not_found", "There is no such file.", "upload");
}
