using KpiGen.Cache.Calls.Batches;

namespace KpiGen.Cache.Tests.Batches;

public class SharedWorkTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 3)]
    [InlineData(1000, 0)]
    [InlineData(1000, 3)]
    public async Task Every_piece_is_done_once_however_many_help(int count, int helpers)
    {
        int[] done = new int[count];

        await SharedWork.Begin(count, helpers, piece => Interlocked.Increment(ref done[piece])).FinishAsync();

        Assert.All(done, static times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(0, 8, 0)]
    [InlineData(16 * 1024 - 1, 8, 0)]
    [InlineData(16 * 1024, 8, 1)]
    [InlineData(32 * 1024, 8, 2)]
    [InlineData(1_000_000_000_000, 8, 3)]
    [InlineData(64 * 1024, 2, 1)]
    [InlineData(64 * 1024, 1, 0)]
    public void As_many_help_as_the_bytes_are_worth_and_processors_are_left_for(long bytes, int processors, int helpers)
        => Assert.Equal(helpers, SharedWork.HelpersFor(bytes, processors));

    [Fact]
    public void Nobody_waits_for_help_that_does_not_come()
    {
        int thread = Environment.CurrentManagedThreadId;
        List<int> threads = [];

        ValueTask finishing = SharedWork.Begin(10, helpers: 0, _ => threads.Add(Environment.CurrentManagedThreadId)).FinishAsync();

        Assert.True(finishing.IsCompletedSuccessfully);
        Assert.Equal(Enumerable.Repeat(thread, 10), threads);
    }

    [Fact]
    public async Task What_a_helper_has_begun_is_waited_for_and_all_else_is_done_meanwhile()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ManualResetEventSlim gate = new();
        int done = 0;
        var work = SharedWork.Begin(10, helpers: 1, piece =>
        {
            if (piece == 0)
            {
                begun.SetResult();
                gate.Wait(TestContext.Current.CancellationToken);
            }

            Interlocked.Increment(ref done);
        });
        await begun.Task;

        Task finishing = work.FinishAsync().AsTask();
        (bool isOver, int doneMeanwhile) = (finishing.IsCompleted, Volatile.Read(ref done));
        gate.Set();
        await finishing;

        Assert.Equal((false, 9, 10), (isOver, doneMeanwhile, done));
    }

    [Fact]
    public async Task A_helper_works_in_the_context_in_which_the_work_was_begun()
    {
        TaskCompletionSource<string?> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Ambient.Value = "caller";
        var work = SharedWork.Begin(2, helpers: 1, _ => seen.TrySetResult(Ambient.Value));
        Ambient.Value = "later";

        string? context = await seen.Task;
        await work.FinishAsync();

        Assert.Equal("caller", context);
    }
}
