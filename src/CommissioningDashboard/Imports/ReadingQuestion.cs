namespace CommissioningDashboard.Imports;

/// <summary>What a file leaves open and nobody may guess; asked before anything is stored.</summary>
/// <param name="Key">By which its answer is given, such as <c>days:Received on</c>.</param>
/// <param name="Text">The question, with what stands in the file.</param>
public sealed record ReadingQuestion(string Key, string Text, IReadOnlyList<ReadingAnswer> Answers)
{
    /// <summary>How the question is answered from a command.</summary>
    public string Command => string.Join(" or ", Answers.Select(x => $"--answer \"{Key}={x.Value}\" ({x.Words})"));
}

/// <summary>One of the answers that a question has.</summary>
/// <param name="Value">As it is given.</param>
/// <param name="Words">As people read it.</param>
public sealed record ReadingAnswer(string Value, string Words);
