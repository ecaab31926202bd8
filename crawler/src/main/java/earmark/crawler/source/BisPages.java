package earmark.crawler.source;

import earmark.archive.Archive;
import earmark.archive.Sha256;
import earmark.archive.capture.Capture;
import earmark.archive.change.Observation;
import earmark.archive.change.Occasion;
import earmark.archive.version.Fact;
import earmark.archive.version.Facts;
import earmark.archive.version.Version;
import earmark.archive.version.Versions;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.crawler.fetch.FetchOutcome;
import earmark.crawler.fetch.Fetcher;
import earmark.crawler.fetch.Judge;
import earmark.crawler.parse.Expected;
import earmark.redline.text.Block;
import earmark.redline.text.Finding;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The site of the Bureau of Industry and Security: press releases, guidance, questions and answers,
 * and the files they link to, each a work of its own.
 *
 * <p>A round begins at the lists of press releases and of the site's pages, and follows links whose
 * form {@link PageRules} names, on the hosts of the site only. A list without links is not
 * believed.
 *
 * <p>A page counts from the day it states for itself; else from the day on which it was first seen
 * so. What is left out of the comparison, such as counters and menus, is named by the rules; the
 * capture has it all.
 *
 * <p>A page is removed only if nothing links to it any more, the server says that it is not there,
 * and all else of the round went well. A link to a page that is not there is a note.
 */
public final class BisPages implements Source {
  public static final String NAME = "bis-pages";

  private static final URI PUBLIC = URI.create("https://www.bis.gov");
  private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
  private static final String LOAD = "load";
  private static final String LOADED = "done";

  /** After so many rounds what is new is news, though some page could never be had. */
  private static final int LOADING_ROUNDS = 3;

  private static final String RECHECKED = "rechecked";

  private final Reading reading;
  private final PageRules rules;

  public BisPages(Archive archive, Fetcher fetcher, URI base) {
    this(archive, fetcher, base, PageRules.of(NAME));
  }

  BisPages(Archive archive, Fetcher fetcher, URI base, PageRules rules) {
    this.reading = new Reading(NAME, archive, fetcher, base);
    this.rules = rules;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run(Tally tally) {
    new PageRound(tally).run();
  }

  private Optional<String> checkpoint(String name) {
    return reading.archive().checkpoints().find(NAME, name);
  }

  /** Where a page is asked for: on its own host, or on the server that stands for all of them. */
  private URI at(URI page) {
    return reading.base().equals(PUBLIC) ? page : reading.at(page.getRawPath());
  }

  /** The public address that a link on a page leads to; empty if it leads nowhere of interest. */
  private Optional<URI> target(URI page, String link) {
    String written = link.strip().replace(" ", "%20");
    String base = reading.base() + "/";
    URI absolute;
    try {
      absolute =
          written.startsWith(base)
              ? PUBLIC.resolve("/" + written.substring(base.length()))
              : page.resolve(written);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    String scheme = absolute.getScheme();
    boolean web = "https".equals(scheme) || "http".equals(scheme);
    if (!web || absolute.getHost() == null || absolute.getRawPath() == null) {
      return Optional.empty();
    }
    String path = absolute.getRawPath().replaceAll("/+$", "");
    URI plain = URI.create("https://" + absolute.getHost() + path);
    return rules.follows(plain) ? Optional.of(plain) : Optional.empty();
  }

  /** A page that is to be asked for. */
  private record Next(URI page, int depth) {}

  /** One round. */
  private final class PageRound {
    private final Tally tally;
    private final Deque<Next> queue = new ArrayDeque<>();
    private final Set<URI> met = new HashSet<>();
    private final Set<WorkId> linked = new HashSet<>();
    private final Occasion first =
        checkpoint(LOAD).equals(Optional.of(LOADED)) ? Occasion.NEWS : Occasion.HISTORY;
    private int done;

    PageRound(Tally tally) {
      this.tally = tally;
    }

    void run() {
      boolean lists = sitemap();
      for (PageRules.LinkList list : rules.lists()) {
        lists &= list(list);
      }
      rules.pages().forEach(page -> meet(page, 0));
      while (!queue.isEmpty() && !tally.isStopped()) {
        if (done >= rules.mostPages()) {
          tally.failed(
              "PAGE_LIMIT",
              NAME,
              queue.size() + " pages are left after the " + rules.mostPages() + " of a round");
          return;
        }
        Next next = queue.removeFirst();
        tally.at("pages", done++, done + queue.size());
        page(next);
      }
      if (tally.isStopped() || !lists) {
        return;
      }
      loaded();
      recheck();
      tally.at("pages", done, done);
    }

    /** What is there now is known: from here on new pages are news. */
    private void loaded() {
      String load = checkpoint(LOAD).orElse("0");
      if (load.equals(LOADED)) {
        return;
      }
      int rounds = Integer.parseInt(load) + 1;
      boolean whole = tally.failures().isEmpty() || rounds >= LOADING_ROUNDS;
      reading.archive().checkpoints().put(NAME, LOAD, whole ? LOADED : Integer.toString(rounds));
    }

    private void meet(URI page, int depth) {
      linked.add(WorkId.page(rules.identity(page)));
      if (depth <= rules.mostDepth() && met.add(page)) {
        queue.addLast(new Next(page, depth));
      }
    }

    private void meetAll(URI page, List<String> links, int depth) {
      links.forEach(link -> target(page, link).ifPresent(next -> meet(next, depth)));
    }

    private boolean sitemap() {
      PageRules.LinkList sitemap = rules.sitemap();
      FetchOutcome outcome =
          reading.fetch(
              at(sitemap.address()),
              refusing(new Expected.Xml(Set.of("urlset")), sitemap, PageText::locations));
      if (!(outcome instanceof FetchOutcome.Document document)) {
        tally.failed(sitemap.address().getPath(), outcome);
        return false;
      }
      tally.had(document);
      meetAll(sitemap.address(), PageText.locations(document.bytes()), 0);
      return true;
    }

    private boolean list(PageRules.LinkList list) {
      FetchOutcome outcome =
          reading.fetch(
              at(list.address()),
              refusing(new Expected.Html(""), list, bytes -> PageText.html(bytes, rules).links()));
      if (!(outcome instanceof FetchOutcome.Document document)) {
        tally.failed(list.address().getPath(), outcome);
        return false;
      }
      tally.had(document);
      met.add(list.address());
      linked.add(WorkId.page(list.address()));
      read(list.address(), 0, document);
      return true;
    }

    /** A list that has lost its links is another page, whatever its status. */
    private Judge refusing(
        Expected form,
        PageRules.LinkList list,
        java.util.function.Function<byte[], List<String>> links) {
      Judge judge = Reading.judge(form);
      return (capture, body) ->
          judge.refuse(capture, body).or(() -> emptyList(capture, list, links.apply(body)));
    }

    private Optional<Finding> emptyList(
        Capture capture, PageRules.LinkList list, List<String> links) {
      long found =
          links.stream()
              .flatMap(link -> target(list.address(), link).stream())
              .filter(page -> list.links().matcher(page.getRawPath()).matches())
              .distinct()
              .count();
      return found >= list.atLeast()
          ? Optional.empty()
          : Optional.of(
              new Finding(
                  "EMPTY_LIST",
                  Finding.Severity.REFUSED,
                  capture.url().toString(),
                  found + " links like " + list.links() + ", at least " + list.atLeast()));
    }

    private void page(Next next) {
      FetchOutcome outcome = reading.fetch(at(next.page()), PageText.judge(next.page()));
      switch (outcome) {
        case FetchOutcome.Document document -> {
          tally.had(document);
          read(next.page(), next.depth(), document);
        }
        case FetchOutcome.Gone gone ->
            tally.note(next.page() + " is linked, but answers with status " + gone.status());
        case FetchOutcome.Refusal _ -> tally.failed(next.page().toString(), outcome);
      }
    }

    private void read(URI page, int depth, FetchOutcome.Document document) {
      PageText text = PageText.read(page, document.bytes(), rules);
      Capture capture = document.capture();
      reading.note(capture.id(), text.findings());
      if (text.refusal().isPresent()) {
        Finding refusal = text.refusal().get();
        reading.note(capture.id(), List.of(refusal));
        tally.failed(refusal.code(), page.toString(), refusal.excerpt(), capture.id());
        return;
      }
      record(page, text, document);
      meetAll(page, text.links(), depth + 1);
    }

    private void record(URI page, PageText text, FetchOutcome.Document document) {
      URI identity = rules.identity(page);
      Capture capture = document.capture();
      WorkId id = WorkId.page(identity);
      Optional<Version> before =
          reading
              .archive()
              .versions()
              .latest(id)
              .filter(version -> version.inForceUntil().isEmpty());
      if (!reading.admit(
          document,
          Sha256.of(Versions.encode(text.text())),
          identity.toString(),
          tally,
          measure(text, before))) {
        return;
      }
      LocalDate seen = capture.retrievedAt().atZone(WASHINGTON).toLocalDate();
      LocalDate from =
          before.map(version -> later(seen, version.inForceFrom())).or(text::statedOn).orElse(seen);
      Map<Fact, List<String>> facts = new java.util.EnumMap<>(Fact.class);
      facts.put(Fact.URL, List.of(page.toString()));
      text.statedOn().ifPresent(day -> facts.put(Fact.PUBLISHED, List.of(day.toString())));
      tally.worked(
          reading
              .archive()
              .recorder()
              .record(
                  List.of(
                      new Observation.Seen(
                          new Work(id, WorkKind.PAGE, identity.toString(), text.title()),
                          text.text(),
                          new Facts(facts),
                          from,
                          capture.id(),
                          text.parser(),
                          before.isPresent() ? Occasion.NEWS : first))));
    }

    private Measure measure(PageText text, Optional<Version> before) {
      Set<String> old = new LinkedHashSet<>();
      before.ifPresent(
          version ->
              reading.archive().versions().text(version).blocks().stream()
                  .map(Block::text)
                  .forEach(old::add));
      Set<String> gone = new HashSet<>(old);
      text.text().blocks().stream().map(Block::text).forEach(gone::remove);
      return new Measure(text.text().blocks().size(), old.size(), gone.size());
    }

    /** Looks after pages that nothing links to any more, some in each round, by turns. */
    private void recheck() {
      String last = checkpoint(RECHECKED).orElse("");
      TreeSet<String> unlinked = new TreeSet<>();
      for (Work work : reading.archive().works().list(WorkKind.PAGE)) {
        if (isOurs(work) && !linked.contains(work.id())) {
          unlinked.add(work.citation());
        }
      }
      List<String> turn = new ArrayList<>(unlinked.tailSet(last, false));
      turn.addAll(unlinked.headSet(last, true));
      for (String address : turn.subList(0, Math.min(turn.size(), rules.mostRechecks()))) {
        if (tally.isStopped()) {
          return;
        }
        recheck(URI.create(address));
        reading.archive().checkpoints().put(NAME, RECHECKED, address);
      }
    }

    private void recheck(URI identity) {
      Version version = reading.archive().versions().latest(WorkId.page(identity)).orElseThrow();
      URI page = version.facts().first(Fact.URL).map(URI::create).orElse(identity);
      FetchOutcome outcome = reading.fetch(at(page), PageText.judge(page));
      switch (outcome) {
        case FetchOutcome.Document document -> {
          tally.had(document);
          read(page, rules.mostDepth(), document);
        }
        case FetchOutcome.Gone gone -> {
          if (!tally.failures().isEmpty()) {
            tally.note(page + " is gone; not believed while other things fail");
            return;
          }
          LocalDate day = gone.capture().retrievedAt().atZone(WASHINGTON).toLocalDate();
          tally.worked(
              reading
                  .archive()
                  .recorder()
                  .record(
                      List.of(
                          new Observation.Removed(
                              version.work(),
                              later(day, version.inForceFrom()),
                              gone.capture().id(),
                              Occasion.NEWS))));
        }
        case FetchOutcome.Refusal _ -> tally.failed(page.toString(), outcome);
      }
    }

    private boolean isOurs(Work work) {
      return reading
          .archive()
          .versions()
          .latest(work.id())
          .filter(version -> PageText.PARSERS.contains(version.parser()))
          .filter(version -> version.inForceUntil().isEmpty())
          .isPresent();
    }
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? b : a;
  }
}
