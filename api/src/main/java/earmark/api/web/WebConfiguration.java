package earmark.api.web;

import earmark.api.reading.Desk;
import earmark.api.rest.RestConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/**
 * The controllers of the pages, each made by hand; the rest of the program comes in as {@link
 * Desk}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RestConfiguration.class)
class WebConfiguration {

  @Bean
  FilterRegistrationBean<Guard> guard(Binding binding) {
    FilterRegistrationBean<Guard> registration = new FilterRegistrationBean<>(new Guard(binding));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  ChangeLines changeLines(Desk desk) {
    return new ChangeLines(desk.library());
  }

  @Bean
  Frame.Advice frame(Desk desk) {
    return new Frame.Advice(desk);
  }

  @Bean
  Failures failures(Desk desk) {
    return new Failures(desk);
  }

  @Bean
  LostPages lostPages(Desk desk) {
    return new LostPages(desk);
  }

  @Bean
  TodayPage todayPage(Desk desk, ChangeLines lines) {
    return new TodayPage(desk, lines);
  }

  @Bean
  SearchPage searchPage(Desk desk) {
    return new SearchPage(desk);
  }

  @Bean
  DocumentPage documentPage(Desk desk, ChangeLines lines) {
    return new DocumentPage(desk.library(), lines);
  }

  @Bean
  ProvisionPage provisionPage(Desk desk) {
    return new ProvisionPage(desk.library());
  }

  @Bean
  ComparePage comparePage(Desk desk) {
    return new ComparePage(desk.library());
  }

  @Bean
  ChangePage changePage(Desk desk, ChangeLines lines) {
    return new ChangePage(desk.library(), lines);
  }

  @Bean
  WatchPage watchPage(Desk desk, ChangeLines lines) {
    return new WatchPage(desk, lines);
  }

  @Bean
  SourcePage sourcePage(Desk desk) {
    return new SourcePage(desk.sources(), desk.library());
  }

  @Bean
  QuarantinePage quarantinePage(Desk desk) {
    return new QuarantinePage(desk.library().quarantine());
  }

  @Bean
  MailPage mailPage(Desk desk) {
    return new MailPage(desk.mail());
  }

  @Bean
  CapturePage capturePage(Desk desk) {
    return new CapturePage(desk.library());
  }

  @Bean
  DemoPage demoPage(Desk desk) {
    return new DemoPage(desk);
  }
}
