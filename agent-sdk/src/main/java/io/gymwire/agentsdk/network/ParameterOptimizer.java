package io.gymwire.agentsdk.network;

import io.gymwire.agentsdk.training.StateReader;
import io.gymwire.agentsdk.training.StateWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ArchiveWriter;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** One of libtorch's optimisers at work on a {@link ParameterVector}. */
public final class ParameterOptimizer implements AutoCloseable {
  static final double PYTORCH_EPSILON = 1e-8;

  private final ParameterVector parameters;
  private final Optimizer optimizer;
  private final OptimizerOptions options;

  /** Makes an optimiser of {@code kind}, with PyTorch's epsilon, that has seen nothing yet. */
  public ParameterOptimizer(OptimizerKind kind, ParameterVector parameters) {
    this(kind, PYTORCH_EPSILON, parameters);
  }

  /**
   * Makes an optimiser that has seen nothing yet.
   *
   * @param kind the rule
   * @param epsilon added to what it divides by, the root of the mean squared gradient
   * @param parameters what it changes
   */
  public ParameterOptimizer(OptimizerKind kind, double epsilon, ParameterVector parameters) {
    this.parameters = parameters;
    try (PointerScope scope = new PointerScope()) {
      optimizer = kind.create(new TensorVector(parameters.values()), epsilon).retainReference();
      options = optimizer.param_groups().get(0).options().retainReference();
    }
  }

  /**
   * Does one step down the gradient of {@code loss}, whatever gradients there were before.
   *
   * @param loss one number that the parameters have a part in
   * @param maxNorm to which a longer gradient is shortened; 0 leaves it alone
   * @param learningRate of this step
   * @return the norm of the gradient before it was shortened
   */
  public double descend(Tensor loss, double maxNorm, double learningRate) {
    parameters.zeroGradients();
    loss.backward();
    double norm = parameters.clipGradients(maxNorm);
    step(learningRate);
    return norm;
  }

  /** Changes the parameters by their gradients, at {@code learningRate}. */
  public void step(double learningRate) {
    try (PointerScope scope = new PointerScope()) {
      options.set_lr(learningRate);
      optimizer.step();
    }
  }

  /** Saves what the optimiser has learnt about the parameters, bit for bit. */
  public void save(StateWriter state, String name) {
    try (PointerScope scope = new PointerScope();
        ArchiveMemory memory = new ArchiveMemory()) {
      OutputArchive archive = new OutputArchive();
      optimizer.save(archive);
      archive.save_to(memory);
      state.putBytes(name, memory.bytes());
    }
  }

  /** Restores what {@link #save} wrote for an optimiser of the same kind. */
  public void load(StateReader state, String name) {
    try (PointerScope scope = new PointerScope()) {
      ByteBuffer saved = state.getBytes(name);
      byte[] bytes = new byte[saved.remaining()];
      saved.get(bytes);
      InputArchive archive = new InputArchive();
      archive.load_from(new BytePointer(bytes), bytes.length);
      optimizer.load(archive);
    }
  }

  @Override
  public void close() {
    options.close();
    optimizer.close();
  }

  /** Receives libtorch's archive, piece by piece. */
  private static final class ArchiveMemory extends ArchiveWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public long call(Pointer data, long length) {
      byte[] piece = new byte[Math.toIntExact(length)];
      new BytePointer(data).get(piece);
      bytes.writeBytes(piece);
      return length;
    }

    ByteBuffer bytes() {
      return ByteBuffer.wrap(bytes.toByteArray());
    }
  }
}
