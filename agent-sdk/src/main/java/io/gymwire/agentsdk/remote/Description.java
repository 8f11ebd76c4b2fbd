package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Message;
import java.util.Map;

/**
 * What a client needs to know of a server: the reply to {@code describe}.
 *
 * @param version of the protocol, such as {@code 1.0}
 * @param maxMessageBytes the largest request that the server takes
 */
record Description(String version, long maxMessageBytes) {
  private static final String PROTOCOL = "gymwire";
  private static final String MAJOR_VERSION = "1";

  /**
   * Reads {@code reply}.
   *
   * @throws GymWireException with code UNSUPPORTED if the server at {@code address} speaks another
   *     protocol or version
   */
  static Description read(Map<String, Object> reply, String address) {
    Message message = Message.of(reply);
    String protocol = message.optionalString("protocol").orElse("an unnamed protocol");
    String version = message.optionalString("version").orElse("of no version");
    if (!protocol.equals(PROTOCOL) || !version.split("\\.", 2)[0].equals(MAJOR_VERSION)) {
      throw new GymWireException(
          ErrorCode.UNSUPPORTED,
          "the server at %s speaks %s %s; this client speaks %s %s.x"
              .formatted(address, protocol, version, PROTOCOL, MAJOR_VERSION));
    }
    long maxMessageBytes =
        message.has("limits")
            ? message
                .message("limits")
                .optionalInteger("max_message_bytes", 1, Long.MAX_VALUE)
                .orElse(Long.MAX_VALUE)
            : Long.MAX_VALUE;
    return new Description(version, maxMessageBytes);
  }
}
