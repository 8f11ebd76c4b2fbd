package io.gymwire.agentsdk.network;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a user says of the numbers to compute with: which ones, or the fastest on the machine. */
public enum PrecisionChoice {
  /** Always {@link Precision#FLOAT32}. */
  FLOAT32 {
    @Override
    Precision on(Processor processor) {
      return Precision.FLOAT32;
    }
  },
  /** Always {@link Precision#BFLOAT16}, with a warning where that is slow. */
  BFLOAT16 {
    @Override
    Precision on(Processor processor) {
      if (!processor.computesBfloat16() && !WARNED.getAndSet(true)) {
        LOG.warn(
            "precision=bfloat16 is several times as slow as float32 here, for this processor has no"
                + " instructions for it; precision=auto takes whichever is faster");
      }
      return Precision.BFLOAT16;
    }
  },
  /** {@link Precision#BFLOAT16} where the processor has instructions for it. */
  AUTO {
    @Override
    Precision on(Processor processor) {
      return processor.computesBfloat16() ? Precision.BFLOAT16 : Precision.FLOAT32;
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger(PrecisionChoice.class);

  /** Once is enough: an agent may have several networks. */
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  /** Returns the numbers to compute with on this machine. */
  public Precision here() {
    return on(Processor.here());
  }

  /** Returns the numbers to compute with on {@code processor}. */
  abstract Precision on(Processor processor);
}
