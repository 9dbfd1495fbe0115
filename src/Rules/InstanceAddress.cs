using System.Text;

namespace Infra.Analyzers.Rules;

/// <summary>The address of one of the instances that a block makes.</summary>
internal static class InstanceAddress
{
    /// <summary>
    /// An address without the keys of instances: <c>module.a["x"].aws_iam_role.r[0]</c> is <c>module.a.aws_iam_role.r</c>.
    /// </summary>
    public static string WithoutKeys(string address)
    {
        if (address.IndexOf('[') < 0)
            return address;
        var text = new StringBuilder(address.Length);
        var (isKey, isQuoted) = (false, false);
        for (var index = 0; index < address.Length; index++)
        {
            var character = address[index];
            if (isQuoted && character == '\\')
                index++;
            else if (isKey && character == '"')
                isQuoted = !isQuoted;
            else if (isKey)
                isKey = isQuoted || character != ']';
            else if (character == '[')
                isKey = true;
            else
                text.Append(character);
        }

        return text.ToString();
    }
}
