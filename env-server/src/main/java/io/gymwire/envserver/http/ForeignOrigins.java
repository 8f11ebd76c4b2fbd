package io.gymwire.envserver.http;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Problems;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Refuses what a web page from elsewhere asks for (RFC 6454): a browser lets any page send to the
 * servers of the machine it runs on.
 */
final class ForeignOrigins implements Filter {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

  private final boolean loopbackOnly;

  /** Makes the filter of a server that listens at {@code host}. */
  ForeignOrigins(String host) {
    // The Host header proves nothing here: a page's own name can be made to lead to loopback.
    this.loopbackOnly = isLoopback(host);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest plain = (HttpServletRequest) request;
    String origin = plain.getHeader("Origin");
    if (origin == null || isAllowed(origin, plain.getServerName())) {
      chain.doFilter(request, response);
      return;
    }
    refuse(origin, (HttpServletResponse) response);
  }

  private boolean isAllowed(String origin, String ownHost) {
    try {
      String host = URI.create(origin).getHost();
      return host != null
          && (isLoopback(host) || (!loopbackOnly && host.equalsIgnoreCase(ownHost)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void refuse(String origin, HttpServletResponse response) throws IOException {
    GymWireException problem =
        new GymWireException(
            ErrorCode.FORBIDDEN_ORIGIN,
            "pages of '%s' may not use this server; allowed: those of its own host and of loopback"
                .formatted(origin));
    response.setStatus(problem.code().status());
    response.setContentType(ContentTypes.PROBLEM_JSON);
    response.setHeader("Connection", "close");
    response.getOutputStream().write(Codec.JSON.encode(Problems.encode(problem)).array());
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
