package io.gymwire.agents;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the house: which module and which package may know which. */
class ArchitectureTest {
  private static final String PROTOCOL = "io.gymwire.protocol..";
  private static final String ENV_SERVER = "io.gymwire.envserver..";
  private static final String AGENT_SDK = "io.gymwire.agentsdk..";
  private static final String AGENTS = "io.gymwire.agents..";
  private static final String CLI = "io.gymwire.agents.cli..";
  private static final String BENCH = "io.gymwire.agents.bench..";

  // JMH writes its harness into our packages; nobody here maintains that code.
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("io.gymwire");

  @ParameterizedTest
  @ValueSource(strings = {"protocol", "envserver", "agentsdk", "agents"})
  void everyModuleIsSeen(String module) {
    Assertions.assertThat(PRODUCT)
        .anyMatch(type -> type.getPackageName().startsWith("io.gymwire." + module));
  }

  @Test
  void protocolKnowsOnlyTheJdkAndJackson() {
    classes()
        .that()
        .resideInAPackage(PROTOCOL)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(PROTOCOL, "java..", "com.fasterxml.jackson..")
        .check(PRODUCT);
  }

  @Test
  void envServerKnowsNoAgentAndNoTensorLibrary() {
    noClasses()
        .that()
        .resideInAPackage(ENV_SERVER)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(AGENT_SDK, AGENTS, "org.bytedeco.pytorch..")
        .check(PRODUCT);
  }

  @Test
  void agentSdkKnowsNeitherServerNorAgents() {
    noClasses()
        .that()
        .resideInAPackage(AGENT_SDK)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ENV_SERVER, AGENTS, "io.javalin..", "org.eclipse.jetty..")
        .check(PRODUCT);
  }

  @Test
  void onlyCommandLineAndBenchmarksSeeTheServer() {
    noClasses()
        .that()
        .resideInAPackage(AGENTS)
        .and(not(resideInAnyPackage(CLI, BENCH)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ENV_SERVER)
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void algorithmsKnowNeitherCommandLineNorBenchmarks() {
    noClasses()
        .that()
        .resideInAPackage(AGENTS)
        .and(not(resideInAnyPackage(CLI, BENCH)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLI, BENCH, "picocli..")
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("io.gymwire.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void onlyTheCommandLineWritesToStandardStreams() {
    noClasses().that().resideOutsideOfPackage(CLI).should(ACCESS_STANDARD_STREAMS).check(PRODUCT);
  }

  @Test
  void exceptionsAreNeverGeneric() {
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(PRODUCT);
  }

  @Test
  void loggingGoesThroughSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache..logging..", "org.apache.log4j..")
        .check(PRODUCT);
  }
}
