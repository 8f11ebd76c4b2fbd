package io.gymwire.agents.cli;

import io.gymwire.envserver.wrapper.WrapperArgument;
import io.gymwire.envserver.wrapper.WrapperDescription;
import io.gymwire.envserver.wrapper.Wrappers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wrappers of this process, in the form in which a server describes them. */
final class WrapperList {
  private WrapperList() {}

  /** Returns name, description and arguments of every wrapper. */
  static List<Map<String, Object>> messages() {
    return Wrappers.descriptions().stream().map(WrapperList::message).toList();
  }

  private static Map<String, Object> message(WrapperDescription wrapper) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (WrapperArgument argument : wrapper.arguments()) {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("description", argument.description());
      details.put("required", argument.required());
      details.put("default", argument.defaultValue().orElse(null));
      arguments.put(argument.name(), details);
    }
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("name", wrapper.name());
    message.put("description", wrapper.description());
    message.put("arguments", arguments);
    return message;
  }
}
