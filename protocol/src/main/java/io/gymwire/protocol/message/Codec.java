package io.gymwire.protocol.message;

import io.gymwire.protocol.error.GymWireException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Turns messages into bytes and back: one message model, two encodings.
 *
 * <p>A message is a map of field names to values: null, Boolean, Long, BigInteger (integers beyond
 * 64 bits), Double, String, byte[], {@link io.gymwire.protocol.array.NdArray}, List and Map of
 * these; when encoding also Integer, Float, double[] and boolean[] (as float64 and bool arrays).
 * CBOR carries arrays as typed arrays (RFC 8746) and reads them back as NdArray that share the
 * message's memory; JSON carries them as nested lists and reads lists. Non-finite numbers survive
 * both: in JSON they are the strings "NaN", "Infinity" and "-Infinity".
 *
 * <p>{@link #JSON} and {@link #CBOR} are stateless and safe for use by many threads.
 */
public interface Codec {

  /** JSON (RFC 8259), for people. */
  Codec JSON = new JsonCodec();

  /** CBOR (RFC 8949) with typed arrays (RFC 8746), for speed. */
  Codec CBOR = new CborCodec();

  /** Returns the media type, such as {@code application/cbor}. */
  String mediaType();

  /** Returns {@code message} in bytes, from position to limit of a buffer that is the caller's. */
  ByteBuffer encode(Map<String, ?> message);

  /**
   * Returns a codec of the same encoding for one conversation: what it encodes may lie in the
   * memory of what it encoded before, which is then no longer valid. For one thread at a time.
   */
  Codec reusingMemory();

  /**
   * Returns the message in {@code bytes}, from its position to its limit; arrays in the result may
   * share its memory.
   *
   * @throws GymWireException with code MALFORMED_MESSAGE if the bytes are no such message, are
   *     followed by others, or are nested too deeply
   */
  Map<String, Object> decode(ByteBuffer bytes);

  /**
   * As {@link #decode(ByteBuffer)}, for bytes that may come from anyone: two of them can be an
   * object of a hundred.
   *
   * @param maxItems how many items the message may have: elements of lists and entries of maps, of
   *     which an array in bytes is one
   * @throws GymWireException also with code MESSAGE_TOO_LARGE if it has more
   */
  Map<String, Object> decode(ByteBuffer bytes, int maxItems);
}
