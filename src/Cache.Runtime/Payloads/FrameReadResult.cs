namespace KpiGen.Cache.Payloads;

/// <summary>Why a frame was or was not used.</summary>
internal enum FrameReadResult
{
    Ok,
    UnknownVersion,
    Truncated,
    KeyMismatch,
    ShapeChanged,
    Outdated,
    TooLarge,
    NotSigned,
    Corrupt,
}
