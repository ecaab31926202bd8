package earmark.api.rendering;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * Puts lines of print and table rows on pages of US Letter, from top to bottom. What does not fit
 * goes on on the next page; the head of a table is repeated there. A line that holds a change has a
 * bar in the margin.
 */
final class PdfPages implements AutoCloseable {
  /** Width of the text, in points. */
  static final float WIDTH = 484;

  /** Between the border of a cell and its words. */
  static final float CELL_PADDING = 4;

  private static final float LEFT = (PDRectangle.LETTER.getWidth() - WIDTH) / 2;
  private static final float TOP = PDRectangle.LETTER.getHeight() - 40;
  private static final float BOTTOM = 60;
  private static final float FOOT = 36;
  private static final float LEADING = 1.22f;
  private static final float BAR = 12;
  private static final float PENDING_LINES = 3;
  private static final Color BORDER = new Color(0x999999);
  private static final Color BAR_COLOUR = new Color(0x333333);

  /** A row ready to be put on pages. */
  record Row(List<List<PdfLines.Line>> cells, float[] widths) {
    float height() {
      float most = 0;
      for (List<PdfLines.Line> cell : cells) {
        most = Math.max(most, PdfPages.height(cell));
      }
      return most + 2 * CELL_PADDING;
    }
  }

  /** A place that leads to another. */
  private record Jump(PDPage page, PDRectangle area, String target) {}

  private final PDDocument document;
  private final PdfFonts fonts;
  private final List<PdfLines.Line> head;
  private final List<Row> tableHead = new ArrayList<>();
  private final Map<String, PDPageXYZDestination> places = new HashMap<>();
  private final List<Jump> jumps = new ArrayList<>();
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private Optional<PDPageContentStream> stream = Optional.empty();
  private PDPage page = new PDPage(PDRectangle.LETTER);
  private float y;
  private float top;

  /**
   * @param head lines at the head of each page
   */
  PdfPages(PDDocument document, PdfFonts fonts, List<PdfLines.Line> head) throws IOException {
    this.document = document;
    this.fonts = fonts;
    this.head = head;
    nextPage();
  }

  static float height(List<PdfLines.Line> lines) {
    float sum = 0;
    for (PdfLines.Line line : lines) {
      sum += height(line);
    }
    return sum;
  }

  private static float height(PdfLines.Line line) {
    float largest = 0;
    for (PdfLines.Span span : line.spans()) {
      largest = Math.max(largest, span.style().size());
    }
    return (largest == 0 ? EMPTY_LINE : largest) * LEADING;
  }

  private static final float EMPTY_LINE = 8;

  /** A gap between two blocks; none at the top of a page. */
  void space(float points) {
    if (y < top) {
      y -= points;
    }
  }

  /** Keeps what follows together if it is not higher than {@code points}. */
  void keep(float points) throws IOException {
    if (y - points < BOTTOM && y < top) {
      nextPage();
    }
  }

  void lines(List<PdfLines.Line> lines, float indent) throws IOException {
    for (PdfLines.Line line : lines) {
      keep(height(line));
      y -= height(line);
      draw(line, LEFT + indent, y);
    }
  }

  /** Words that say something about the pages: no bar stands beside them. */
  void aside(List<PdfLines.Line> lines) throws IOException {
    for (PdfLines.Line line : lines) {
      y -= height(line);
      spans(line, LEFT, y);
    }
  }

  /** A name for this place in the list of headings that a reader shows beside the pages. */
  void bookmark(String title) {
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(title);
    item.setDestination(here(y));
    outline.addLast(item);
  }

  /** Begins a table; its head rows follow. */
  void beginTable() {
    tableHead.clear();
  }

  /** A row of the head, which is repeated on each page that the table goes on to. */
  void headRow(Row row) throws IOException {
    row(row);
    tableHead.add(row);
  }

  void endTable() {
    tableHead.clear();
  }

  /** A row; one that is higher than what is left of the page goes on on the next. */
  void row(Row row) throws IOException {
    float height = row.height();
    if (height > y - BOTTOM && (height < (top - BOTTOM) / 2 || y - BOTTOM < MINIMUM)) {
      nextPageOfTable();
    }
    int[] done = new int[row.cells().size()];
    while (!slice(row, done)) {
      nextPageOfTable();
    }
  }

  /** What must be left of a page for a row to begin there. */
  private static final float MINIMUM = PENDING_LINES * 12;

  private void nextPageOfTable() throws IOException {
    nextPage();
    List<Row> again = List.copyOf(tableHead);
    float heads = 0;
    for (Row row : again) {
      heads += row.height();
    }
    if (heads < (top - BOTTOM) / 2) {
      for (Row row : again) {
        slice(row, new int[row.cells().size()]);
      }
    }
  }

  /**
   * Draws as much of a row as fits.
   *
   * @param done how many lines of each cell are drawn; counted on
   * @return whether all of it is
   */
  private boolean slice(Row row, int[] done) throws IOException {
    float from = y;
    float lowest = y - 2 * CELL_PADDING;
    boolean all = true;
    float x = LEFT;
    for (int i = 0; i < row.cells().size(); i++) {
      float at = from - CELL_PADDING;
      List<PdfLines.Line> cell = row.cells().get(i);
      int first = done[i];
      while (done[i] < cell.size()
          && (at - height(cell.get(done[i])) - CELL_PADDING >= BOTTOM
              || (from >= top && done[i] == first))) {
        PdfLines.Line line = cell.get(done[i]);
        at -= height(line);
        draw(line, x + CELL_PADDING, at);
        done[i]++;
      }
      all &= done[i] == cell.size();
      lowest = Math.min(lowest, at - CELL_PADDING);
      x += row.widths()[i];
    }
    border(row, from, lowest);
    y = lowest;
    return all;
  }

  private void border(Row row, float from, float until) throws IOException {
    PDPageContentStream out = out();
    out.setStrokingColor(BORDER);
    out.setLineWidth(0.4f);
    float x = LEFT;
    for (float width : row.widths()) {
      out.addRect(x, until, width, from - until);
      x += width;
    }
    out.stroke();
  }

  private PDPageContentStream out() {
    return stream.orElseThrow();
  }

  private void nextPage() throws IOException {
    if (stream.isPresent()) {
      stream.get().close();
    }
    page = new PDPage(PDRectangle.LETTER);
    document.addPage(page);
    stream = Optional.of(new PDPageContentStream(document, page));
    y = TOP;
    for (PdfLines.Line line : head) {
      y -= height(line);
      spans(line, LEFT, y);
    }
    y -= 6;
    rule(y);
    y -= 10;
    top = y;
  }

  private void rule(float at) throws IOException {
    PDPageContentStream out = out();
    out.setStrokingColor(BORDER);
    out.setLineWidth(0.5f);
    out.moveTo(LEFT, at);
    out.lineTo(LEFT + WIDTH, at);
    out.stroke();
  }

  private void draw(PdfLines.Line line, float left, float base) throws IOException {
    spans(line, left, base);
    if (line.isChanged()) {
      PDPageContentStream out = out();
      out.setStrokingColor(BAR_COLOUR);
      out.setLineWidth(1.2f);
      out.moveTo(LEFT - BAR, base);
      out.lineTo(LEFT - BAR, base + height(line));
      out.stroke();
    }
  }

  private void spans(PdfLines.Line line, float left, float base) throws IOException {
    // The letters that go below the line stand in its lowest part.
    float baseline = base + height(line) * 0.24f;
    for (PdfLines.Span span : line.spans()) {
      span(span, left, baseline);
    }
  }

  private void span(PdfLines.Span span, float left, float baseline) throws IOException {
    PDPageContentStream out = out();
    PdfLines.Style style = span.style();
    float size = style.printed();
    float at = baseline + style.rise() * style.size();
    out.setNonStrokingColor(style.ink().colour());
    out.beginText();
    out.setFont(fonts.font(style.face()), size);
    out.newLineAtOffset(left + span.x(), at);
    out.showText(span.text());
    out.endText();
    underline(span, left + span.x(), at);
    if (!span.link().isEmpty()) {
      places.put(span.link(), here(at + size + 20));
      jumps.add(
          new Jump(
              page,
              new PDRectangle(left + span.x(), at - 2, span.width(), size + 2),
              otherEnd(span.link())));
    }
  }

  private void underline(PdfLines.Span span, float x, float baseline) throws IOException {
    PdfInk.Line line = span.style().ink().line();
    float size = span.style().size();
    float until = x + span.width();
    PDPageContentStream out = out();
    out.setStrokingColor(span.style().ink().colour());
    out.setLineWidth(size * 0.05f);
    switch (line) {
      case NONE -> {}
      case STRUCK -> stroke(x, until, baseline + size * 0.24f);
      case DOUBLE -> {
        stroke(x, until, baseline - size * 0.11f);
        stroke(x, until, baseline - size * 0.22f);
      }
    }
  }

  private void stroke(float from, float until, float at) throws IOException {
    PDPageContentStream out = out();
    out.moveTo(from, at);
    out.lineTo(until, at);
    out.stroke();
  }

  /** The name of a move's one end from that of its other. */
  static String otherEnd(String link) {
    return (link.startsWith(AWAY) ? HERE : AWAY) + link.substring(AWAY.length());
  }

  static final String AWAY = "from";
  static final String HERE = "to--";

  private PDPageXYZDestination here(float at) {
    PDPageXYZDestination place = new PDPageXYZDestination();
    place.setPage(page);
    place.setTop((int) Math.min(PDRectangle.LETTER.getHeight(), at));
    place.setLeft(0);
    return place;
  }

  /** Ends the pages: numbers, headings and the ties between the ends of moves. */
  void finish(String foot) throws IOException {
    out().close();
    stream = Optional.empty();
    int count = document.getNumberOfPages();
    int number = 0;
    for (PDPage each : document.getPages()) {
      number++;
      try (PDPageContentStream out =
          new PDPageContentStream(
              document, each, PDPageContentStream.AppendMode.APPEND, true, true)) {
        out.setNonStrokingColor(PdfInk.NOTE.colour());
        out.beginText();
        out.setFont(fonts.font(PdfFonts.Face.REGULAR), 8);
        out.newLineAtOffset(LEFT, FOOT);
        out.showText(foot);
        out.endText();
        out.beginText();
        out.newLineAtOffset(LEFT + WIDTH - 60, FOOT);
        out.showText("Page " + number + " of " + count);
        out.endText();
      }
    }
    for (Jump jump : jumps) {
      Optional<PDPageXYZDestination> target = Optional.ofNullable(places.get(jump.target()));
      if (target.isPresent()) {
        PDAnnotationLink link = new PDAnnotationLink();
        PDBorderStyleDictionary none = new PDBorderStyleDictionary();
        none.setWidth(0);
        link.setBorderStyle(none);
        link.setRectangle(jump.area());
        link.setDestination(target.get());
        jump.page().getAnnotations().add(link);
      }
    }
    if (outline.hasChildren()) {
      document.getDocumentCatalog().setDocumentOutline(outline);
    }
  }

  @Override
  public void close() throws IOException {
    if (stream.isPresent()) {
      stream.get().close();
    }
  }
}
