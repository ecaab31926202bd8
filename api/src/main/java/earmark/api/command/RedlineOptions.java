package earmark.api.command;

import earmark.api.rendering.Context;
import earmark.api.rendering.View;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a redline is to be written, for the commands that write one. */
final class RedlineOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, html, markdown, json, docx or pdf (default: text).")
  private Format format = Format.TEXT;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description =
          "whole: all of the text; lead-ins: what changed, and what leads into it; changes: what"
              + " changed only (default: whole for docx, changes for text, otherwise lead-ins).")
  private Optional<Context> context = Optional.empty();

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description = "inline or side-by-side, for html (default: inline).")
  private Optional<View> view = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file; needed for docx and pdf.")
  private Optional<Path> out = Optional.empty();

  Format format() {
    return json ? Format.JSON : format;
  }

  Optional<View> view() {
    return view;
  }

  Optional<Context> context() {
    return context;
  }

  Optional<Path> out() {
    return out;
  }
}
