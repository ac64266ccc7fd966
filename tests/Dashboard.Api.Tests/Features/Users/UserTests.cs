using System.Net;
using Dashboard.Api.Tests.Support;

namespace Dashboard.Api.Tests.Features.Users;

public sealed class UserTests
{
    [Fact]
    public async Task Spaces_around_an_id_do_not_count()
    {
        await using ApiHost host = new();
        await host.GetAsync("/api/users/14646");

        Assert.Equal("HIT", (await host.GetAsync("/api/users/%2014646%20")).Cache);
    }

    [Fact]
    public async Task An_unknown_customer_is_not_found()
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/users/1");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Contains("'1'", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_too_long_is_refused()
    {
        await using ApiHost host = new();

        Answer answer = await host.GetAsync("/api/users/" + new string('1', 65));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("1 to 64", answer.Error("id"), StringComparison.Ordinal);
    }
}
