package io.gymwire.envserver.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/**
 * Lets a WebSocket handshake that cannot succeed, at a wrong path or of a wrong version, be
 * answered as the plain request that it also is: Javalin would keep a servlet session for each.
 */
final class StrayHandshakes implements Filter {
  private static final String VERSION_HEADER = "Sec-WebSocket-Version";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest plain = (HttpServletRequest) request;
    String version = plain.getHeader(VERSION_HEADER);
    boolean fits = "13".equals(version) && plain.getRequestURI().equals(HttpRoutes.WEB_SOCKET_PATH);
    chain.doFilter(version == null || fits ? request : new WithoutVersion(plain), response);
  }

  private static final class WithoutVersion extends HttpServletRequestWrapper {
    WithoutVersion(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getHeader(String name) {
      return name.equalsIgnoreCase(VERSION_HEADER) ? null : super.getHeader(name);
    }
  }
}
