using System.Reflection;
using SkiaSharp;
using Svg.Skia;
using Svg.Skia.TypefaceProviders;

namespace CommissioningDashboard.Web.Pictures;

/// <summary>Turns a chart's SVG into PNG, at twice its size for print and sharp screens.</summary>
internal static class Raster
{
    private const int _scale = 2;

    public static byte[] Png(string svg)
    {
        using var drawing = new SKSvg();
        drawing.Settings.TypefaceProviders!.Clear();
        drawing.Settings.TypefaceProviders.Add(OwnLetters.Instance);
        var picture = drawing.FromSvg(svg) ?? throw new InvalidOperationException("The chart's own SVG could not be read.");
        using var surface = SKSurface.Create(new SKImageInfo((int)picture.CullRect.Width * _scale, (int)picture.CullRect.Height * _scale));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(_scale);
        surface.Canvas.DrawPicture(picture);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The letters that travel with the program, whatever family a drawing names: a server may have no fonts at all.</summary>
    private sealed class OwnLetters : ITypefaceProvider
    {
        public static readonly OwnLetters Instance = new();

        private readonly SKTypeface _regular = Load("Regular.ttf");
        private readonly SKTypeface _strong = Load("SemiBold.ttf");

        public SKTypeface FromFamilyName(
            string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth, SKFontStyleSlant fontStyle)
            => fontWeight >= SKFontStyleWeight.SemiBold ? _strong : _regular;

        private static SKTypeface Load(string name)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
            return SKTypeface.FromStream(stream);
        }
    }
}
