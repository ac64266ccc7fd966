namespace Dashboard.Api.Http.Problems;

/// <summary>What clients learn about a failure. It never holds the message of an exception: that may name hosts, files and queries.</summary>
internal sealed record Problem(int Status, string Title, string Detail);
