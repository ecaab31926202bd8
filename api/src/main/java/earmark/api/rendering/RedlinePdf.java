package earmark.api.rendering;

import earmark.redline.text.Emphasis;
import earmark.redline.text.Passage;
import earmark.redline.text.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A redline as a PDF file: pages of US Letter with what is compared, the counts and whether it was
 * compared coarsely at the head of each, a legend on the first, bars in the margin beside what
 * changed, headings to jump to, and the ends of moves tied together. The font is embedded.
 *
 * <p>The same redline gives the same bytes, as far as the JDK's compression does. A character that
 * the font lacks is shown by its code, such as {@code [U+4E2D]}, and the first page says how many
 * there are.
 */
public final class RedlinePdf {
  /** The type of the file. */
  public static final String MEDIA_TYPE = "application/pdf";

  private static final float BODY = 10.5f;
  private static final float TABLE = 8.5f;
  private static final float SMALL = 8;
  private static final float HEADING = 14;
  private static final float SUBHEADING = 12;
  private static final float INDENT = 16;
  private static final int MAX_INDENT = 6;
  private static final float GAP = 6;

  /** The number that a file's own id is made from, which PDFBox takes from the clock otherwise. */
  private static final long ID_SEED = 1;

  private final PdfFonts fonts;
  private final List<Excerpt.Item<MarkedBlock>> items;
  private int openTable;
  private int[] columns = {};
  private int unknown;

  private RedlinePdf(PdfFonts fonts, List<Excerpt.Item<MarkedBlock>> items) {
    this.fonts = fonts;
    this.items = items;
  }

  /** The file. */
  public static byte[] bytes(Exhibit exhibit, Context context) {
    MarkedText text = MarkedText.of(exhibit.redline(), exhibit.before(), exhibit.after(), false);
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(ID_SEED);
      describe(document, exhibit);
      PdfFonts fonts = new PdfFonts(document);
      new RedlinePdf(fonts, Excerpt.of(text.blocks(), context).items()).write(document, exhibit);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
  }

  private static void describe(PDDocument document, Exhibit exhibit) {
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(Markup.printable(exhibit.title()));
    information.setAuthor(RedlineDocx.AUTHOR);
    information.setSubject(RedlineSummary.counts(exhibit.redline()));
    exhibit
        .date()
        .ifPresent(
            day ->
                information.setCreationDate(
                    GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC))));
    document.getDocumentCatalog().setLanguage("en-US");
    PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
    shown.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(shown);
  }

  private void write(PDDocument document, Exhibit exhibit) throws IOException {
    List<String> heading = RedlineSummary.heading(exhibit.redline());
    try (PdfPages pages = new PdfPages(document, fonts, head(exhibit.title(), heading))) {
      pages.aside(legend());
      pages.space(GAP);
      for (int i = 0; i < items.size(); i++) {
        switch (items.get(i)) {
          case Excerpt.Item.Gap<MarkedBlock> gap -> gap(pages, gap);
          case Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean leadIn) -> {
            switch (block.shown()) {
              case Row row -> row(pages, block, row, i);
              case Passage passage -> passage(pages, block, passage, leadIn);
            }
          }
        }
      }
      if (unknown > 0) {
        pages.space(GAP);
        pages.lines(
            note(
                unknown
                    + (unknown == 1 ? " character has" : " characters have")
                    + " no shape in the font and "
                    + (unknown == 1 ? "is" : "are")
                    + " shown by the code of Unicode, such as [U+4E2D].",
                PdfPages.WIDTH),
            0);
      }
      pages.finish(heading.getLast());
    }
  }

  private List<PdfLines.Line> head(String title, List<String> heading) throws IOException {
    List<PdfLines.Line> lines = new ArrayList<>();
    lines.addAll(
        new PdfLines(fonts, PdfPages.WIDTH)
            .add(run(title, PdfFonts.Face.BOLD, SMALL, PdfInk.NOTE))
            .done());
    for (String words : heading.subList(0, heading.size() - 1)) {
      PdfFonts.Face face =
          words.equals(RedlineSummary.COARSE) ? PdfFonts.Face.BOLD : PdfFonts.Face.REGULAR;
      lines.addAll(
          new PdfLines(fonts, PdfPages.WIDTH).add(run(words, face, SMALL, PdfInk.NOTE)).done());
    }
    return lines;
  }

  private List<PdfLines.Line> legend() throws IOException {
    PdfFonts.Face plain = PdfFonts.Face.REGULAR;
    return new PdfLines(fonts, PdfPages.WIDTH)
        .add(run("Legend: ", PdfFonts.Face.BOLD, SMALL, PdfInk.NOTE))
        .add(run("struck", plain, SMALL, PdfInk.DELETED))
        .add(run(" is gone, ", plain, SMALL, PdfInk.NOTE))
        .add(run("double underlined", plain, SMALL, PdfInk.INSERTED))
        .add(run(" is new, green has moved ", plain, SMALL, PdfInk.NOTE))
        .add(run("away from here", plain, SMALL, PdfInk.MOVED_OUT))
        .add(run(" or ", plain, SMALL, PdfInk.NOTE))
        .add(run("to here", plain, SMALL, PdfInk.MOVED_IN))
        .add(
            run(
                "; ¶ is the end of a paragraph; a bar stands beside each line with a change;"
                    + " what is in [brackets of this colour] is said by Earmark.",
                plain,
                SMALL,
                PdfInk.NOTE))
        .done();
  }

  private static PdfLines.Run run(String text, PdfFonts.Face face, float size, PdfInk ink) {
    return PdfLines.Run.of(text, PdfLines.Style.of(face, size, ink));
  }

  private List<PdfLines.Line> note(String words, float width) throws IOException {
    return new PdfLines(fonts, width)
        .add(run(words, PdfFonts.Face.ITALIC, TABLE, PdfInk.NOTE))
        .done();
  }

  private void gap(PdfPages pages, Excerpt.Item.Gap<MarkedBlock> gap) throws IOException {
    if (gap.rows() && openTable > 0) {
      List<PdfLines.Line> words = note(gap.words(true), PdfPages.WIDTH - 2 * PdfPages.CELL_PADDING);
      pages.row(new PdfPages.Row(List.of(words), new float[] {PdfPages.WIDTH}));
    } else {
      closeTable(pages);
      pages.lines(note(gap.words(false), PdfPages.WIDTH), 0);
      pages.space(GAP);
    }
  }

  // Passages

  private void passage(PdfPages pages, MarkedBlock block, Passage passage, boolean leadIn)
      throws IOException {
    closeTable(pages);
    float size =
        switch (passage.kind()) {
          case HEADING -> HEADING;
          case SUBHEADING -> SUBHEADING;
          case NOTE, FOOTNOTE, AUTHORITY, SOURCE, CITATION, EDITORIAL_NOTE, EFFECTIVE_DATE_NOTE ->
              BODY - 1;
          case PARAGRAPH, LIST_ITEM, EXTRACT, INSTRUCTION, PREAMBLE, STARS, GRAPHIC, SIGNATURE ->
              BODY;
        };
    float indent = INDENT * Math.clamp(passage.path().depth() - 1, 0, MAX_INDENT);
    PdfLines lines = new PdfLines(fonts, PdfPages.WIDTH - indent);
    marks(lines, block.cells().getFirst(), size, block.isHeading(), leadIn);
    List<PdfLines.Line> done = lines.done();
    unknown += lines.unknown();
    if (block.isHeading()) {
      pages.space(GAP);
      // A heading stays with what it is the heading of.
      pages.keep(PdfPages.height(done) + 3 * BODY);
      if (!block.isRemoved() && !passage.text().isBlank()) {
        pages.bookmark(RedlineSummary.clip(Markup.printable(passage.text())));
      }
    }
    pages.lines(done, indent);
    pages.space(GAP);
  }

  private static void marks(
      PdfLines lines, List<Mark> marks, float size, boolean bold, boolean leadIn)
      throws IOException {
    for (Mark mark : marks) {
      PdfInk ink = leadIn && mark.kind() == Mark.Kind.KEPT ? PdfInk.NOTE : PdfInk.of(mark.kind());
      switch (mark.kind()) {
        case JOINED, PARTED -> lines.add(run("¶", PdfFonts.Face.of(bold, false), size, ink));
        case KEPT, DELETED, INSERTED, MOVED_OUT, MOVED_IN -> words(lines, mark, size, bold, ink);
        case REDESIGNATED -> {
          words(lines, mark, size, bold, ink);
          said(
              lines, " [" + mark.was() + " redesignated as " + mark.text().strip() + "]", size, "");
        }
      }
      if (mark.move() > 0) {
        boolean away = mark.kind() == Mark.Kind.MOVED_OUT;
        said(
            lines,
            " [move " + mark.move() + (away ? ": from here] " : ": to here] "),
            size,
            (away ? PdfPages.AWAY : PdfPages.HERE) + mark.move());
      }
    }
  }

  private static void said(PdfLines lines, String words, float size, String link)
      throws IOException {
    lines.add(
        new PdfLines.Run(
            words,
            PdfLines.Style.of(PdfFonts.Face.ITALIC, Math.min(size, TABLE), PdfInk.NOTE),
            link));
  }

  /** The words of a mark, cut where their printed style changes. */
  private static void words(PdfLines lines, Mark mark, float size, boolean bold, PdfInk ink)
      throws IOException {
    String text = mark.text();
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (Emphasis emphasis : mark.emphases()) {
      cuts.add(Math.min(emphasis.from(), text.length()));
      cuts.add(Math.min(emphasis.until(), text.length()));
    }
    int from = 0;
    for (int until : cuts) {
      if (until > from) {
        lines.add(
            PdfLines.Run.of(
                text.substring(from, until), style(mark, from, until, size, bold, ink)));
      }
      from = until;
    }
  }

  private static PdfLines.Style style(
      Mark mark, int from, int until, float size, boolean bold, PdfInk ink) {
    List<Emphasis.Style> styles =
        mark.emphases().stream()
            .filter(e -> e.from() <= from && e.until() >= until)
            .map(Emphasis::style)
            .toList();
    boolean plain = Markup.isPlain(mark.text(), from, until);
    float rise = 0;
    if (plain && styles.contains(Emphasis.Style.SUPERSCRIPT)) {
      rise = 0.33f;
    } else if (plain && styles.contains(Emphasis.Style.SUBSCRIPT)) {
      rise = -0.15f;
    }
    return new PdfLines.Style(
        PdfFonts.Face.of(
            bold || styles.contains(Emphasis.Style.BOLD), styles.contains(Emphasis.Style.ITALIC)),
        size,
        ink,
        rise);
  }

  // Tables

  private void row(PdfPages pages, MarkedBlock block, Row row, int index) throws IOException {
    boolean another = block.after().isPresent() && openTable > 0 && openTable != row.table();
    if (openTable == 0 || another) {
      closeTable(pages);
      openTable = row.table();
      columns = ColumnWidths.of(rows(index), (int) PdfPages.WIDTH, 5, 9);
      pages.beginTable();
    }
    boolean head = row.place() == Row.Place.HEAD;
    int count = block.cells().size();
    List<List<PdfLines.Line>> cells = new ArrayList<>();
    List<Float> widths = new ArrayList<>();
    int column = 0;
    for (int i = 0; i < count && column < columns.length; i++) {
      int span = i < row.cells().size() ? row.cells().get(i).columns() : 1;
      int until = i == count - 1 ? columns.length : Math.min(columns.length, column + span);
      float width = 0;
      while (column < until) {
        width += columns[column++];
      }
      cells.add(cell(block, row, i, width - 2 * PdfPages.CELL_PADDING, head));
      widths.add(width);
    }
    for (int i = cells.size(); i < count; i++) {
      // More cells than columns: what is in them must not be lost.
      cells.removeLast();
      PdfLines rest = new PdfLines(fonts, widths.getLast() - 2 * PdfPages.CELL_PADDING);
      for (int j = columns.length - 1; j < count; j++) {
        marks(rest, block.cells().get(j), TABLE, head, false);
        rest.add(run(" | ", PdfFonts.Face.REGULAR, TABLE, PdfInk.NOTE));
      }
      cells.add(rest.done());
      unknown += rest.unknown();
      break;
    }
    float[] exact = new float[widths.size()];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = widths.get(i);
    }
    PdfPages.Row laid = new PdfPages.Row(cells, exact);
    if (head) {
      pages.headRow(laid);
    } else {
      pages.row(laid);
    }
  }

  private List<PdfLines.Line> cell(MarkedBlock block, Row row, int index, float width, boolean head)
      throws IOException {
    PdfLines lines = new PdfLines(fonts, width);
    List<Mark> marks = block.cells().get(index);
    if (index == 0) {
      if (marks.isEmpty() && !row.group().isEmpty()) {
        lines.add(run(row.group() + " ", PdfFonts.Face.ITALIC, TABLE, PdfInk.NOTE));
      }
      if (block.isRemoved() || block.isAdded()) {
        said(lines, block.isRemoved() ? "[row removed] " : "[row added] ", TABLE, "");
      }
    }
    marks(lines, marks, TABLE, head, false);
    List<PdfLines.Line> done = lines.done();
    unknown += lines.unknown();
    return done;
  }

  /** The rows that are shown of the table that begins at {@code from}. */
  private List<Row> rows(int from) {
    List<Row> rows = new ArrayList<>();
    for (int i = from; i < items.size(); i++) {
      if (items.get(i) instanceof Excerpt.Item.Shown<MarkedBlock>(MarkedBlock block, boolean _)) {
        if (!(block.shown() instanceof Row row)
            || (block.after().isPresent() && row.table() != openTable)) {
          break;
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private void closeTable(PdfPages pages) {
    if (openTable > 0) {
      pages.endTable();
      pages.space(GAP);
    }
    openTable = 0;
  }
}
