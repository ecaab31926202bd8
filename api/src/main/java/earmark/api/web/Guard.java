package earmark.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that a stranger's page caused, and tells browsers what our own pages may do.
 *
 * <p>A request must name a host that is ours (otherwise a name that a stranger points at this
 * machine would do). A request that changes something must come from a page of ours: browsers say
 * so in {@code Sec-Fetch-Site} or {@code Origin}; programs that send neither are no browsers and
 * carry no cookies of anybody.
 */
final class Guard extends OncePerRequestFilter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  /** No inline script, no foreign host; nobody may frame our pages. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final Binding binding;

  Guard(Binding binding) {
    this.binding = binding;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    String host = request.getHeader("Host");
    if (host == null || !binding.answersTo(name(host))) {
      refuse(response, 421, "This server does not answer to the name it was called by.");
      return;
    }
    if (!SAFE.contains(request.getMethod()) && !isOwn(request, host)) {
      refuse(response, 403, "This request came from a page of another site.");
      return;
    }
    chain.doFilter(request, response);
  }

  /** The host without its port, in lower case. */
  private static String name(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    int colon = lower.lastIndexOf(':');
    return colon > lower.lastIndexOf(']') ? lower.substring(0, colon) : lower;
  }

  private static boolean isOwn(HttpServletRequest request, String host) {
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    @Nullable String origin = request.getHeader("Origin");
    return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private static void refuse(HttpServletResponse response, int status, String why)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=utf-8");
    response.getWriter().println(why);
  }
}
