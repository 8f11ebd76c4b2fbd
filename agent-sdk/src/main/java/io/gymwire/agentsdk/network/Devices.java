package io.gymwire.agentsdk.network;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** The devices that networks run on. */
public final class Devices {
  static {
    Libtorch.load();
  }

  private Devices() {}

  /** Returns the processor. */
  public static Device cpu() {
    return new Device(torch.DeviceType.CPU);
  }

  /**
   * Returns the device named {@code cpu} or {@code cuda}.
   *
   * @throws GymWireException with code INVALID_VALUE if the name is another, or there is no such
   *     device here
   */
  public static Device named(String name) {
    return switch (name) {
      case "cpu" -> cpu();
      case "cuda" -> cuda();
      default ->
          throw new GymWireException(
              ErrorCode.INVALID_VALUE,
              "device",
              "unknown device '" + name + "'; allowed: cpu, cuda");
    };
  }

  private static Device cuda() {
    if (!torch.cuda_is_available()) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "device",
          "device cuda is not available: it needs an NVIDIA GPU with its driver, and a build with the profile gpu"
              + " (GYMWIRE_PROFILE=gpu ./gymwire, or mvn -Pgpu); allowed here: cpu");
    }
    return new Device(torch.DeviceType.CUDA);
  }
}
