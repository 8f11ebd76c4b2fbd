package io.gymwire.envserver.user;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the states that this user's servers have saved from forged ones, by HMAC-SHA256 (RFC 2104):
 * native code believes what a state says, and a wrong one can end the process.
 *
 * <p>The key is kept in the user's data folder. Servers of several users or machines exchange
 * states if {@code GYMWIRE_STATE_KEY} is the same for all of them.
 */
public final class StateSeal {
  private static final Logger LOG = LoggerFactory.getLogger(StateSeal.class);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  private StateSeal(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns the seal of the user of this process. */
  public static StateSeal ofUser() {
    return User.SEAL;
  }

  /**
   * Returns the seal of those who know {@code secret}, or, if it is not given, of those who can
   * read the key in {@code folder}, which is made if there is none.
   */
  static StateSeal of(Optional<String> secret, Path folder) {
    if (secret.isPresent()) {
      return new StateSeal(secret.get().getBytes(StandardCharsets.UTF_8));
    }
    try {
      return new StateSeal(keyIn(folder));
    } catch (IOException e) {
      LOG.warn(
          "no key can be kept in {} ({}): states saved now can be restored by this process alone,"
              + " unless GYMWIRE_STATE_KEY is set",
          folder,
          e.toString());
      return new StateSeal(newKey());
    }
  }

  /** Returns the seal of {@code state}. */
  public byte[] of(byte[] state) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(state);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * Checks that {@code seal} is that of {@code state}.
   *
   * @throws GymWireException with code INVALID_VALUE if it is not
   */
  public void check(byte[] state, byte[] seal) {
    if (!MessageDigest.isEqual(of(state), seal)) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "state",
          "the state was changed, or saved by another user's server; allowed: states of this user's"
              + " servers, or of servers with the same GYMWIRE_STATE_KEY");
    }
  }

  private static byte[] keyIn(Path folder) throws IOException {
    Path file = folder.resolve("state.key");
    if (Files.notExists(file)) {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "state", ".part", ownerOnly(folder));
      try {
        Files.write(fresh, newKey());
        // Whoever is first wins, also among processes: a link does not replace.
        Files.createLink(file, fresh);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("another process has just made the key {}", file);
      } finally {
        Files.delete(fresh);
      }
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(file + " does not hold a key of " + KEY_BYTES + " bytes");
    }
    return key;
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** Made when the first state is saved or restored. */
  private static final class User {
    private static final StateSeal SEAL =
        of(Optional.ofNullable(System.getenv("GYMWIRE_STATE_KEY")), UserData.folder());
  }
}
