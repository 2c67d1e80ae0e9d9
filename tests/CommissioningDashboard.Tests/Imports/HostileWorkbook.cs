using System.IO.Compression;

namespace CommissioningDashboard.Tests.Imports;

/// <summary>Writes workbooks that no spreadsheet program would, part by part, without ever holding what they unpack to.</summary>
internal static class HostileWorkbook
{
    private const string _main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string _links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Write(
        Action<StreamWriter> rows, Action<StreamWriter>? texts = null, string sharedTexts = "sharedStrings.xml", string prolog = "",
        Action<StreamWriter>? after = null, Action<ZipArchive>? more = null)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", x => x.Write("""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>
                """));
            Part(zip, "_rels/.rels", x => x.Write($"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{_links}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """));
            Part(zip, "xl/workbook.xml", x => x.Write($"""
                <workbook xmlns="{_main}" xmlns:r="{_links}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>
                """));
            Part(zip, "xl/_rels/workbook.xml.rels", x => x.Write($"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{_links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{_links}/sharedStrings" Target="{sharedTexts}"/></Relationships>
                """));
            Part(zip, "xl/worksheets/sheet1.xml", x =>
            {
                x.Write($"{prolog}<worksheet xmlns=\"{_main}\"><sheetData>");
                rows(x);
                if (after is null)
                {
                    x.Write("</sheetData></worksheet>");
                }
                else
                {
                    after(x);
                    x.Write("</mergeCells></worksheet>");
                }
            });
            if (texts is not null)
            {
                Part(zip, $"xl/{sharedTexts}", x =>
                {
                    x.Write($"<sst xmlns=\"{_main}\">");
                    texts(x);
                    x.Write("</sst>");
                });
            }

            more?.Invoke(zip);
        }

        return file.ToArray();
    }

    /// <summary>A zip that is no workbook.</summary>
    public static byte[] Other(string part)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, part, x => x.Write("application/vnd.oasis.opendocument.spreadsheet"));
        }

        return file.ToArray();
    }

    public static void Repeat(this StreamWriter to, string text, long length)
    {
        var block = string.Concat(Enumerable.Repeat(text, 4_096));
        for (var written = 0L; written < length; written += block.Length)
        {
            to.Write(block);
        }
    }

    /// <summary>Texts that pack no better than real ones, so that the ratio alone does not give them away.</summary>
    public static void Varied(this StreamWriter to, string before, string after, long length)
    {
        var random = new Random(20150623);
        for (var written = 0L; written < length; written += 200)
        {
            to.Write(before);
            to.Write($"{random.NextInt64():x16}");
            to.Write(new string('a', 160));
            to.Write(after);
        }
    }

    public static void Noise(this StreamWriter to, int length)
    {
        var random = new Random(20150623);
        for (var i = 0; i < length; i++)
        {
            to.Write((char)('a' + random.Next(26)));
        }
    }

    private static void Part(ZipArchive zip, string name, Action<StreamWriter> write)
    {
        using var content = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        write(content);
    }
}
