package earmark.api.rest;

import earmark.api.reading.Desk;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The controllers of the HTTP API, each made by hand. */
@Configuration(proxyBeanMethods = false)
public class RestConfiguration {

  /**
   * Answers carry a hash of their bytes, so that asking again costs a line where nothing changed.
   */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    registration.addUrlPatterns("/api/v1/*");
    return registration;
  }

  @Bean
  Problems problems() {
    return new Problems();
  }

  @Bean
  ProvisionApi provisionApi(Desk desk) {
    return new ProvisionApi(desk.library());
  }

  @Bean
  ChangeApi changeApi(Desk desk) {
    return new ChangeApi(desk.library());
  }

  @Bean
  DocumentApi documentApi(Desk desk) {
    return new DocumentApi(desk.library());
  }

  @Bean
  CaptureApi captureApi(Desk desk) {
    return new CaptureApi(desk.library());
  }

  @Bean
  SearchApi searchApi(Desk desk) {
    return new SearchApi(desk.finder());
  }

  @Bean
  WatchApi watchApi(Desk desk) {
    return new WatchApi(desk.watches());
  }

  @Bean
  SourceApi sourceApi(Desk desk) {
    return new SourceApi(desk.sources(), desk.library());
  }

  @Bean
  QuarantineApi quarantineApi(Desk desk) {
    return new QuarantineApi(desk.library().quarantine());
  }

  @Bean
  MetricsApi metricsApi(Desk desk) {
    return new MetricsApi(desk);
  }

  @Bean
  DescriptionApi descriptionApi() {
    return new DescriptionApi();
  }
}
