package earmark.api.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The faces of one PDF file: Liberation Serif, which has the widths of Times New Roman. Only the
 * glyphs that are used are embedded, and only the faces.
 */
final class PdfFonts {
  /** A face of the family. */
  enum Face {
    REGULAR("Regular"),
    BOLD("Bold"),
    ITALIC("Italic"),
    BOLD_ITALIC("BoldItalic");

    private final String file;

    Face(String file) {
      this.file = "/liberation/LiberationSerif-" + file + ".ttf";
    }

    static Face of(boolean bold, boolean italic) {
      if (bold) {
        return italic ? BOLD_ITALIC : BOLD;
      }
      return italic ? ITALIC : REGULAR;
    }
  }

  private static final int PLANE = 0x10000;

  private record Loaded(PDType0Font font, TrueTypeFont file, CmapLookup glyphs, float[] widths) {}

  private final PDDocument document;
  private final Map<Face, Loaded> faces = new EnumMap<>(Face.class);

  PdfFonts(PDDocument document) {
    this.document = document;
  }

  PDType0Font font(Face face) throws IOException {
    return loaded(face).font();
  }

  /** Whether the face can show a character. */
  boolean has(Face face, int codePoint) throws IOException {
    return codePoint < PLANE && loaded(face).glyphs().getGlyphId(codePoint) > 0;
  }

  /** How wide a character of the font is, as a share of the font's size. */
  float width(Face face, char c) throws IOException {
    Loaded it = loaded(face);
    if (it.widths()[c] == 0) {
      it.widths()[c] =
          (float) it.file().getAdvanceWidth(it.glyphs().getGlyphId(c)) / it.file().getUnitsPerEm();
    }
    return it.widths()[c];
  }

  private Loaded loaded(Face face) throws IOException {
    Loaded known = faces.get(face);
    if (known != null) {
      return known;
    }
    Optional<InputStream> resource =
        Optional.ofNullable(PdfFonts.class.getResourceAsStream(face.file));
    try (InputStream in =
        resource.orElseThrow(() -> new IllegalStateException(face.file + " is not packaged"))) {
      TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      // Ligatures would make the words that are read back others than those that were written, and
      // looking for them takes ten times as long as all the rest.
      file.setEnableGsub(false);
      Loaded made =
          new Loaded(
              PDType0Font.load(document, file, true),
              file,
              file.getUnicodeCmapLookup(),
              new float[PLANE]);
      faces.put(face, made);
      return made;
    }
  }
}
