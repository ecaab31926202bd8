package earmark.api.alert;

import earmark.archive.Archive;
import earmark.archive.change.Change;
import earmark.index.query.Query;
import earmark.index.watch.StandingQueries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches by the standing queries of the index. Not safe for use by several threads. */
final class StandingMatcher implements Matcher, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StandingMatcher.class);

  private final StandingQueries queries;
  private final Map<String, String> registered = new HashMap<>();

  StandingMatcher(Archive archive) {
    this.queries = new StandingQueries(archive);
  }

  @Override
  public void set(List<Watch> watches) {
    Set<String> wanted = watches.stream().map(Watch::id).collect(Collectors.toSet());
    for (String id : List.copyOf(registered.keySet())) {
      if (!wanted.contains(id)) {
        queries.remove(id);
        registered.remove(id);
      }
    }
    for (Watch watch : watches) {
      if (!watch.query().equals(registered.get(watch.id()))) {
        queries.put(watch.id(), Query.parse(watch.query()));
        registered.put(watch.id(), watch.query());
      }
    }
  }

  @Override
  public Map<String, List<String>> match(Change change) {
    StandingQueries.Outcome outcome = queries.match(change);
    outcome
        .errors()
        .forEach(
            (watch, why) ->
                LOG.error(
                    "Watch {} could not be run on change {}: {}", watch, change.sequence(), why));
    return outcome.matches().stream()
        .collect(Collectors.toMap(StandingQueries.Match::id, StandingQueries.Match::words));
  }

  @Override
  public void close() {
    queries.close();
  }
}
