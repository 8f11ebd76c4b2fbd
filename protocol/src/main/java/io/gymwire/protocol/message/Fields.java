package io.gymwire.protocol.message;

/**
 * The names of the messages' fields and of the operations: Gymnasium's, where Gymnasium has them.
 */
public final class Fields {
  /** The request's id, repeated in its reply. */
  public static final String ID = "id";

  /** The operation that a request asks for. */
  public static final String OP = "op";

  /** The session that a request is for. */
  public static final String SESSION = "session";

  /** The number of a reset or step in its session. */
  public static final String SEQ = "seq";

  /** The problem in place of a result. */
  public static final String ERROR = "error";

  public static final String ENVIRONMENTS = "environments";
  public static final String ENV_ID = "env_id";
  public static final String NUM_ENVS = "num_envs";
  public static final String BATCH_SIZE = "batch_size";
  public static final String AUTORESET_MODE = "autoreset_mode";
  public static final String VECTORIZATION_MODE = "vectorization_mode";
  public static final String MAX_EPISODE_STEPS = "max_episode_steps";
  public static final String WRAPPERS = "wrappers";
  public static final String KWARGS = "kwargs";
  public static final String NEWEST_FRAME = "newest_frame";
  public static final String NAME = "name";
  public static final String ARGUMENTS = "arguments";
  public static final String RENDER_MODE = "render_mode";

  public static final String SPEC = "spec";
  public static final String OBSERVATION_SPACE = "observation_space";
  public static final String ACTION_SPACE = "action_space";
  public static final String SINGLE_OBSERVATION_SPACE = "single_observation_space";
  public static final String SINGLE_ACTION_SPACE = "single_action_space";
  public static final String SAVES_STATE = "saves_state";
  public static final String REWARD_THRESHOLD = "reward_threshold";
  public static final String NONDETERMINISTIC = "nondeterministic";
  public static final String RENDER_MODES = "render_modes";
  public static final String RENDER_FPS = "render_fps";
  public static final String ACTION_MEANINGS = "action_meanings";
  public static final String UNAVAILABLE = "unavailable";

  public static final String SEED = "seed";
  public static final String OPTIONS = "options";
  public static final String RESET_MASK = "reset_mask";
  public static final String ACTION = "action";
  public static final String OBSERVATION = "observation";
  public static final String REWARD = "reward";
  public static final String TERMINATED = "terminated";
  public static final String TRUNCATED = "truncated";
  public static final String INFO = "info";
  public static final String FINAL_OBS = "final_obs";
  public static final String FINAL_OBS_MASK = "_final_obs";
  public static final String FINAL_INFO = "final_info";
  public static final String FINAL_INFO_MASK = "_final_info";

  public static final String INDEX = "index";
  public static final String RENDER = "render";
  public static final String STATE = "state";
  public static final String CLOSED = "closed";

  private Fields() {}
}
