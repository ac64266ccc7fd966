namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>What the sample shop sells.</summary>
internal static class SampleCategories
{
    public static IReadOnlyList<SampleCategory> All { get; } =
    [
        new("Kitchen", 3, 60, 11,
            [
                "Mixing Bowl", "Cutting Board", "Teapot", "Espresso Cup", "Saucepan", "Whisk", "Bread Bin", "Spice Rack", "Jug",
                "Cake Stand"
            ]),
        new("Home Decor", 5, 90, 10,
            [
                "Picture Frame", "Wall Clock", "Vase", "Mirror", "Candle Holder", "Bookend", "Doormat", "Coat Hook", "Figurine",
                "Storage Box"
            ]),
        new("Lighting", 9, 120, 11,
            [
                "Table Lamp", "Night Light", "Lantern", "Pendant Light", "String Lights", "Desk Lamp", "Floor Lamp", "Lamp Shade",
                "Torch", "Wall Light"
            ]),
        new("Garden", 4, 80, 5,
            [
                "Flower Pot", "Watering Can", "Bird Feeder", "Trowel", "Plant Stand", "Herb Planter", "Wind Chime", "Garden Gloves",
                "Hanging Basket", "Folding Chair"
            ]),
        new("Toys", 2, 50, 12,
            [
                "Building Blocks", "Puzzle", "Teddy Bear", "Spinning Top", "Toy Train", "Doll House", "Kite", "Board Game",
                "Marble Run", "Rocking Horse"
            ]),
        new("Stationery", 1, 25, 9,
            [
                "Notebook", "Fountain Pen", "Pencil Case", "Greeting Card", "Wrapping Paper", "Letter Tray", "Sketchbook",
                "Calendar", "Stamp Set", "Paper Clips"
            ]),
        new("Bags", 6, 110, 8,
            [
                "Tote Bag", "Backpack", "Lunch Bag", "Shoulder Bag", "Travel Pouch", "Shopper", "Wash Bag", "Laptop Sleeve",
                "Belt Bag", "Suitcase"
            ]),
        new("Bath", 2, 40, 2,
            [
                "Bath Towel", "Soap Dish", "Toothbrush Holder", "Bath Mat", "Shower Curtain", "Hand Soap", "Laundry Basket",
                "Sponge", "Bath Salts", "Bathrobe"
            ]),
        new("Textiles", 7, 95, 1,
            [
                "Cushion Cover", "Throw Blanket", "Tablecloth", "Tea Towel", "Apron", "Curtain", "Bed Linen", "Napkin Set", "Rug",
                "Quilt"
            ]),
        new("Seasonal", 1, 45, 12,
            [
                "Bauble", "Wreath", "Advent Calendar", "Easter Egg", "Paper Garland", "Gift Box", "Stocking", "Snow Globe",
                "Candle Set", "Party Banner"
            ]),
    ];

    public static IReadOnlyList<string> Materials { get; } =
    [
        "Oak", "Linen", "Ceramic", "Brass", "Glass", "Cotton", "Bamboo", "Enamel", "Felt", "Walnut", "Copper", "Cork", "Wool",
        "Marble", "Paper", "Steel",
    ];

    public static IReadOnlyList<string> Looks { get; } =
    [
        "Red", "Ivory", "Teal", "Striped", "Floral", "Vintage", "Nordic", "Dotted", "Mustard", "Charcoal", "Mini", "Large",
        "Classic", "Rustic", "Pastel", "Navy",
    ];

    public static IReadOnlyList<string> Manufacturers { get; } =
    [
        "Alder & Finch", "Brookline", "Casa Lumo", "Dunmore", "Elmstead", "Fjordhus", "Greywick", "Harrow Mill", "Isola",
        "Juniper Works", "Kestrel", "Lindholm",
    ];
}
