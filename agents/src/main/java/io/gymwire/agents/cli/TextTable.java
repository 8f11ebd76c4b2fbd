package io.gymwire.agents.cli;

import java.util.ArrayList;
import java.util.List;

/** Lays out rows of texts in columns. */
final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /** Returns the table, each line ended. */
  static String of(List<String> headings, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    all.addAll(rows);
    StringBuilder text = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < headings.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(width(all, column) - cell.length())).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
