using Marketplace.Domain.Common;
using static Marketplace.Domain.Integration.ImportStatus;

namespace Marketplace.Domain.Integration;

public enum ImportStatus { Uploaded, Validating, Ready, Invalid, Running, Paused, Completed, CompletedWithErrors, Failed, Cancelled }

/// <summary>Who may move an import where.</summary>
public static class ImportMoves
{
    /// <summary>A failed one goes on where it stopped.</summary>
    public static readonly StateMachine<ImportStatus> OfOwner = new(
        (Running, Paused), (Paused, Running), (Failed, Running),
        (Uploaded, Cancelled), (Validating, Cancelled), (Running, Cancelled), (Paused, Cancelled), (Failed, Cancelled));

    /// <summary>What the work itself does. One that failed before its file was read through is resumed as running, and may still turn out invalid.</summary>
    public static readonly StateMachine<ImportStatus> OfSystem = new(
        (Uploaded, Validating), (Validating, Ready), (Validating, Invalid), (Validating, Running), (Validating, Failed),
        (Running, Ready), (Running, Invalid), (Running, Completed), (Running, CompletedWithErrors), (Running, Failed));
}
