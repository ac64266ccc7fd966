using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>What it means that the origin's answer to a batch has no value for an id.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum BatchAbsence
{
    /// <summary>It cannot happen: the answer is a list with one value for each id.</summary>
    Impossible,

    /// <summary>There is no such value, and the method of one id has no way to say so: nothing is stored.</summary>
    NotStored,

    /// <summary>The method of one id would return <see langword="null"/>, which is stored.</summary>
    Null,
}
