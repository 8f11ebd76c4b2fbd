package io.gymwire.agents.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which GymWire this is. */
final class Version implements IVersionProvider {

  /** Returns the version of the jar, or {@code development} where the classes are in no jar. */
  static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "GymWire " + current(), "Java " + Runtime.version() + ", " + System.getProperty("os.arch")
    };
  }
}
