package earmark.api.command;

/** How a redline is printed. */
enum Format {
  TEXT,
  HTML,
  JSON,
  DOCX
}
