package earmark.api.command;

import earmark.index.query.QueryException;

/** A query that cannot be understood, with a mark under the place. */
final class QueryRefusal {
  private QueryRefusal() {}

  static CommandEndedException of(String query, QueryException e) {
    String mark = " ".repeat(Math.min(e.position(), query.length())) + "^";
    String suggestion = e.suggestion().map(s -> "\nPerhaps: " + s).orElse("");
    return CommandEndedException.wrongUsage(
        e.getMessage() + "\n  " + query + "\n  " + mark + suggestion);
  }
}
