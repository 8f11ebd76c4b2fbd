package io.gymwire.agentsdk.logging;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file: TFRecord frames around {@code tensorflow.Event} messages.
 *
 * <p>A frame is: length (uint64), masked CRC of the length (uint32), data, masked CRC of the data
 * (uint32), all little-endian. See <a
 * href="https://www.tensorflow.org/tutorials/load_data/tfrecord">TFRecord</a> and {@code
 * tensorboard/compat/proto/event.proto}.
 */
final class EventFile implements AutoCloseable {
  private static final int MASK_DELTA = 0xa282ead8;
  private static final int SESSION_START = 1;
  private static final int GIF_WIDTH = 6;
  private static final int GIF_HEIGHT = 8;
  private static final int RGB = 3;

  private final FileChannel channel;

  /** Creates {@code file}; {@code wallTime} is in seconds since 1970. */
  EventFile(Path file, double wallTime) {
    try {
      channel = FileChannel.open(file, CREATE_NEW, WRITE);
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot create " + file, e);
    }
    append(event(wallTime, 0).putText(3, "brain.Event:2"));
  }

  /**
   * Says that the run starts again at {@code step}: a reader forgets what other files hold from
   * there on.
   */
  void restart(double wallTime, long step) {
    append(event(wallTime, step).putMessage(7, new ProtocolBuffer().putLong(1, SESSION_START)));
  }

  /** Appends {@code values} by tag, as float32. */
  void scalars(double wallTime, long step, Map<String, Double> values) {
    ProtocolBuffer summary = new ProtocolBuffer();
    values.forEach(
        (tag, value) ->
            summary.putMessage(
                1, new ProtocolBuffer().putText(1, tag).putFloat(2, value.floatValue())));
    append(event(wallTime, step).putMessage(5, summary));
  }

  /** Appends how {@code values} are spread. */
  void histogram(double wallTime, long step, String tag, float... values) {
    summary(
        wallTime, step, new ProtocolBuffer().putText(1, tag).putMessage(5, Histogram.of(values)));
  }

  /** Appends a film, as an animated GIF. */
  void film(double wallTime, long step, String tag, byte... gif) {
    // See the logical screen descriptor in https://www.w3.org/Graphics/GIF/spec-gif89a.txt
    ByteBuffer header = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
    ProtocolBuffer image =
        new ProtocolBuffer()
            .putLong(1, Short.toUnsignedInt(header.getShort(GIF_HEIGHT)))
            .putLong(2, Short.toUnsignedInt(header.getShort(GIF_WIDTH)))
            .putLong(3, RGB)
            .putBytes(4, gif);
    summary(wallTime, step, new ProtocolBuffer().putText(1, tag).putMessage(4, image));
  }

  private void summary(double wallTime, long step, ProtocolBuffer value) {
    append(event(wallTime, step).putMessage(5, new ProtocolBuffer().putMessage(1, value)));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot close an event file", e);
    }
  }

  private static ProtocolBuffer event(double wallTime, long step) {
    return new ProtocolBuffer().putDouble(1, wallTime).putLong(2, step);
  }

  private void append(ProtocolBuffer event) {
    ByteBuffer frame = frame(event.toByteArray());
    try {
      while (frame.hasRemaining()) {
        channel.write(frame);
      }
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot write an event file", e);
    }
  }

  private static ByteBuffer frame(byte[] data) {
    ByteBuffer frame =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    frame.putLong(data.length);
    frame.putInt(maskedCrc(frame.array(), Long.BYTES));
    frame.put(data);
    return frame.putInt(maskedCrc(data, data.length)).flip();
  }

  // A CRC of data that holds its own CRC is weak, so TFRecord stores it rotated and shifted.
  private static int maskedCrc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }
}
