package earmark.api.command;

import earmark.archive.Archive;
import earmark.archive.version.Work;
import earmark.archive.version.WorkId;
import earmark.archive.version.WorkKind;
import earmark.redline.citation.Citation;
import earmark.redline.citation.FrNumber;
import earmark.redline.citation.FrPage;
import earmark.redline.citation.PartCitation;
import earmark.redline.citation.ProvisionCitation;
import earmark.redline.text.ParagraphPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the works that somebody cites. */
final class Lookup {
  private static final int NEAREST = 3;

  private final Archive archive;

  Lookup(Archive archive) {
    this.archive = archive;
  }

  /**
   * What a citation means in this archive.
   *
   * @param works at least one, the one most likely meant first
   * @param path the paragraph that was cited; the root for the whole
   * @param part the whole part, if that was cited
   */
  record Found(List<Work> works, ParagraphPath path, Optional<PartCitation> part) {
    Work work() {
      return works.getFirst();
    }
  }

  /**
   * Finds what is cited: a provision, a page or number of the Federal Register, an address of the
   * web, an entry of a list by its citation or identity.
   *
   * @throws CommandEndedException if it is no citation, or cites nothing in this archive; names the
   *     nearest that are
   */
  Found find(String text) {
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return found(text, archive.works().find(page(text)).stream().toList(), ParagraphPath.ROOT);
    }
    List<Work> named =
        text.startsWith("list/")
            ? entry(text)
            : archive.works().cited(text).stream()
                // What has a citation of its own form is found by that: a part is more than its
                // head.
                .filter(work -> work.kind() == WorkKind.LIST_ENTRY)
                .toList();
    if (!named.isEmpty()) {
      return found(text, named, ParagraphPath.ROOT);
    }
    Citation citation =
        Citation.find(text)
            .orElseThrow(
                () ->
                    CommandEndedException.wrongUsage(
                        "\""
                            + text
                            + "\" is no citation. Citations look like 15 CFR 744.21(a), Supplement"
                            + " No. 4 to 15 CFR part 744, 90 FR 4544 or 2025-00636."
                            + nearest(text)));
    return switch (citation) {
      case PartCitation part -> part(text, part);
      case ProvisionCitation provision ->
          found(
              text,
              archive.works().find(WorkId.of(provision.provision())).stream().toList(),
              provision.path());
      case FrPage page -> found(text, archive.works().documentsAt(page), ParagraphPath.ROOT);
      case FrNumber number -> found(text, numbered(number.number()), ParagraphPath.ROOT);
    };
  }

  /** The documents of a number, newest first; of one that is not published, its filing. */
  private List<Work> numbered(String number) {
    List<Work> published = archive.works().documents(number).reversed();
    return published.isEmpty()
        ? archive.works().find(WorkId.filing(number)).stream().toList()
        : published;
  }

  /** Like {@link #find}, for commands that work on one text: a whole part is not one. */
  Found single(String text) {
    Found found = find(text);
    if (found.part().isPresent()) {
      throw CommandEndedException.wrongUsage(
          found.part().get()
              + " is a whole part. Cite one of its provisions, such as "
              + found.works().stream()
                  .skip(1)
                  .limit(NEAREST)
                  .map(Work::citation)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    return found;
  }

  private Found part(String text, PartCitation part) {
    List<Work> works = archive.works().inPart(part.title(), part.part());
    if (works.isEmpty()) {
      throw unknown(text);
    }
    return new Found(works, ParagraphPath.ROOT, Optional.of(part));
  }

  private Found found(String text, List<Work> works, ParagraphPath path) {
    if (works.isEmpty()) {
      throw unknown(text);
    }
    return new Found(works, path, Optional.empty());
  }

  private CommandEndedException unknown(String text) {
    String cited = Citation.find(text).map(Object::toString).orElse(text);
    return CommandEndedException.problem(cited + " is not in this archive." + nearest(cited));
  }

  private String nearest(String text) {
    List<Work> nearest = archive.works().nearest(text, NEAREST);
    return nearest.isEmpty()
        ? " The archive is empty; the command \"crawl\" fills it."
        : nearest.stream()
            .map(Work::citation)
            .collect(Collectors.joining(", ", " Nearest known: ", "."));
  }

  private List<Work> entry(String identity) {
    return identity.matches("\\S+")
        ? archive.works().find(new WorkId(identity)).stream().toList()
        : List.of();
  }

  private static WorkId page(String address) {
    try {
      return WorkId.page(new URI(address));
    } catch (URISyntaxException e) {
      throw CommandEndedException.wrongUsage("\"" + address + "\" is no address: " + e.getReason());
    }
  }
}
