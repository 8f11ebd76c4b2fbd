package io.gymwire.protocol.message;

/**
 * Which Java strings are Unicode texts: those without unpaired surrogates, which UTF-8 cannot
 * carry.
 */
final class Texts {
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /** Returns whether every surrogate in {@code text} has its other half. */
  static boolean isWellFormed(String text) {
    int index = 0;
    while (index < text.length()) {
      int point = text.codePointAt(index);
      if (isLoneSurrogate(point)) {
        return false;
      }
      index += Character.charCount(point);
    }
    return true;
  }

  /** Returns {@code text} with U+FFFD in place of unpaired surrogates. */
  static String wellFormed(String text) {
    if (isWellFormed(text)) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> isLoneSurrogate(point) ? REPLACEMENT : point)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  private static boolean isLoneSurrogate(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }
}
