package earmark.bench.redline;

import earmark.redline.text.Block;
import earmark.redline.text.Cell;
import earmark.redline.text.LegalText;
import earmark.redline.text.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A year of the Entity List: 5 % of its rows added, 1 % removed, and aliases, citations, licence
 * text, addresses and names changed. Half of the renamed rows move to where their new name belongs.
 */
final class EntityListEdits {
  private static final int ENTITY = 1;
  private static final int LICENSE = 2;
  private static final int CITATION = 4;
  private static final int PER_MILLE = 1_000;

  private final LegalText list;
  private final Random random;
  private final Truth truth = new Truth();
  private final List<Block> after = new ArrayList<>();

  /** For each block after, the block before, or -1. */
  private final List<Integer> from = new ArrayList<>();

  private int names;

  private EntityListEdits(LegalText list, long seed) {
    this.list = list;
    this.random = new Random(seed);
  }

  static Edited of(LegalText list, long seed) {
    return new EntityListEdits(list, seed).edited();
  }

  private Edited edited() {
    for (int i = 0; i < list.blocks().size(); i++) {
      if (list.blocks().get(i) instanceof Row row && isEntry(row)) {
        entry(i, row);
      } else {
        add(list.blocks().get(i), i);
      }
    }
    for (int j = 0; j < from.size(); j++) {
      int i = from.get(j);
      if (i < 0) {
        truth.rowsAdded.add(j);
      } else if (!list.blocks().get(i).text().equals(after.get(j).text())) {
        truth.changed.add(new Link(i, j));
      }
    }
    return new Edited("Entity List", list, new LegalText(after), truth);
  }

  /** A row of the list that prints no country, so that it can come, go and move alone. */
  private static boolean isEntry(Row row) {
    return row.place() == Row.Place.BODY
        && row.cells().size() > CITATION
        && row.cells().getFirst().text().isBlank()
        && row.cells().get(ENTITY).text().indexOf(',') > 2;
  }

  private void entry(int i, Row row) {
    int lot = random.nextInt(PER_MILLE);
    if (lot < 10) {
      truth.rowsRemoved.add(i);
      truth.marked += Words.count(row.text());
    } else if (lot < 40) {
      String alias = " a.k.a., " + name() + ";";
      int at = row.cells().get(ENTITY).text().indexOf(',') + 1;
      add(with(row, ENTITY, inserted(row, ENTITY, at, alias)), i);
    } else if (lot < 70) {
      String citation = row.cells().get(CITATION).text().strip();
      String more = " 90 FR " + (10_000 + random.nextInt(50_000)) + ", 9/16/25.";
      add(with(row, CITATION, inserted(row, CITATION, citation.length(), more)), i);
    } else if (lot < 90) {
      license(i, row);
    } else if (lot < 110) {
      address(i, row);
    } else if (lot < 120) {
      rename(i, row);
    } else {
      add(row, i);
    }
    if (random.nextInt(PER_MILLE) < 50) {
      add(fresh(row), -1);
    }
  }

  private String inserted(Row row, int cell, int at, String words) {
    String text = row.cells().get(cell).text().stripTrailing();
    truth.marked += Words.count(words);
    return text.substring(0, Math.min(at, text.length()))
        + words
        + text.substring(Math.min(at, text.length()));
  }

  private void license(int i, Row row) {
    String text = row.cells().get(LICENSE).text();
    String was = "subject to the EAR";
    int at = text.indexOf(was);
    if (at < 0) {
      add(row, i);
      return;
    }
    String is = "specified on Schedule Nine";
    truth.marked += Words.count(was) + Words.count(is);
    add(with(row, LICENSE, text.substring(0, at) + is + text.substring(at + was.length())), i);
  }

  private void address(int i, Row row) {
    String text = row.cells().get(ENTITY).text();
    int comma = text.lastIndexOf(", ");
    int start = text.lastIndexOf(' ', comma - 1) + 1;
    if (comma < 0 || start < 4 || !text.substring(start, comma).matches("[A-Za-z]{3,}")) {
      add(row, i);
      return;
    }
    truth.marked += 2;
    add(
        with(row, ENTITY, text.substring(0, start) + "Newstreet" + names++ + text.substring(comma)),
        i);
  }

  private void rename(int i, Row row) {
    String text = row.cells().get(ENTITY).text();
    int comma = text.indexOf(',');
    String name = name();
    Row renamed = with(row, ENTITY, name + text.substring(comma));
    truth.marked += Words.count(text.substring(0, comma)) + Words.count(name);
    int at = after.size();
    if (random.nextBoolean()) {
      for (int back = 0; back < 12 && at > 1 && isEntryAt(at - 1); back++) {
        at--;
      }
    }
    after.add(at, renamed);
    from.add(at, i);
  }

  private boolean isEntryAt(int j) {
    return after.get(j) instanceof Row row && isEntry(row);
  }

  private Row fresh(Row like) {
    Row row =
        with(like, ENTITY, name() + ", No. " + random.nextInt(900) + " " + name() + " Road, Zenda");
    row = with(row, CITATION, "90 FR " + (10_000 + random.nextInt(50_000)) + ", 9/16/25.");
    truth.marked += Words.count(row.text());
    return row;
  }

  /** A name no other row has. */
  private String name() {
    StringBuilder name = new StringBuilder();
    for (int word = 0; word < 3; word++) {
      name.append(word == 0 ? "" : " ").append((char) ('A' + random.nextInt(26)));
      for (int k = 0; k < 6; k++) {
        name.append((char) ('a' + random.nextInt(26)));
      }
    }
    return name.toString();
  }

  private static Row with(Row row, int cell, String text) {
    List<Cell> cells = new ArrayList<>(row.cells());
    cells.set(cell, Cell.of(text));
    return new Row(row.path(), row.table(), row.place(), cells, row.group());
  }

  private void add(Block block, int before) {
    after.add(block);
    from.add(before);
  }
}
