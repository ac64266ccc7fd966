namespace KpiGen.Cache.Generators.Tests.Runs;

public class KeyDetachTests
{
    private static readonly LoadedSample Sample = new("""
        public record Filter(List<int> Ids, string? Text);
        public class Query { public string? Text { get; set; } public int[][] Pages { get; set; } = []; }
        public class Special : Query { public int More { get; set; } }
        [Cached(CacheType.User)]
        public interface IKeys
        {
            int Array(int[] ids);
            int List(IReadOnlyList<string> names);
            int Record(Filter filter);
            int Class(Query query);
        }
        """);

    [Fact]
    public void A_detached_key_does_not_follow_its_array()
    {
        int[] ids = [1, 2];
        object key = LoadedSample.Detach(Sample.Key("Array", ids));
        ids[0] = 9;

        Assert.Equal(":(1,2)", LoadedSample.Text(key));
        Assert.NotEqual(Sample.Key("Array", ids), key);
    }

    [Fact]
    public void A_key_is_found_under_an_equal_collection_of_another_type()
    {
        object array = new[] { "a" };

        Assert.Equal(LoadedSample.Detach(Sample.Key("List", (List<string>)["a"])), Sample.Key("List", array));
    }

    [Fact]
    public void A_detached_key_does_not_follow_a_list_inside_a_record()
    {
        List<int> ids = [1];
        object key = LoadedSample.Detach(Sample.Key("Record", Activator.CreateInstance(Sample.Type("Filter"), ids, "a")));
        ids.Add(2);

        Assert.Equal(":((1),a)", LoadedSample.Text(key));
    }

    [Fact]
    public void A_detached_key_does_not_follow_a_class()
    {
        dynamic query = Activator.CreateInstance(Sample.Type("Query"))!;
        query.Text = "a";
        query.Pages = new int[][] { [1] };
        object key = LoadedSample.Detach(Sample.Key("Class", query));
        query.Text = "b";
        query.Pages[0][0] = 2;

        Assert.Equal(":(a,((1)))", LoadedSample.Text(key));
    }

    [Fact]
    public void A_derived_argument_equals_nothing_and_cannot_be_written()
    {
        object key = Sample.Key("Class", Activator.CreateInstance(Sample.Type("Special")));

        Assert.NotEqual(key, Sample.Key("Class", Activator.CreateInstance(Sample.Type("Query"))));
        Assert.IsType<NotSupportedException>(Assert.ThrowsAny<Exception>(() => LoadedSample.Text(key)).InnerException);
    }
}
