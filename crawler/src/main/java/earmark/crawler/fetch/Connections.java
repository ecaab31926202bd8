package earmark.crawler.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Makes the client that carries requests: each call is one request, and its deadline holds for the
 * whole of it. By itself the library would repeat some requests at once, past every rate.
 */
final class Connections {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(15);

  /** Shorter than servers keep idle connections: one that they closed must not be used again. */
  private static final int IDLE_SECONDS = 2;

  private static final int MOST_IDLE = 5;
  private static final String RETRY_AFTER = "Retry-After";
  private static final String SHELTERED = "Earmark-Sheltered-Retry-After";

  private Connections() {}

  static OkHttpClient client(Duration timeout) {
    Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
    return new OkHttpClient.Builder()
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .addNetworkInterceptor(chain -> shelter(chain))
        .addInterceptor(chain -> restore(chain))
        .connectionPool(new ConnectionPool(MOST_IDLE, IDLE_SECONDS, TimeUnit.SECONDS))
        .callTimeout(timeout)
        .connectTimeout(connect)
        // The deadline of the whole call counts, however the bytes drip.
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  /** The library takes a 503 with "Retry-After: 0" for leave to repeat the request at once. */
  private static Response shelter(Interceptor.Chain chain) throws IOException {
    return renamed(chain.proceed(chain.request()), RETRY_AFTER, SHELTERED);
  }

  private static Response restore(Interceptor.Chain chain) throws IOException {
    return renamed(chain.proceed(chain.request()), SHELTERED, RETRY_AFTER);
  }

  private static Response renamed(Response response, String from, String to) {
    String value = response.header(from);
    return value == null
        ? response
        : response.newBuilder().removeHeader(from).header(to, value).build();
  }
}
