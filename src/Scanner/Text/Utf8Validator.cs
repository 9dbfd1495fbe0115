namespace Infra.Analyzers.Scanner.Text;

/// <summary>Checks bytes that come in pieces for being well-formed UTF-8 (The Unicode Standard, table 3-7).</summary>
internal struct Utf8Validator
{
    private int _missing;
    private byte _low;
    private byte _high;

    /// <summary>Whether the last byte seen was in the middle of a character.</summary>
    public readonly bool IsInsideCharacter => _missing > 0;

    /// <summary>The index of the first byte that cannot be where it is, or <paramref name="end"/>.</summary>
    public int FirstInvalid(byte[] bytes, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            if (!Accept(bytes[index]))
                return index;
        }

        return end;
    }

    private bool Accept(byte value)
    {
        if (_missing > 0)
        {
            var isExpected = value >= _low && value <= _high;
            (_missing, _low, _high) = (_missing - 1, 0x80, 0xBF);
            return isExpected;
        }

        (_missing, _low, _high) = value switch
        {
            < 0x80 => (0, default, default),
            >= 0xC2 and <= 0xDF => (1, (byte)0x80, (byte)0xBF),
            0xE0 => (2, (byte)0xA0, (byte)0xBF),
            0xED => (2, (byte)0x80, (byte)0x9F),
            >= 0xE1 and <= 0xEF => (2, (byte)0x80, (byte)0xBF),
            0xF0 => (3, (byte)0x90, (byte)0xBF),
            0xF4 => (3, (byte)0x80, (byte)0x8F),
            >= 0xF1 and <= 0xF3 => (3, (byte)0x80, (byte)0xBF),
            _ => (-1, default, default),
        };
        return _missing >= 0;
    }
}
