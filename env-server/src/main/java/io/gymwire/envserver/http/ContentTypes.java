package io.gymwire.envserver.http;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the protocol's encodings a request is in, and which one its reply is wanted in (RFC
 * 9110, 12.5.1).
 */
final class ContentTypes {
  static final String PROBLEM_JSON = "application/problem+json";

  private ContentTypes() {}

  /** Returns the encoding that {@code contentType} names; JSON if there is none. */
  static Codec ofRequest(Optional<String> contentType) {
    if (contentType.isEmpty()) {
      return Codec.JSON;
    }
    return codec(mediaType(contentType.get()))
        .orElseThrow(
            () ->
                new GymWireException(
                    ErrorCode.UNSUPPORTED_ENCODING,
                    "the content type '"
                        + contentType.get()
                        + "' is not supported; allowed: application/json, application/cbor"));
  }

  /**
   * Returns the encoding that {@code accept} likes best; {@code fallback} if it does not care, or
   * likes neither.
   */
  static Codec ofReply(Optional<String> accept, Codec fallback) {
    return accept.stream()
        .flatMap(ranges -> Stream.of(ranges.split(",", -1)))
        .filter(range -> quality(range) > 0)
        .sorted(Comparator.comparingDouble(ContentTypes::quality).reversed())
        .flatMap(range -> matching(mediaType(range), fallback).stream())
        .findFirst()
        .orElse(fallback);
  }

  /** Returns the content type of problem details in the encoding of {@code codec}. */
  static String ofProblem(Codec codec) {
    return codec == Codec.JSON ? PROBLEM_JSON : codec.mediaType();
  }

  private static Optional<Codec> matching(String mediaType, Codec fallback) {
    return switch (mediaType) {
      case "*/*", "application/*" -> Optional.of(fallback);
      case PROBLEM_JSON -> Optional.of(Codec.JSON);
      default -> codec(mediaType);
    };
  }

  private static Optional<Codec> codec(String mediaType) {
    return Stream.of(Codec.JSON, Codec.CBOR)
        .filter(codec -> codec.mediaType().equals(mediaType))
        .findFirst();
  }

  private static String mediaType(String value) {
    return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static double quality(String range) {
    for (String parameter : List.of(range.split(";", -1))) {
      String stripped = parameter.strip();
      if (stripped.startsWith("q=") || stripped.startsWith("Q=")) {
        try {
          return Double.parseDouble(stripped.substring(2));
        } catch (NumberFormatException e) {
          return 0;
        }
      }
    }
    return 1;
  }
}
