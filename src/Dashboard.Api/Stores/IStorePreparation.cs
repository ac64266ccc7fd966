namespace Dashboard.Api.Stores;

/// <summary>What a store must do once before the server takes requests.</summary>
internal interface IStorePreparation
{
    Task PrepareAsync(CancellationToken cancellationToken);
}
