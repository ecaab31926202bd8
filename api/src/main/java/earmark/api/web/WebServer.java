package earmark.api.web;

import earmark.api.reading.Desk;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A running server of pages and HTTP API. Closing it lets requests in progress end. */
public final class WebServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final URI address;

  private WebServer(ConfigurableApplicationContext context, URI address) {
    this.context = context;
    this.address = address;
  }

  /**
   * Starts and returns once requests are answered.
   *
   * @throws RuntimeException if the port is taken; Spring's, whose message says so
   */
  public static WebServer start(Desk desk, Binding binding) {
    SpringApplication application = new SpringApplication(WebConfiguration.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.addInitializers(
        context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          beans.registerBean(Desk.class, () -> desk);
          beans.registerBean(Binding.class, () -> binding);
        });
    // As arguments, which nothing in the environment or the working folder overrides.
    List<String> arguments =
        List.of(
            "--spring.config.location=classpath:/application.properties",
            "--server.address=" + binding.address(),
            "--server.port=" + binding.port());
    ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return new WebServer(context, URI.create("http://" + host(binding.address()) + ":" + port));
  }

  private static String host(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  /** Where it is reached, without a slash at the end. */
  public URI address() {
    return address;
  }

  /** Every route that a controller answers, as {@code GET /changes/{sequence}}. */
  Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            route ->
                route
                    .getPatternValues()
                    .forEach(
                        path ->
                            route
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + path))));
    return routes;
  }

  @Override
  public void close() {
    context.close();
  }
}
