package io.gymwire.envserver.http;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Problems;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Gives the errors that Jetty finds by itself, such as a request line that is none, the shape of
 * all others.
 */
final class ProblemErrorHandler extends ErrorHandler {
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      String message,
      Throwable cause,
      Callback callback) {
    Map<String, Object> problem =
        new HashMap<>(Problems.encode(new GymWireException(code(status), message)));
    problem.put("status", status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ContentTypes.PROBLEM_JSON);
    response.write(true, Codec.JSON.encode(problem), callback);
  }

  private static ErrorCode code(int status) {
    return switch (status) {
      case 403 -> ErrorCode.FORBIDDEN_ORIGIN;
      case 404 -> ErrorCode.UNKNOWN_OPERATION;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 413, 414, 431 -> ErrorCode.MESSAGE_TOO_LARGE;
      case 415 -> ErrorCode.UNSUPPORTED_ENCODING;
      default -> status < 500 ? ErrorCode.MALFORMED_MESSAGE : ErrorCode.INTERNAL_ERROR;
    };
  }
}
