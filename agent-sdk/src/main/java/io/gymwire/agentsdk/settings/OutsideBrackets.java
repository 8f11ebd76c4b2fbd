package io.gymwire.agentsdk.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart where a separator stands outside square brackets: {@code a,b=[1,2]} has two
 * parts between commas.
 */
public final class OutsideBrackets {
  private OutsideBrackets() {}

  /** Returns the parts, of which there is at least one; a bracket that is never closed goes on. */
  public static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '[') {
        depth++;
      } else if (letter == ']' && depth > 0) {
        depth--;
      } else if (letter == separator && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
