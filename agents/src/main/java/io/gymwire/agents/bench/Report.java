package io.gymwire.agents.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results of one benchmark: a table with named columns, whose cells are strings or numbers.
 *
 * @param title what was measured
 * @param columns the columns' names, with units
 * @param rows one list of cells a row, in the order of the columns
 * @param notes what a reader must know to judge the figures
 */
public record Report(
    String title, List<String> columns, List<List<Object>> rows, List<String> notes) {

  /** Returns the report as a Markdown table. */
  public String toMarkdown() {
    StringBuilder text = new StringBuilder("## " + title + "\n\n");
    List<List<String>> table = new ArrayList<>();
    table.add(columns);
    rows.forEach(row -> table.add(row.stream().map(Report::format).toList()));
    int[] widths = widths(table);
    for (int row = 0; row < table.size(); row++) {
      text.append(line(table.get(row), widths));
      if (row == 0) {
        text.append(rule(widths));
      }
    }
    notes.forEach(note -> text.append("\n").append(note).append("\n"));
    return text.toString();
  }

  /** Returns the report as a tree of maps, lists, strings and numbers. */
  public Map<String, Object> toTree() {
    List<Map<String, Object>> results = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> cells = new LinkedHashMap<>();
      for (int column = 0; column < columns.size(); column++) {
        cells.put(columns.get(column), row.get(column));
      }
      results.add(cells);
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("title", title);
    tree.put("results", results);
    tree.put("notes", notes);
    return tree;
  }

  private static String format(Object cell) {
    if (cell instanceof Double number) {
      return Math.abs(number) >= 1000
          ? String.format(Locale.ROOT, "%,.0f", number)
          : String.format(Locale.ROOT, "%.2f", number);
    }
    return cell.toString();
  }

  private static int[] widths(List<List<String>> table) {
    int[] widths = new int[table.get(0).size()];
    for (List<String> row : table) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(widths[column] - cell.length());
      line.append(' ').append(column == 0 ? cell + padding : padding + cell).append(" |");
    }
    return line.append('\n').toString();
  }

  private static String rule(int[] widths) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < widths.length; column++) {
      line.append(" ").append("-".repeat(widths[column] - (column == 0 ? 0 : 1)));
      line.append(column == 0 ? " |" : ": |");
    }
    return line.append('\n').toString();
  }
}
