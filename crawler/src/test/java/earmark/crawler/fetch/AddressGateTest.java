package earmark.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.archive.Archive;
import earmark.archive.ArchiveSettings;
import earmark.crawler.patch.Patches;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGateTest {
  private static final List<String> PRIVATE =
      List.of(
          "127.0.0.1",
          "10.1.2.3",
          "172.16.0.1",
          "172.31.255.255",
          "192.168.1.1",
          "169.254.169.254",
          "100.64.0.1",
          "0.0.0.0",
          "192.0.0.8",
          "198.18.0.1",
          "224.0.0.1",
          "255.255.255.255",
          "::",
          "::1",
          "fe80::1",
          "fec0::1",
          "fc00::1",
          "fd00:ec2::254",
          "ff02::1",
          "::ffff:127.0.0.1",
          "::ffff:169.254.169.254",
          "::127.0.0.1",
          "::ffff:0:10.0.0.1",
          "64:ff9b::10.0.0.1",
          "64:ff9b::169.254.169.254",
          "64:ff9b:1::8.8.8.8",
          "2002:0a00:0001::1",
          "2002:a9fe:a9fe::1",
          "2001:0:4136:e378:8000:63bf:3fff:fdd2",
          "2001:db8::1",
          "100::1");

  private static final List<String> PUBLIC =
      List.of(
          "8.8.8.8",
          "172.32.0.1",
          "192.169.0.1",
          "100.128.0.1",
          "2600:1408::1",
          "::ffff:8.8.8.8",
          "64:ff9b::8.8.8.8",
          "2002:0808:0808::1");

  @TempDir Path folder;

  @Test
  void privateAddressesAreSpecialInEveryForm() {
    for (String address : PRIVATE) {
      assertThat(AddressGate.isSpecial(InetAddress.ofLiteral(address))).as(address).isTrue();
    }
  }

  @Test
  void publicAddressesAreNot() {
    for (String address : PUBLIC) {
      assertThat(AddressGate.isSpecial(InetAddress.ofLiteral(address))).as(address).isFalse();
    }
  }

  @Test
  void oneSpecialAddressInAnAnswerOfTheNameServiceIsEnoughForARefusal() {
    Dns names = AddressGate.guarded(answering("8.8.8.8", "10.0.0.7"));
    assertThatThrownBy(() -> names.lookup("two-faced.example"))
        .isInstanceOf(ForbiddenAddressException.class)
        .hasMessage(
            "two-faced.example is at 10.0.0.7, which is not a public address; it is asked only if"
                + " it is configured");
  }

  @Test
  void publicAnswersOfTheNameServicePassUnchanged() throws UnknownHostException {
    assertThat(AddressGate.guarded(answering("8.8.8.8", "2600::1")).lookup("public.example"))
        .containsExactly(InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("2600::1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:169.254.169.254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[fd00:ec2::254]/",
        "http://10.0.0.1/",
        "http://0.0.0.0:8080/",
        "http://1.2.3.4.5/",
        "http://127.1/",
        "http://2130706433/",
        "http://2852039166/latest/meta-data/",
        "http://0177.0.0.1/",
        "http://0251.0376.0251.0376/",
        "http://017700000001/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0xa9fea9fe/",
        "http://169.254.169.254./",
        "http://\u2460\u2461\u2466.0.0.1/",
        "http://100.64.0.1/",
        "http://100.100.100.200/",
        "http://[::ffff:7f00:1]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://[::1]:9/",
        "http://127.0.0.1:9/",
        "http://localhost:9/",
        "http://private.example/",
        "http://metadata.example/"
      })
  void theFetcherRefusesThemDirectlyAndByRedirect(String target) {
    OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
    try (ProgrammedServer server = new ProgrammedServer();
        Archive archive = Archive.open(ArchiveSettings.in(folder), time);
        Fetcher fetcher = fetcher(archive, time, HostPort.of(server.base()))) {
      assertThat(code(fetcher, URI.create(target))).isEqualTo("FORBIDDEN_ADDRESS");
      server.answer("/a", ProgrammedServer.redirect(target));
      assertThat(code(fetcher, server.at("/a"))).isEqualTo("FORBIDDEN_ADDRESS");
    }
  }

  @Test
  void eachStepOfAChainOfRedirectsIsLookedAt() {
    OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
    try (ProgrammedServer server = new ProgrammedServer();
        ProgrammedServer inside = new ProgrammedServer();
        Archive archive = Archive.open(ArchiveSettings.in(folder), time);
        Fetcher fetcher = fetcher(archive, time, HostPort.of(server.base()))) {
      server.answer("/a", ProgrammedServer.redirect("/b"));
      server.answer("/b", ProgrammedServer.redirect(server.at("/c").toString()));
      server.answer("/c", ProgrammedServer.redirect(inside.at("/secret").toString()));
      assertThat(code(fetcher, server.at("/a"))).isEqualTo("FORBIDDEN_ADDRESS");
      assertThat(inside.askedAtAll()).isEmpty();
    }
  }

  /** What is judged is the very answer that is connected to: nobody is asked a second time. */
  @Test
  void aNameThatAnswersOtherwiseTheSecondTimeGainsNothing() throws UnknownHostException {
    OwnTime time = new OwnTime(Instant.parse("2026-03-26T12:00:00Z"));
    AtomicInteger lookups = new AtomicInteger();
    try (ProgrammedServer inside = new ProgrammedServer();
        Archive archive = Archive.open(ArchiveSettings.in(folder), time);
        Fetcher fetcher =
            fetcher(
                archive,
                time,
                new HostPort("other.example", 80),
                host ->
                    answering(lookups.getAndIncrement() % 2 == 0 ? "127.0.0.1" : "8.8.8.8")
                        .lookup(host))) {
      URI rebound = URI.create("http://rebound.example:" + inside.base().getPort() + "/secret");
      assertThat(code(fetcher, rebound)).isEqualTo("FORBIDDEN_ADDRESS");
      assertThat(lookups).hasValue(1);
      assertThat(inside.askedAtAll()).isEmpty();
    }
    Iterator<String> answers = List.of("8.8.8.8", "127.0.0.1").iterator();
    Dns names = AddressGate.guarded(host -> answering(answers.next()).lookup(host));
    assertThat(names.lookup("rebound.example")).containsExactly(InetAddress.ofLiteral("8.8.8.8"));
    assertThatThrownBy(() -> names.lookup("rebound.example"))
        .isInstanceOf(ForbiddenAddressException.class);
  }

  private static String code(Fetcher fetcher, URI url) {
    return ((FetchOutcome.Refusal)
            fetcher.fetch(new Wanted("test", url, (_, _) -> Optional.empty())))
        .code();
  }

  private static Fetcher fetcher(Archive archive, OwnTime time, HostPort trusted) {
    return fetcher(
        archive,
        time,
        trusted,
        host ->
            switch (host) {
              case "private.example" -> answering("8.8.8.8", "192.168.7.7").lookup(host);
              case "metadata.example" -> answering("64:ff9b::a9fe:a9fe").lookup(host);
              default -> Dns.SYSTEM.lookup(host);
            });
  }

  private static Fetcher fetcher(Archive archive, OwnTime time, HostPort trusted, Dns names) {
    return new Fetcher(
        FetchSettings.defaults().withTrusted(Set.of(trusted)),
        archive.captures(),
        time,
        time,
        new Random(1),
        time,
        new CountDownLatch(1),
        names,
        Patches.builtIn());
  }

  private static Dns answering(String... addresses) {
    return _ -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
  }
}
