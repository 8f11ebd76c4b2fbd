package io.gymwire.envserver.atari;

import io.gymwire.protocol.process.MachineLock;
import org.bytedeco.ale.global.ale;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the native emulator once, and has it print nothing but errors: it writes to the standard
 * streams, which are the command line's alone. What it would tell of a cartridge, {@link Console}
 * tells our log at debug level: file, MD5, seed, and whether the emulator knows the MD5.
 */
final class AleLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(AleLibrary.class);

  /** The variable {@code ale::Logger::current_mode}; the Java binding leaves its setter out. */
  private static final String LOGGER_MODE = "_ZN3ale6Logger12current_modeE";

  private static final int ERRORS_ONLY = 2;
  private static final String JAVACPP_LOGGER = "org.bytedeco.javacpp.logger";

  static {
    if (System.getProperty(JAVACPP_LOGGER) == null) {
      System.setProperty(JAVACPP_LOGGER, "slf4j");
    }
    MachineLock.whileWorkingIn(
        Loader::getCacheDir, () -> Loader.loadGlobal(Loader.load(ale.class)));
    Pointer mode = Loader.addressof(LOGGER_MODE);
    if (mode == null) {
      LOG.debug("the emulator prints to the standard streams: {} is not to be found", LOGGER_MODE);
    } else {
      new IntPointer(mode).put(ERRORS_ONLY);
    }
    LOG.debug("loaded the Arcade Learning Environment");
  }

  private AleLibrary() {}

  /** Loads the library if it is not yet loaded. */
  static void load() {
    // The static block has done it.
  }
}
