package io.gymwire.agentsdk.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The callbacks of a run, called in their order, each with a part of the checkpoint of its own. */
final class Callbacks implements AutoCloseable {
  private final List<Callback> members;

  Callbacks(List<Callback> members) {
    this.members = List.copyOf(members);
  }

  /** Returns those given, and those that the settings ask for. */
  static Callbacks of(TrainerSettings settings, List<Callback> given) {
    List<Callback> members = new ArrayList<>(given);
    settings.patience().ifPresent(patience -> members.add(new EarlyStopping(patience, 0)));
    settings
        .maxMinutes()
        .ifPresent(minutes -> members.add(new TimeLimit(minutes, System::nanoTime)));
    if (settings.keepBest() > 1) {
      members.add(new BestCheckpoints(settings.keepBest(), settings.keepBestBy()));
    }
    if (settings.keepCheckpoints() > 0) {
      members.add(new NumberedCheckpoints(settings.keepCheckpoints()));
    }
    return new Callbacks(members);
  }

  void forEach(Consumer<Callback> call) {
    members.forEach(call);
  }

  void save(StateWriter state) {
    for (int i = 0; i < members.size(); i++) {
      members.get(i).save(new PrefixedState.Writer(state, part(i)));
    }
  }

  void load(CheckpointReader state) {
    for (int i = 0; i < members.size(); i++) {
      String part = part(i);
      if (state.hasPart(part)) {
        members.get(i).load(new PrefixedState.Reader(state, part));
      }
    }
  }

  /** Closes every callback, whether or not another fails. */
  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    for (Callback member : members) {
      try {
        member.close();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  /** Names a callback by its class and its number among those of that class. */
  private String part(int index) {
    Class<?> type = members.get(index).getClass();
    long number =
        members.subList(0, index).stream().filter(other -> other.getClass() == type).count();
    return "callback/" + type.getName() + "/" + number + "/";
  }
}
