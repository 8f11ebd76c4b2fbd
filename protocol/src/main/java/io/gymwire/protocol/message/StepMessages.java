package io.gymwire.protocol.message;

import io.gymwire.protocol.environment.VectorStep;
import io.gymwire.protocol.environment.VectorStep.FinalStep;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a vector's step as a message, and back.
 *
 * <p>Where episodes ended in mode SAME_STEP, {@code final_obs} is the batch of only the ended
 * environments' observations, in their order, {@code final_info} a list of all environments' infos,
 * null where none ended, and {@code _final_obs} and {@code _final_info} say which ended.
 */
public final class StepMessages {
  private StepMessages() {}

  /**
   * Returns {@code step} as the fields of a reply, which share its arrays.
   *
   * @param single the space of one environment's observations
   */
  public static Map<String, Object> encode(VectorStep step, Space single) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Fields.OBSERVATION, step.observation());
    message.put(Fields.REWARD, step.reward());
    message.put(Fields.TERMINATED, step.terminated());
    message.put(Fields.TRUNCATED, step.truncated());
    message.put(Fields.INFO, step.info());
    if (!step.finals().isEmpty()) {
      putFinals(message, step, single);
    }
    return message;
  }

  /**
   * Puts the result in {@code reply} into {@code step}.
   *
   * @param single the space of one environment's observations
   * @param batch the space of all environments' observations
   * @throws GymWireException with code MISSING_FIELD or INVALID_VALUE
   */
  public static void decode(Message reply, Space single, Space batch, VectorStep step) {
    reply.numbers(Fields.REWARD, step.reward());
    reply.flags(Fields.TERMINATED, step.terminated());
    reply.flags(Fields.TRUNCATED, step.truncated());
    step.set(
        Observations.decode(batch, reply.value(Fields.OBSERVATION), Fields.OBSERVATION),
        Infos.decode(reply.mapOrEmpty(Fields.INFO)),
        reply.has(Fields.FINAL_OBS) ? finals(reply, single, step.reward().length) : List.of());
  }

  private static void putFinals(Map<String, Object> message, VectorStep step, Space single) {
    boolean[] ended = new boolean[step.reward().length];
    Object[] infos = new Object[ended.length];
    List<Object> observations = new ArrayList<>(step.finals().size());
    for (FinalStep last : step.finals()) {
      ended[last.index()] = true;
      infos[last.index()] = last.info();
      observations.add(last.observation());
    }
    message.put(Fields.FINAL_OBS, Batches.stack(single, observations));
    message.put(Fields.FINAL_OBS_MASK, ended);
    message.put(Fields.FINAL_INFO, Arrays.asList(infos));
    message.put(Fields.FINAL_INFO_MASK, ended);
  }

  private static List<FinalStep> finals(Message reply, Space single, int numEnvs) {
    boolean[] ended = new boolean[numEnvs];
    reply.flags(Fields.FINAL_OBS_MASK, ended);
    int count = 0;
    for (boolean flag : ended) {
      count += flag ? 1 : 0;
    }
    if (count == 0) {
      return List.of();
    }
    Object observations =
        Observations.decode(single.batch(count), reply.value(Fields.FINAL_OBS), Fields.FINAL_OBS);
    List<Object> infos = reply.list(Fields.FINAL_INFO);
    if (infos.size() != numEnvs) {
      throw invalidInfos("has " + infos.size() + " elements; allowed: exactly " + numEnvs);
    }
    List<FinalStep> finals = new ArrayList<>(count);
    for (int i = 0; i < numEnvs; i++) {
      if (ended[i]) {
        Object observation = Batches.member(single, observations, finals.size());
        finals.add(new FinalStep(i, observation, info(infos.get(i))));
      }
    }
    return finals;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> info(Object info) {
    if (info == null) {
      return Map.of();
    }
    if (info instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw invalidInfos("has an element that is " + Described.value(info) + "; allowed: maps, null");
  }

  private static GymWireException invalidInfos(String reason) {
    return new GymWireException(
        ErrorCode.INVALID_VALUE, Fields.FINAL_INFO, "the field 'final_info' " + reason);
  }
}
