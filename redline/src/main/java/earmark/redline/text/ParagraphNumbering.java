package earmark.redline.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Infers the place of each paragraph of one provision from its printed markers, paragraph by
 * paragraph in print order.
 *
 * <p>The sources print paragraphs flat; 1 CFR 21.11 gives the six levels (a)(1)(i)(A)(1)(i), the
 * last two in italics. A marker is first read as the next one of a series that is open, then as the
 * first of a deeper series. Where {@code (i)} can be both the letter after (h) and a numeral, the
 * marker that follows decides, if it is known, else whether the paragraph before introduces a list.
 * A paragraph without marker belongs to the paragraph that is open; one that defines a term belongs
 * where the first definition stood.
 *
 * <p>A wrong inference harms an address, never words. Not safe for use by several threads; one
 * instance serves one provision.
 *
 * <pre>{@code
 * var numbering = new ParagraphNumbering();
 * numbering.next("(a)(1) Introduction.", List.of()); // designation "(a)(1)", path (a)(1)
 * numbering.next("(i) The first case.", List.of()); // designation "(i)", path (a)(1)(i)
 * }</pre>
 */
public final class ParagraphNumbering {
  /** What one paragraph is called: its printed designation, and its place. */
  public record Numbered(String designation, ParagraphPath path) {}

  /** The text of a paragraph and its printed styles. */
  public record Printed(String text, List<Emphasis> emphases) {
    public Printed {
      emphases = List.copyOf(emphases);
    }
  }

  private static final Pattern DEFINITION =
      Pattern.compile(
          "[\"\u201c]?[\\p{L}\\p{N}][^.;:]{0,150}?[\"\u201d]?,? (?:means|mean|has the"
              + " meaning|refers to)\\b.*",
          Pattern.DOTALL);

  private record Open(MarkerForm form, String marker, int value, boolean italic) {}

  private final List<Open> open = new ArrayList<>();
  private boolean introducing;
  private int definitionDepth = -1;

  /**
   * Numbers a whole provision; looks one paragraph ahead, so prefer it where all texts are known.
   */
  public static List<Numbered> of(List<Printed> paragraphs) {
    var numbering = new ParagraphNumbering();
    List<Numbered> numbered = new ArrayList<>();
    for (int i = 0; i < paragraphs.size(); i++) {
      PrintedMarker following = null;
      for (int k = i + 1; k < paragraphs.size() && following == null; k++) {
        Printed next = paragraphs.get(k);
        List<PrintedMarker> markers = PrintedMarker.leading(next.text, next.emphases);
        following = markers.isEmpty() ? null : markers.getFirst();
      }
      Printed printed = paragraphs.get(i);
      numbered.add(numbering.next(printed.text, printed.emphases, following));
    }
    return numbered;
  }

  /**
   * Numbers the next paragraph; the designation is empty if it prints none.
   *
   * @param text as printed, with its designation
   * @param emphases its styles, by which italic markers are known; may be empty
   */
  public Numbered next(String text, List<Emphasis> emphases) {
    return next(text, emphases, null);
  }

  private Numbered next(String text, List<Emphasis> emphases, @Nullable PrintedMarker following) {
    List<PrintedMarker> markers = PrintedMarker.leading(text, emphases);
    if (markers.isEmpty()) {
      return unmarked(text, emphases);
    }
    PrintedMarker last = markers.getLast();
    PrintedMarker rangeEnd = PrintedMarker.rangeEnd(text, last, emphases);
    PrintedMarker inner =
        rangeEnd == null ? PrintedMarker.afterHeading(text, last.until(), emphases) : null;
    for (int k = 0; k < markers.size(); k++) {
      PrintedMarker within = k + 1 < markers.size() ? markers.get(k + 1) : inner;
      place(markers.get(k), within == null ? following : within);
    }
    while (inner != null && isDeeper(inner)) {
      place(inner, following);
      inner = PrintedMarker.afterHeading(text, inner.until(), emphases);
    }
    ParagraphPath path = path();
    int end = last.until();
    if (rangeEnd != null) {
      place(rangeEnd, following);
      end = rangeEnd.until();
    }
    introducing = introduces(text);
    return new Numbered(text.substring(0, end), path);
  }

  private Numbered unmarked(String text, List<Emphasis> emphases) {
    if (isDefinition(text, emphases)) {
      if (definitionDepth < 0) {
        definitionDepth = open.size();
      }
      while (open.size() > definitionDepth) {
        open.removeLast();
      }
    }
    introducing = introduces(text);
    return new Numbered("", path());
  }

  private static boolean isDefinition(String text, List<Emphasis> emphases) {
    boolean term =
        emphases.stream().anyMatch(e -> e.style() == Emphasis.Style.ITALIC && e.from() <= 1);
    return DEFINITION.matcher(text).matches() && (term || emphases.isEmpty());
  }

  private static boolean introduces(String text) {
    return text.endsWith(":") || text.endsWith("\u2014") || text.endsWith("--");
  }

  private ParagraphPath path() {
    return new ParagraphPath(open.stream().map(Open::marker).toList());
  }

  private boolean isDeeper(PrintedMarker inner) {
    return forms(inner).stream()
        .anyMatch(
            form -> form.level() > open.getLast().form.level() && form.value(inner.marker()) == 1);
  }

  private static List<MarkerForm> forms(PrintedMarker marker) {
    List<MarkerForm> candidates =
        marker.italic()
            ? List.of(MarkerForm.ITALIC_NUMBER, MarkerForm.ITALIC_ROMAN)
            : List.of(MarkerForm.LETTER, MarkerForm.NUMBER, MarkerForm.ROMAN, MarkerForm.CAPITAL);
    List<MarkerForm> forms =
        candidates.stream().filter(form -> form.value(marker.marker()) > 0).toList();
    return forms.isEmpty() && marker.italic()
        ? forms(new PrintedMarker(marker.marker(), false, marker.from(), marker.until()))
        : forms;
  }

  private void place(PrintedMarker marker, @Nullable PrintedMarker following) {
    List<MarkerForm> forms = forms(marker);
    List<Integer> next = new ArrayList<>();
    for (int depth = open.size() - 1; depth >= 0; depth--) {
      if (follows(open.get(depth), marker) == 1) {
        next.add(depth);
      }
    }
    MarkerForm first = firstOfDeeper(marker, forms);
    if (!next.isEmpty() && first != null) {
      int depth = next.getFirst();
      if (continues(marker, first, following)) {
        replace(depth, marker);
      } else {
        open.add(opened(first, marker));
      }
    } else if (next.size() > 1) {
      MarkerForm inner = open.get(next.getFirst()).form;
      boolean outer =
          inner == MarkerForm.ITALIC_NUMBER
              ? following != null && following.marker().equals("i") && !following.italic()
              : continues(marker, inner, following);
      replace(outer ? next.getLast() : next.getFirst(), marker);
    } else if (!next.isEmpty()) {
      replace(next.getFirst(), marker);
    } else if (first != null) {
      open.add(opened(first, marker));
    } else {
      placeOutOfSeries(marker, forms);
    }
  }

  /** How far {@code marker} is behind the open one in the same series; 0 if in none. */
  private static int follows(Open sibling, PrintedMarker marker) {
    if (sibling.italic != marker.italic()) {
      return 0;
    }
    int value = sibling.form.value(marker.marker());
    return value == 0 ? 0 : value - sibling.value;
  }

  /** The form in which {@code marker} begins a series below what is open, or null. */
  private @Nullable MarkerForm firstOfDeeper(PrintedMarker marker, List<MarkerForm> forms) {
    int level = open.isEmpty() ? 0 : open.getLast().form.level();
    for (MarkerForm form : forms.reversed()) {
      if (form.value(marker.marker()) == 1) {
        boolean isOpen = open.stream().anyMatch(o -> o.form == form);
        if (!isOpen) {
          return form;
        }
        MarkerForm deeper = italicTwin(form);
        if (!marker.italic() && deeper.level() == level + 1) {
          return deeper;
        }
        if (form.level() > level) {
          return form;
        }
      }
    }
    return null;
  }

  /** Levels 5 and 6 repeat the forms of 2 and 3; a text without styles shows no difference. */
  private static MarkerForm italicTwin(MarkerForm form) {
    return switch (form) {
      case NUMBER -> MarkerForm.ITALIC_NUMBER;
      case ROMAN -> MarkerForm.ITALIC_ROMAN;
      case LETTER, CAPITAL, ITALIC_NUMBER, ITALIC_ROMAN -> form;
    };
  }

  /**
   * Whether an ambiguous marker goes on with the outer series rather than with {@code inner}: (i)
   * after (h), (v) after (u). What follows tells: (j) or (1) the letter, (ii) or (A) the numeral.
   */
  private boolean continues(
      PrintedMarker marker, MarkerForm inner, @Nullable PrintedMarker following) {
    if (following == null) {
      return !introducing;
    }
    if (inner.value(following.marker()) == inner.value(marker.marker()) + 1) {
      return false;
    }
    if (MarkerForm.LETTER.value(following.marker())
        == MarkerForm.LETTER.value(marker.marker()) + 1) {
      return true;
    }
    if (inner == MarkerForm.ROMAN) {
      if (MarkerForm.CAPITAL.value(following.marker()) > 0) {
        return false;
      }
      int number = MarkerForm.NUMBER.value(following.marker());
      if (number > 0 && !following.italic()) {
        return number == 1;
      }
    }
    return !introducing;
  }

  /**
   * A series that begins anew, one that leaves out reserved members, or one whose head is missing.
   */
  private void placeOutOfSeries(PrintedMarker marker, List<MarkerForm> forms) {
    for (int depth = open.size() - 1; depth >= 0; depth--) {
      if (open.get(depth).italic == marker.italic()
          && open.get(depth).form.value(marker.marker()) == 1) {
        replace(depth, marker);
        return;
      }
    }
    for (int depth = open.size() - 1; depth >= 0; depth--) {
      if (follows(open.get(depth), marker) > 1) {
        replace(depth, marker);
        return;
      }
    }
    MarkerForm form = forms.getFirst();
    while (!open.isEmpty() && open.getLast().form.level() >= form.level()) {
      open.removeLast();
    }
    open.add(opened(form, marker));
  }

  private void replace(int depth, PrintedMarker marker) {
    MarkerForm form = open.get(depth).form;
    while (open.size() > depth) {
      open.removeLast();
    }
    open.add(opened(form, marker));
  }

  private static Open opened(MarkerForm form, PrintedMarker marker) {
    return new Open(form, marker.marker(), form.value(marker.marker()), marker.italic());
  }
}
