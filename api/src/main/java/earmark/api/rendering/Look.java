package earmark.api.rendering;

import java.util.Map;

/**
 * How a role is dressed: with a class, for pages that have our stylesheet, or with inline styles,
 * for mail that has none.
 */
enum Look {
  PAGE {
    @Override
    String attribute(String role) {
      return " class=\"" + role + "\"";
    }
  },
  MAIL {
    @Override
    String attribute(String role) {
      String style = STYLES.getOrDefault(role, "");
      return style.isEmpty() ? "" : " style=\"" + style + "\"";
    }
  };

  /**
   * Colours of a legal comparison; each has a line as well, so that none is told by colour alone.
   */
  private static final Map<String, String> STYLES =
      Map.ofEntries(
          Map.entry(
              "redline",
              "font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5"),
          Map.entry("deleted", "color:#a1141c;background:#fdeceb;text-decoration:line-through"),
          Map.entry(
              "inserted",
              "color:#12408f;background:#e9f0fb;text-decoration:underline;text-decoration-style:double"),
          Map.entry("moved-out", "color:#1c6437;background:#e8f3ea;text-decoration:line-through"),
          Map.entry(
              "moved-in",
              "color:#1c6437;background:#e8f3ea;text-decoration:underline;text-decoration-style:double"),
          Map.entry("note", "color:#555;font-size:13px;font-style:italic"),
          Map.entry("gap", "color:#666;font-size:13px;margin:6px 0"),
          Map.entry("lead-in", "color:#555;margin:0 0 8px"),
          Map.entry("p", "margin:0 0 10px"),
          Map.entry("heading", "font-weight:bold;margin:12px 0 8px"),
          Map.entry("table", "border-collapse:collapse;font-size:14px;margin:8px 0"),
          Map.entry(
              "th",
              "border:1px solid #bbb;padding:4px"
                  + " 8px;text-align:left;vertical-align:top;background:#f3f3f1"),
          Map.entry(
              "td", "border:1px solid #bbb;padding:4px 8px;text-align:left;vertical-align:top"),
          Map.entry("columns", "border-collapse:collapse;width:100%;table-layout:fixed"),
          Map.entry(
              "column",
              "border:1px solid #bbb;padding:4px 10px;text-align:left;vertical-align:top"),
          Map.entry("cell-end", "color:#777"),
          Map.entry("state", "color:#555;font-size:12px"),
          Map.entry("coarse", "border-left:4px solid #a86b00;padding:4px 10px;color:#5c3b00"));

  /** The attribute that dresses {@code role}, with a blank before it; may be empty. */
  abstract String attribute(String role);
}
