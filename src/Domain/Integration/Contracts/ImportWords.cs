namespace Marketplace.Domain.Integration.Contracts;

public enum ImportTargetType { Products, Categories, Shops }

/// <summary>How the words of the file are understood here.</summary>
/// <param name="Category">The slug of the category for products whose own word for it says nothing to us.</param>
public sealed record ImportMapping(string? Category = null);

/// <summary>What is to be said about a row.</summary>
/// <param name="Column">The column at fault, as the file names it.</param>
public sealed record ImportRowNote(string Code, string Detail, string? Column = null);
