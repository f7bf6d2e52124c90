using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Catalog;

public static class CategoryErrors
{
    public static readonly DomainError TooDeep = new(Invalid, "out_of_range", $"The tree is at most {Category.MaxDepth} levels deep.", "parent");

    public static readonly DomainError Cycle = new(Invalid, "invalid_value", "A category cannot stand below itself.", "parent");

    public static readonly DomainError InUse = new(Conflict, "resource_in_use", "The category still has products or categories below it.");
}
