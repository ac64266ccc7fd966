namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>How to reach Elasticsearch (section <c>Elasticsearch</c>). Limits are checked at start.</summary>
public sealed class ElasticsearchOptions
{
    public const string Section = "Elasticsearch";

    /// <summary>Gets or sets the address of a node or a load balancer. Setting it chooses Elasticsearch as the store.</summary>
    /// <value>An absolute http or https address without user name and password.</value>
    public string? Url { get; set; }

    /// <summary>Gets or sets the encoded API key, i.e. base64 of <c>id:api_key</c>. Never logged.</summary>
    /// <value>Not together with <see cref="Username"/>.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the user of basic authentication.</summary>
    public string? Username { get; set; }

    /// <summary>Gets or sets the password of basic authentication. Never logged.</summary>
    public string? Password { get; set; }

    /// <summary>Gets or sets the index or alias of orders.</summary>
    /// <value>The default is <c>orders</c>.</value>
    public string OrdersIndex { get; set; } = "orders";

    /// <summary>Gets or sets the index or alias of products.</summary>
    /// <value>The default is <c>products</c>.</value>
    public string ProductsIndex { get; set; } = "products";

    /// <summary>Gets or sets what the category mix is made of.</summary>
    public CategoryMode CategoryMode { get; set; }

    /// <summary>Gets or sets how often a failed read is tried again (429, 5xx, broken connections). Writes are never repeated.</summary>
    /// <value>Between 1 and 10. The default is 3.</value>
    public int RetryAttempts { get; set; } = 3;

    /// <summary>Gets or sets the wait before the first repetition; it doubles each time.</summary>
    /// <value>Between 0 and 10 s. The default is 200 ms.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets or sets how long one attempt may take.</summary>
    /// <value>Between 100 ms and 1 min. The default is 10 s; all attempts together may take three times as long.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
