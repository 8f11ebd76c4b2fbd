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
  static final String MESSAGE =
      "pages of this Origin may not use this server; allowed: its own host and loopback";

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
    if (isForeign(plain)) {
      refuse((HttpServletResponse) response);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Returns whether {@code request} comes from a page that may not use this server. */
  boolean isForeign(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin != null && !isAllowed(origin, request.getServerName());
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

  private static void refuse(HttpServletResponse response) throws IOException {
    GymWireException problem = new GymWireException(ErrorCode.FORBIDDEN_ORIGIN, MESSAGE);
    response.setStatus(problem.code().status());
    response.setContentType(ContentTypes.PROBLEM_JSON);
    response.setHeader("Connection", "close");
    response.getOutputStream().write(Codec.JSON.encode(Problems.encode(problem)).array());
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }
}
