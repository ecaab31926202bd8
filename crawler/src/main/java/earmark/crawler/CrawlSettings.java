package earmark.crawler;

import earmark.crawler.fetch.FetchSettings;
import earmark.crawler.fetch.HostPort;
import earmark.crawler.source.BisNotices;
import earmark.crawler.source.BisPages;
import earmark.crawler.source.Ecfr;
import earmark.crawler.source.FederalRegister;
import earmark.crawler.source.Govinfo;
import earmark.crawler.source.PublicInspection;
import earmark.crawler.source.Scope;
import earmark.crawler.source.ScreeningList;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is crawled, from where, how and when.
 *
 * @param scope parts of the CFR: their text from the eCFR, and every Federal Register document that
 *     the register says affects them
 * @param agencies Federal Register slugs of agencies whose documents are all read, whatever they
 *     affect
 * @param terms words of the Federal Register's own search; every document with all words of one of
 *     them is read, and every filing with them in its title
 * @param historyFrom the first crawl goes back to this day; not before 1994-01-01, when the
 *     register's service begins. The eCFR has nothing before 2017-01-03
 * @param upstreams where the services are
 * @param fetch how politely, long and far
 * @param crons by source, when it runs in Washington time, in the form of Quartz (seconds first). A
 *     source without one runs only when asked to
 */
public record CrawlSettings(
    Scope scope,
    List<String> agencies,
    List<String> terms,
    LocalDate historyFrom,
    Upstreams upstreams,
    FetchSettings fetch,
    Map<String, String> crons) {
  private static final LocalDate REGISTER_BEGINS = LocalDate.of(1994, 1, 1);
  private static final int LAST_YEAR = 2100;

  public CrawlSettings {
    agencies = List.copyOf(agencies);
    terms = List.copyOf(terms);
    for (String term : terms) {
      if (!term.equals(term.strip()) || !term.matches(".*[\\p{L}\\p{N}].*")) {
        throw new IllegalArgumentException("terms must be words of a search, was \"" + term + "\"");
      }
      if (term.matches(".*\\bOR\\b.*")) {
        throw new IllegalArgumentException(
            "terms are asked for one by one; the register reads \"OR\" as \"and\", so write \""
                + term
                + "\" as several");
      }
    }
    crons = Map.copyOf(new TreeMap<>(crons));
    for (String agency : agencies) {
      if (!agency.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new IllegalArgumentException(
            "agencies must be slugs like industry-and-security-bureau, was \"" + agency + "\"");
      }
    }
    if (historyFrom.isBefore(REGISTER_BEGINS) || historyFrom.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(
          "history-from must be 1994-01-01 or later, was " + historyFrom);
    }
    for (String source : crons.keySet()) {
      if (!SOURCES.contains(source)) {
        throw new IllegalArgumentException(
            "cron is set for \""
                + source
                + "\", but the sources are "
                + String.join(", ", SOURCES));
      }
    }
  }

  /** Every source there is, in the order of a round over all. */
  public static final List<String> SOURCES =
      List.of(
          FederalRegister.NAME,
          Ecfr.NAME,
          PublicInspection.NAME,
          BisNotices.NAME,
          BisPages.NAME,
          ScreeningList.NAME,
          Govinfo.NAME);

  /**
   * The EAR and the bureau that writes it, since October 2022, from the public services, in the
   * rhythm of Washington: the register every 10 minutes while the day's issue comes out, from 6 to
   * 9, then hourly; what is on public inspection from 8:45, when regular filings go on display, and
   * every 15 minutes while special ones may; the eCFR in the night after each working day and
   * through its afternoon; the bureau's page hourly, its other pages every two hours, the screening
   * list three times. The bulk files are looked at three times a day, after the register and the
   * eCFR have had their rounds, and asked for only if one of them fails.
   */
  public static CrawlSettings defaults() {
    return new CrawlSettings(
        Scope.EAR,
        List.of("industry-and-security-bureau"),
        List.of(),
        LocalDate.of(2022, 10, 1),
        Upstreams.PUBLIC,
        FetchSettings.defaults(),
        Map.of(
            FederalRegister.NAME, "0 0/10 6-8 ? * MON-FRI; 0 0 9-21 ? * MON-FRI",
            Ecfr.NAME, "0 40 0,3,6,9 ? * TUE-SAT; 0 10 12,14,18 ? * MON-FRI",
            PublicInspection.NAME, "0 45,50,55 8 ? * MON-FRI; 0 0/15 9-16 ? * MON-FRI",
            BisNotices.NAME, "0 20 6-20 ? * MON-FRI",
            BisPages.NAME, "0 35 6-20/2 ? * MON-FRI",
            ScreeningList.NAME, "0 50 6,12,18 ? * MON-FRI",
            Govinfo.NAME, "0 25 9,13,18 ? * MON-FRI"));
  }

  /** How to fetch, with the chosen upstreams trusted. */
  FetchSettings fetchSettings() {
    Set<HostPort> trusted = new HashSet<>(fetch.trusted());
    trusted.addAll(upstreams.chosen());
    return fetch.withTrusted(trusted);
  }

  public CrawlSettings withScope(Scope parts) {
    return new CrawlSettings(parts, agencies, terms, historyFrom, upstreams, fetch, crons);
  }

  public CrawlSettings withAgencies(List<String> slugs) {
    return new CrawlSettings(scope, slugs, terms, historyFrom, upstreams, fetch, crons);
  }

  public CrawlSettings withTerms(List<String> words) {
    return new CrawlSettings(scope, agencies, words, historyFrom, upstreams, fetch, crons);
  }

  public CrawlSettings withHistoryFrom(LocalDate day) {
    return new CrawlSettings(scope, agencies, terms, day, upstreams, fetch, crons);
  }

  /**
   * All sources at one server: {@code URL/federalregister}, {@code URL/ecfr}, {@code URL/bis},
   * {@code URL/trade}.
   */
  public CrawlSettings withUpstream(URI server) {
    return withUpstreams(Upstreams.at(server));
  }

  public CrawlSettings withUpstreams(Upstreams services) {
    return new CrawlSettings(scope, agencies, terms, historyFrom, services, fetch, crons);
  }

  public CrawlSettings withFetch(FetchSettings how) {
    return new CrawlSettings(scope, agencies, terms, historyFrom, upstreams, how, crons);
  }

  public CrawlSettings withCrons(Map<String, String> schedules) {
    return new CrawlSettings(scope, agencies, terms, historyFrom, upstreams, fetch, schedules);
  }
}
