package earmark.index.search;

import earmark.archive.Archive;
import earmark.archive.ArchiveFailedException;
import earmark.archive.change.Change;
import earmark.archive.version.Fact;
import earmark.archive.version.Version;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.index.internal.ChangeDocument;
import earmark.index.internal.ChangedText;
import earmark.index.internal.Fields;
import earmark.index.internal.Places;
import earmark.index.internal.Translation;
import earmark.index.query.HitKind;
import earmark.redline.comparison.Span;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;

/** Answers one search on one state of the index. */
final class Searching {
  /**
   * Longest time for finding and ordering; what is found by then is given, and that it was cut off.
   */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final Translation TRANSLATION = new Translation(Translation.Target.INDEX);

  /** Between equal results the one indexed last comes first, however the files were merged. */
  private static final SortField LATEST = new SortField(Fields.ORDER, SortField.Type.LONG, true);

  private final Archive archive;
  private final IndexSearcher searcher;
  private final LocalDate today;

  Searching(Archive archive, IndexSearcher state, LocalDate today) {
    this.archive = archive;
    this.searcher = new IndexSearcher(state.getIndexReader());
    this.today = today;
  }

  SearchResult answer(SearchRequest request, long sequence) throws IOException {
    long begun = System.nanoTime();
    searcher.setTimeout(new QueryTimeoutImpl(LONGEST.toMillis()));
    Query found =
        new BooleanQuery.Builder()
            .add(
                FunctionScoreQuery.boostByValue(
                    TRANSLATION.ranked(request.query()), new Ranking(today)),
                Occur.MUST)
            .add(Filters.of(request, today), Occur.FILTER)
            .build();
    int reach = Math.max(1, request.offset() + request.limit());
    TopFieldDocs top =
        searcher.search(
            found, new TopFieldCollectorManager(order(request), reach, Integer.MAX_VALUE));
    boolean cutOff = searcher.timedOut();
    searcher.setTimeout(null);
    long matched = System.nanoTime();
    List<Hit> hits = hits(request, top.scoreDocs, found);
    Optional<CitationHit> cited = CitedThing.in(request.query(), archive);
    return new SearchResult(
        top.totalHits.value(),
        hits,
        cited,
        cutOff,
        new SearchResult.Effort(
            searcher.getIndexReader().numDocs(),
            sequence,
            Duration.ofNanos(matched - begun),
            Duration.ofNanos(System.nanoTime() - matched)));
  }

  private static Sort order(SearchRequest request) {
    return switch (request.order()) {
      case RELEVANCE -> new Sort(SortField.FIELD_SCORE, LATEST);
      case NEWEST ->
          new Sort(
              new SortField(Fields.DATE, SortField.Type.LONG, true), SortField.FIELD_SCORE, LATEST);
      case OLDEST ->
          new Sort(new SortField(Fields.DATE, SortField.Type.LONG), SortField.FIELD_SCORE, LATEST);
    };
  }

  private List<Hit> hits(SearchRequest request, ScoreDoc[] top, Query found) throws IOException {
    if (top.length <= request.offset() || request.limit() == 0) {
      return List.of();
    }
    ScoreDoc[] page = Arrays.copyOfRange(top, request.offset(), top.length);
    TopFieldCollector.populateScores(page, searcher, found);
    Places.Finder places = new Places.Finder(searcher, TRANSLATION.of(request.query()));
    List<Hit> hits = new ArrayList<>();
    for (ScoreDoc one : page) {
      hits.add(hit(one, places));
    }
    return hits;
  }

  private Hit hit(ScoreDoc found, Places.Finder finder) throws IOException {
    Document stored = searcher.storedFields().document(found.doc);
    Map<String, List<Span>> places =
        finder.in(found.doc, List.of(Fields.TITLE, Fields.TEXT, Fields.ADDED, Fields.REMOVED));
    Found common =
        new Found(
            new WorkId(stored.get(Fields.WORK)),
            stored.get(Fields.CITATION),
            stored.get(Fields.TITLE),
            places,
            found.score);
    return stored.getField(Fields.SEQUENCE) != null
        ? change(common, stored.getField(Fields.SEQUENCE).numericValue().longValue())
        : version(
            common,
            HitKind.of(stored.get(Fields.KIND)),
            stored.getField(Fields.VERSION).numericValue().longValue());
  }

  /** What every hit has. */
  private record Found(
      WorkId work, String citation, String title, Map<String, List<Span>> places, float score) {
    List<Span> in(String field) {
      return places.getOrDefault(field, List.of());
    }
  }

  private Hit version(Found found, HitKind kind, long id) {
    Version version =
        archive
            .versions()
            .find(id)
            .orElseThrow(() -> new ArchiveFailedException("Version " + id + " is missing"));
    Optional<LocalDate> published = day(version, Fact.PUBLISHED);
    return new Hit(
        kind,
        found.work(),
        found.citation(),
        found.title(),
        found.in(Fields.TITLE),
        Passages.best(archive.versions().text(version), found.in(Fields.TEXT), Snippet.Origin.TEXT),
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        kind == HitKind.DOCUMENT ? published.orElse(version.inForceFrom()) : version.inForceFrom(),
        kind == HitKind.PROVISION
            ? Optional.of(version.inForceFrom())
            : day(version, Fact.EFFECTIVE),
        version.inForceUntil(),
        found.score());
  }

  private Hit change(Found found, long sequence) {
    Change change =
        archive
            .changes()
            .find(sequence)
            .orElseThrow(() -> new ArchiveFailedException("Change " + sequence + " is missing"));
    ChangeDocument.Subject subject = ChangeDocument.Subject.read(archive, change);
    return new Hit(
        HitKind.CHANGE,
        found.work(),
        found.citation(),
        found.title(),
        found.in(Fields.TITLE),
        snippet(subject, found),
        change.after(),
        Optional.of(sequence),
        Optional.of(change.kind()),
        change.legalOn(),
        subject.work().kind() == WorkKind.PROVISION
            ? Optional.of(change.legalOn())
            : day(subject.version(), Fact.EFFECTIVE),
        Optional.empty(),
        found.score());
  }

  /** Shows the words found where they were added, or else removed; or else the first change. */
  private static Snippet snippet(ChangeDocument.Subject subject, Found found) {
    ChangedText added = subject.added();
    ChangedText removed = subject.removed();
    List<Span> addedFound = inWhole(added, found.in(Fields.ADDED));
    List<Span> removedFound = inWhole(removed, found.in(Fields.REMOVED));
    boolean before =
        addedFound.isEmpty()
            && (!removedFound.isEmpty()
                || (added.pieces().isEmpty() && !removed.pieces().isEmpty()));
    ChangedText side = before ? removed : added;
    List<Span> words = before ? removedFound : addedFound;
    if (words.isEmpty()) {
      Snippet first =
          Passages.best(
              before ? subject.before() : subject.after(),
              side.pieces().stream().limit(1).toList(),
              before ? Snippet.Origin.BEFORE : Snippet.Origin.AFTER);
      return new Snippet(first.text(), List.of(), first.origin(), first.path(), first.place());
    }
    return Passages.best(
        before ? subject.before() : subject.after(),
        words,
        before ? Snippet.Origin.BEFORE : Snippet.Origin.AFTER);
  }

  private static List<Span> inWhole(ChangedText changed, List<Span> words) {
    return words.stream().map(span -> changed.inWhole(span.from(), span.until())).toList();
  }

  private static Optional<LocalDate> day(Version version, Fact fact) {
    return version
        .facts()
        .first(fact)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text));
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            });
  }
}
