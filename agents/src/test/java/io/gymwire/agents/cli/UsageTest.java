package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  @TempDir Path directory;

  @Test
  void helpListsEveryCommandWithALine() {
    CommandResult help = CommandResult.of("--help");
    assertThat(help.exitCode()).isZero();
    for (String command : List.of("train", "evaluate", "serve", "envs", "roms", "help")) {
      assertThat(help.out()).containsPattern("(?m)^  " + command + " +[A-Z].*\\.$");
    }
    assertThat(CommandResult.of().out()).isEqualTo(help.out());
    assertThat(CommandResult.of("help").out()).isEqualTo(help.out());
    assertThat(CommandResult.of("help", "train", "dqn").out())
        .isEqualTo(CommandResult.of("train", "dqn", "--help").out());
  }

  @Test
  void versionSaysWhatThisIs() {
    assertThat(CommandResult.of("--version").out()).startsWith("GymWire ");
  }

  @Test
  void helpOfAnAlgorithmShowsEveryHyperparameterWithDefaultDescriptionAndUnit() {
    String help = CommandResult.of("train", "dqn", "--help").out();
    assertThat(help)
        .containsPattern(
            "(?m)^  batch-size=\\d+ +of an update \\[transitions\\]; 32 with pictures$")
        .containsPattern("(?m)^  gamma=0\\.99 +the discount factor")
        .containsPattern("--total-steps=N +When the run ends at the latest \\[environment steps\\]")
        .containsPattern("--patience=N +After how many evaluations in a row");
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "trian | Unmatched argument at index 0: 'trian' | gymwire train",
        "serve --keystore nosuch | --keystore nosuch is no file | gymwire serve",
        "bench wire --python p | --python is for 'bench env' | bench",
        "bench update --device cuda | --device is for 'bench pictures' | bench",
        "train --env CartPole-v1 | which algorithm? its name comes right after 'train' | gymwire train dqn",
        "train | which algorithm? its name comes right after 'train', such as 'gymwire train dqn'; one of: dqn | gymwire train --help",
        "train dqm --env CartPole-v1 | unknown algorithm 'dqm'; did you mean 'dqn'? | allowed: ",
        "train foo | unknown algorithm 'foo'; allowed: | gymwire train --help",
        "train dqn --resume NOWHERE | NOWHERE is not the folder of a run: there is no such folder | NOWHERE",
        "train dqn --config NOWHERE | there is no file NOWHERE | NOWHERE",
        "train dqn --resume RUN --fast-dev-run | --resume goes on with the run as it was | leave out --config and --fast-dev-run",
        "train dqn --env CartPole-v1 --log xml | log must be a list with commas, each one of csv | xml",
        "train dqn --env CartPole-v1 --max-minutes 0 | max-minutes must be above 0, or none, not 0.0 | max",
        "train dqn --env CartPole-v1 --keep-best 0 | keep-best must be at least 1, not 0 | keep",
        "play ./nosuch | ./nosuch is neither a folder nor an environment | gymwire envs",
        "play src --by random | a run's own policy plays in its own environment | leave out",
        "play FrozenLake-v1 --env-arguments slippery=false | FrozenLake: unknown argument 'slippery' | is_slippery",
        "play CartPole-v1 --seed 5 --wrappers FrameStak | unknown wrapper 'FrameStak' | FrameStack",
        "play Nosuch-v0 | unknown environment 'Nosuch-v0' | gymwire envs",
        "train dqn | which environment? --env CartPole-v1, for example | gymwire envs",
        "train dqn --environment X | Unknown options: '--environment', 'X' | --env",
        "train dqn --learning-rate 0.1 | Unknown options: '--learning-rate', '0.1' | 'learning-rate' is a hyperparameter, as in --set learning-rate=VALUE",
        "train dqn --lr 0.1 | Unknown options: '--lr', '0.1' | 'lr' is the hyperparameter 'learning-rate' here, as in --set learning-rate=VALUE",
        "train ppo --ent_coef=0.1 | Unknown option: '--ent_coef=0.1' | 'ent_coef' is the hyperparameter 'entropy-coefficient' here",
        "evaluate CartPole-v1 --by me | --by must be random, not 'me' | random",
        "evaluate CartPole-v1 --by random --checkpoint last | --checkpoint is a policy of a run | chance",
        "evaluate CartPole-v1 --by random --video x.gif | --video films the policy of a run, not chance | video",
        "evaluate CartPol-v1 --by random | unknown environment 'CartPol-v1'; did you mean 'CartPole-v1'? | allowed",
        "help train dqm | 'gymwire train' has no command 'dqm'; did you mean 'dqn'? | it has: dqn",
        "help envs x | 'gymwire envs' has no command 'x'; it has: no commands | help",
        "train dqn --env X-v0 --set gamma=1 --n-step 3 | unknown option '--n-step': 'n-step' is a hyperparameter | --set n-step=VALUE",
        "train dqn --env X-v0 --set gamma=1 --nosuch 3 | unknown option '--nosuch' | --help",
        "train dqn --env FrozenLake-v1 --env-arguments is_slippery=true,is_slippery=false | env-arguments has 'is_slippery' twice | twice",
        "sweep dqn --env CartPole-v1 --set gamma=1 --grid gamma=0.9,0.99 | --grid cannot have gamma: --set gives it already | gamma",
        "train dqn --n-step=3 | Unknown option: '--n-step=3' | 'n-step' is a hyperparameter, as in --set n-step=VALUE",
        "train dqn --env CartPole-v1 --set gamma=1 gamma=0.9 | 'gamma' is given twice, 1 and 0.9 | gamma",
        "train dqn --env CartPol-v1 | unknown environment 'CartPol-v1'; did you mean 'CartPole-v1'? | allowed",
        "train dqn --env CartPole-v1 --set lerning-rate=1 | unknown setting 'lerning-rate'; did you mean 'learning-rate'? | batch-size",
        "train dqn --env CartPole-v1 --set lr=1 | unknown setting 'lr'; did you mean 'learning-rate'? | batch-size",
        "train dqn --env CartPole-v1 --set n_steps=3 | unknown setting 'n_steps'; did you mean 'n-step'? | batch-size",
        "train ppo --env CartPole-v1 --set n_steps=3 | unknown setting 'n_steps'; did you mean 'window-steps'? | epochs",
        "train dqn --env CartPole | unknown environment 'CartPole'; did you mean 'CartPole-v1'? | allowed",
        "train dqn --env CartPole-v1 --set learning-rate=0 | learning-rate must be above 0, not 0.0 | above",
        "train dqn --env CartPole-v1 --set learning-rate | 'learning-rate' is not of the form name=value | 0.001",
        "train dqn --env CartPole-v1 --num-envs 0 | num-envs must be at least 1, not 0 | num-envs",
        "train dqn --env CartPole-v1 --seed x | seed must be a whole number, not 'x' | seed",
        "train dqn --env CartPole-v1 --wrappers FrameStack:stack_size=[4 | wrappers has '[4', which begins like a list but does not end with its ']' | [84,84]",
        "train dqn --env CartPole-v1 --wrappers FrameStack:stack_size=[4,4] | FrameStack: stack_size is [4, 4] | a positive integer",
        "train dqn --env CartPole-v1 --device tpu | unknown device 'tpu'; allowed: cpu, cuda | cpu",
        "train dqn --env CartPole-v1 --set evaluate-every=100 | 'evaluate-every' is an option, not a hyperparameter: give --evaluate-every without --set | option",
        "train dqn --env CartPole-v1 --threads 0 | threads must be between 1 and 256, or none, not 0 | 256",
        "train dqn --env CartPole-v1 --threads two | threads must be a whole number or none, not 'two' | whole",
        "train dqn --env CartPole-v1 --plugins P --endpoint ws://127.0.0.1:1 | --plugins adds environments to this process | serve",
        "train dqn --resume RUN --seed 1 | --resume goes on with the run's own seed: leave out --seed | leave",
        "train dqn --resume RUN --env CartPole-v1 | --resume goes on with the run's own env-id: leave out --env | leave",
        "train dqn --resume RUN --set gamma=1 | --resume takes run folder and hyperparameters from the run | leave",
        "evaluate NOWHERE | NOWHERE is not the folder of a run: there is no such folder | NOWHERE",
        "evaluate NOWHERE --episodes 0 | --episodes must be at least 1 | --episodes",
        "evaluate NOWHERE --video film.mp4 | --video writes an animated GIF, so its file ends in .gif, not 'film.mp4' | .gif",
        "evaluate NOWHERE --video gif | --video writes an animated GIF, so its file ends in .gif, not 'gif' | .gif",
        "evaluate NOWHERE --video film.GIF | NOWHERE is not the folder of a run | NOWHERE",
        "serve --port 70000 | --port must be from 0 to 65535 | --port",
        "train dqn --env CartPole-v1 --set env-id=Taxi-v3 | 'env-id' is an option, not a hyperparameter: give --env without | --env",
        "sweep dqn --env CartPole-v1 --set num-envs=2 | 'num-envs' is an option, not a hyperparameter: give --num-envs without | --num-envs",
        "serve --step-threads 0 | --step-threads must be from 1 to 1024 | --step-threads",
        "serve --max-sessions 0 | --max-sessions must be at least 1 | --max-sessions",
        "serve --keystore-password-file F | --keystore-password-file needs --keystore | keystore",
        "envs --plugins NOWHERE | the plug-in folder | does not exist",
      })
  void wrongUseIsOneLineThatSaysWhatIsAllowed(String line, String message, String hint) {
    CommandResult result = CommandResult.of(line.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("gymwire: " + message).contains(hint);
    assertThat(result.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @Test
  void aServerThatIsNotThereIsAFailureAndDebugShowsWhere() {
    String[] arguments = {"envs", "--endpoint", "ws://127.0.0.1:1"};
    CommandResult result = CommandResult.of(arguments);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("gymwire: ").hasLineCount(1).contains("127.0.0.1:1");

    CommandResult debugged = CommandResult.of("envs", "--endpoint", "ws://127.0.0.1:1", "--debug");
    assertThat(debugged.err()).startsWith(result.err().lines().findFirst().orElseThrow());
    assertThat(debugged.err()).contains("\tat io.gymwire.");
  }

  // Mutation that fails it: whatever a server refuses is the user's fault.
  @Test
  void aSessionThatIsGoneIsAFailure() {
    StringWriter err = new StringWriter();
    int exitCode =
        new ErrorHandler(() -> false)
            .handleExecutionException(
                new GymWireException(ErrorCode.UNKNOWN_SESSION, "there is no session 's'"),
                GymWireCommand.commandLine().setErr(new PrintWriter(err, true)),
                null);
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).startsWith("gymwire: there is no session");
  }

  @Test
  void aFolderWithSomethingInItIsRefusedWithWhatToDo() throws Exception {
    Files.writeString(directory.resolve("thesis.txt"), "precious");
    CommandResult result =
        CommandResult.of("train", "dqn", "--env", "CartPole-v1", "--run-dir", directory.toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .isEqualToIgnoringNewLines(
            "gymwire: " + directory + " is not empty: give --run-dir another name");

    Files.writeString(directory.resolve("config.yaml"), "run: {}");
    assertThat(
            CommandResult.of(
                    "train", "dqn", "--env", "CartPole-v1", "--run-dir", directory.toString())
                .err())
        .contains("holds a run that ended before its first checkpoint")
        .contains("delete it, or give --run-dir another name");

    Files.createDirectory(directory.resolve("checkpoints"));
    assertThat(
            CommandResult.of(
                    "train", "dqn", "--env", "CartPole-v1", "--run-dir", directory.toString())
                .err())
        .contains("holds a run already: continue it with --resume " + directory);
  }
}
