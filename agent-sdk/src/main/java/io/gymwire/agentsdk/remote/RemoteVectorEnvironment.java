package io.gymwire.agentsdk.remote;

import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.AutoresetMode;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorReset;
import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Fields;
import io.gymwire.protocol.message.MadeSession;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.ResetMessages;
import io.gymwire.protocol.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vector of environments behind a wire, which an agent cannot tell from one in its own process:
 * the same results in reused memory, the same errors.
 *
 * <p>A lost connection is made anew and the last request sent again; the server does each reset and
 * step exactly once. When that does not succeed in the settings' time, or the server has lost the
 * session, the environment is of no more use and says so with UNREACHABLE or UNKNOWN_SESSION.
 */
final class RemoteVectorEnvironment implements VectorEnvironment {
  private final RemoteSession session;
  private final MadeSession made;
  private final int numEnvs;
  private final ReplyReader reader;

  private RemoteVectorEnvironment(
      RemoteSession session, MadeSession made, int numEnvs, ReplyReader reader) {
    this.session = session;
    this.made = made;
    this.numEnvs = numEnvs;
    this.reader = reader;
  }

  /**
   * Drives the session that {@code made}, the reply to {@code request}, tells of over {@code
   * channel}, which it takes over.
   *
   * @throws GymWireException with code UNREACHABLE if the session is no vector
   */
  static RemoteVectorEnvironment of(RequestChannel channel, MakeRequest request, MadeSession made) {
    int numEnvs =
        made.numEnvs()
            .orElseThrow(
                () ->
                    new GymWireException(
                        ErrorCode.UNREACHABLE,
                        "the server made no vector although one was asked for"));
    RemoteSession session = new RemoteSession(channel, made.session(), made.seq());
    return new RemoteVectorEnvironment(
        session, made, numEnvs, reader(request, made, made.batchSize()));
  }

  private static ReplyReader reader(MakeRequest request, MadeSession made, int rows) {
    Space observations = made.spec().observationSpace();
    VectorStep step = new VectorStep(rows, List.of());
    if (!made.newestFrame()) {
      return new StepReader(observations, step);
    }
    WrapperSpec frameStack = request.wrappers().get(request.wrappers().size() - 1);
    boolean zeroPadding = "zero".equals(frameStack.arguments().get("padding_type"));
    return new NewestFrameReader(observations, zeroPadding, made.autoresetMode(), step);
  }

  @Override
  public EnvironmentSpec spec() {
    return made.spec();
  }

  @Override
  public int numEnvs() {
    return numEnvs;
  }

  @Override
  public int batchSize() {
    return made.batchSize();
  }

  @Override
  public AutoresetMode autoresetMode() {
    return made.autoresetMode();
  }

  @Override
  public VectorReset reset(ResetArguments arguments) {
    return session.read(
        session.advance("reset", ResetMessages.encode(arguments)),
        reply -> reader.reset(reply, arguments));
  }

  @Override
  public VectorStep step(Object actions) {
    return session.read(session.advance("step", Map.of(Fields.ACTION, actions)), reader::step);
  }

  @Override
  public Optional<NdArray> render(int index) {
    return session.read(
        session.call("render", Map.of(Fields.INDEX, index)),
        reply -> Message.of(reply).optionalValue(Fields.RENDER).map(Pictures::read));
  }

  @Override
  public boolean savesState() {
    return made.savesState();
  }

  @Override
  public byte[] saveState() {
    return session.read(
        session.call("save", Map.of()), reply -> Message.of(reply).bytes(Fields.STATE));
  }

  @Override
  public VectorReset restoreState(byte[] state) {
    if (reader.needsResetFirst()) {
      reset(ResetArguments.none());
    }
    return session.read(session.call("restore", Map.of(Fields.STATE, state)), reader::restored);
  }

  @Override
  public void close() {
    session.close();
  }
}
