package earmark.api.command;

import earmark.api.Day;
import earmark.api.rendering.Context;
import earmark.api.rendering.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How words of the command line become values, with messages that say what would do. */
final class Conversions {
  private Conversions() {}

  static void register(CommandLine commands) {
    commands.registerConverter(LocalDate.class, Conversions::date);
    commands.registerConverter(Instant.class, Conversions::instant);
    commands.registerConverter(Context.class, Conversions::context);
    commands.registerConverter(View.class, Conversions::view);
  }

  private static Context context(String text) {
    try {
      return Context.of(text);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException(
          "expected one of [whole, lead-ins, changes] (case-sensitive) but was '" + text + "'");
    }
  }

  private static View view(String text) {
    try {
      return View.of(text);
    } catch (IllegalArgumentException _) {
      throw new TypeConversionException(
          "expected one of [inline, side-by-side] (case-sensitive) but was '" + text + "'");
    }
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException("\"" + text + "\" is no date; write it as 2024-01-31");
    }
  }

  /** An instant, or a day, which means its end in Washington. */
  private static Instant instant(String text) {
    try {
      return text.length() == "2024-01-31".length()
          ? Day.end(LocalDate.parse(text))
          : Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new TypeConversionException(
          "\"" + text + "\" is no point in time; write it as 2024-01-31 or 2024-01-31T12:00:00Z");
    }
  }
}
