package earmark.api.rendering;

import java.awt.Color;

/**
 * How words of a PDF redline look, by the convention of legal comparison: what goes is red and
 * struck, what comes blue and double underlined, what moved green. Each has a line as well as a
 * colour, so that none is told by colour alone.
 */
enum PdfInk {
  PLAIN(Color.BLACK, Line.NONE),
  DELETED(new Color(0xA1141C), Line.STRUCK),
  INSERTED(new Color(0x12408F), Line.DOUBLE),
  MOVED_OUT(new Color(0x1C6437), Line.STRUCK),
  MOVED_IN(new Color(0x1C6437), Line.DOUBLE),
  /** What Earmark says, not the law. */
  NOTE(new Color(0x555555), Line.NONE);

  /** The line through or under the words. */
  enum Line {
    NONE,
    STRUCK,
    DOUBLE
  }

  private final Color colour;
  private final Line line;

  PdfInk(Color colour, Line line) {
    this.colour = colour;
    this.line = line;
  }

  Color colour() {
    return colour;
  }

  Line line() {
    return line;
  }

  /** Whether a line of print that holds it is marked in the margin. */
  boolean isChange() {
    return line != Line.NONE;
  }

  static PdfInk of(Mark.Kind kind) {
    return switch (kind) {
      case KEPT, REDESIGNATED -> PLAIN;
      case DELETED, JOINED -> DELETED;
      case INSERTED, PARTED -> INSERTED;
      case MOVED_OUT -> MOVED_OUT;
      case MOVED_IN -> MOVED_IN;
    };
  }
}
