package io.gymwire.protocol.space;

import io.gymwire.protocol.random.Pcg64;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/**
 * Strings of some length over some characters: {@code gymnasium.spaces.Text}. Characters are
 * Unicode code points, as in Python.
 */
public final class Text implements Space {
  /**
   * The characters that Gymnasium allows by default: Latin digits and letters, in the order of
   * their codes.
   */
  public static final String ALPHANUMERIC =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final int minLength;
  private final int maxLength;
  private final int[] characters;
  private final int[] sortedCharacters;
  private final double[] cumulative;

  private Text(int minLength, int maxLength, int[] characters) {
    if (minLength < 0) {
      throw Invalid.value("min_length", minLength, "0 or more");
    }
    if (maxLength < minLength) {
      throw Invalid.value("max_length", maxLength, "at least min_length, " + minLength);
    }
    if (characters.length == 0) {
      throw Invalid.value("charset", "is empty, but must have a character");
    }
    this.minLength = minLength;
    this.maxLength = maxLength;
    this.characters = characters;
    this.sortedCharacters = Arrays.stream(characters).sorted().toArray();
    this.cumulative = cumulativeProbabilities(characters.length);
  }

  /** Returns the space of alphanumeric strings of 1 to {@code maxLength} characters. */
  public static Text of(int maxLength) {
    return of(1, maxLength, ALPHANUMERIC);
  }

  /**
   * Returns the space of strings of {@code minLength} to {@code maxLength} characters out of {@code
   * charset}.
   */
  public static Text of(int minLength, int maxLength, String charset) {
    return new Text(minLength, maxLength, charset.codePoints().distinct().toArray());
  }

  /** Returns the fewest characters of a member. */
  public int minLength() {
    return minLength;
  }

  /** Returns the most characters of a member. */
  public int maxLength() {
    return maxLength;
  }

  /**
   * Returns the characters that members consist of, each once, in the order in which sampling
   * counts them.
   */
  public String charset() {
    return new String(characters, 0, characters.length);
  }

  @Override
  public boolean contains(Object value) {
    return value instanceof String text
        && hasLength(text)
        && text.codePoints().allMatch(this::allows);
  }

  @Override
  public String sample(Pcg64 generator) {
    long length = generator.integers(minLength, maxLength + 1L);
    StringBuilder sample = new StringBuilder();
    for (long i = 0; i < length; i++) {
      sample.appendCodePoint(characters[choose(generator.nextDouble())]);
    }
    return sample.toString();
  }

  @Override
  public Tuple batch(int count) {
    return Tuple.of(Collections.nCopies(Invalid.count(count), this));
  }

  @Override
  public String decode(Object value, String field) {
    if (!(value instanceof String text) || !hasLength(text)) {
      throw Invalid.value(
          field, value, "a string of %d to %d characters".formatted(minLength, maxLength));
    }
    text.codePoints()
        .filter(character -> !allows(character))
        .findFirst()
        .ifPresent(
            character -> {
              throw Invalid.value(
                  field,
                  "has the character '%s', but allowed are '%s'"
                      .formatted(Character.toString(character), sortedCharset()));
            });
    return text;
  }

  private boolean hasLength(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= minLength && length <= maxLength;
  }

  private boolean allows(int character) {
    return Arrays.binarySearch(sortedCharacters, character) >= 0;
  }

  /** Returns the first index whose cumulative probability exceeds {@code draw}. */
  private int choose(double draw) {
    int found = Arrays.binarySearch(cumulative, draw);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /**
   * Sums as numpy's {@code choice} sums, rounding included: the sums decide which character a draw
   * means.
   */
  private static double[] cumulativeProbabilities(int count) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / count;
      sums[i] = sum;
    }
    for (int i = 0; i < count; i++) {
      sums[i] /= sum;
    }
    return sums;
  }

  private String sortedCharset() {
    return Arrays.stream(sortedCharacters)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /**
   * Equal if lengths are and the same characters are allowed, in whatever order, as in Gymnasium.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Text that
        && minLength == that.minLength
        && maxLength == that.maxLength
        && Arrays.equals(sortedCharacters, that.sortedCharacters);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * minLength + maxLength) + Arrays.hashCode(sortedCharacters);
  }

  @Override
  public String toString() {
    return "Text(%d, %d, charset=%s)".formatted(minLength, maxLength, sortedCharset());
  }
}
