package io.gymwire.envserver.wrapper;

import io.gymwire.protocol.environment.Environment;

/** A wrapper's description and how to put it around an environment. */
record WrapperKind(WrapperDescription description, Application application) {

  interface Application {
    Environment apply(Environment environment, Arguments arguments);
  }
}
