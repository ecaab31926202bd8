package earmark.crawler.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.crawler.SharedData;
import earmark.crawler.parse.Judgement.Refused;
import earmark.crawler.parse.Judgement.Usable;
import earmark.redline.text.Finding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JudgementTest {
  private static final String XML = "application/xml";
  private static final String RULE =
      """
      <RULE>
          <PREAMB><SUBJECT>Example</SUBJECT></PREAMB>
          <SUPLINF><P>Words.</P></SUPLINF>
          <FRDOC>[FR Doc. 2026-90201 Filed 8-3-26; 8:45 am]</FRDOC>
      </RULE>
      """;
  private static final String REQUEST_ACCESS =
      """
      <!DOCTYPE html>
      <html><head><title>Federal Register :: Request Access</title></head>
      <body><h1>Request Access</h1><p>Please complete the CAPTCHA.</p></body></html>
      """;

  @Test
  void theDocumentThatWasAskedForIsUsable() {
    assertThat(judge(new Expected.FrDocumentXml("2026-90201"), RULE)).isEqualTo(new Usable());
  }

  @Test
  void dashesAndZerosOfADocumentNumberDoNotMatter() {
    String printed = RULE.replace("2026-90201", "2026–00021");
    assertThat(judge(new Expected.FrDocumentXml("2026-21"), printed)).isEqualTo(new Usable());
  }

  @Test
  void anotherDocumentIsRefusedWithBothNumbers() {
    assertThat(judge(new Expected.FrDocumentXml("2026-90202"), RULE))
        .isEqualTo(new Refused("WRONG_DOCUMENT", "FR Doc. 2026-90201, asked for 2026-90202"));
  }

  @Test
  void otherMarkupIsNoPageAndNoTable() {
    String markup =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE RULE [<!ENTITY x \"y\">]>\n<RULE>&x;</RULE>\n";
    assertThat(refusal(new Expected.Html(""), markup).code()).isEqualTo("WRONG_ROOT");
    assertThat(refusal(new Expected.Html(""), "<RULE><P>x</P></RULE>").code())
        .isEqualTo("WRONG_ROOT");
    assertThat(refusal(new Expected.Plain(), markup).code()).isEqualTo("WRONG_ROOT");
    assertThat(refusal(new Expected.Plain(), "{\"count\":0}").code()).isEqualTo("WRONG_ROOT");
    assertThat(judge(new Expected.Plain(), "Name,Date\nExample,1/2/2026\n"))
        .isEqualTo(new Usable());
    String page = "<?xml version=\"1.0\"?>\n<!-- a note --><!DOCTYPE html><html><p>x</p></html>";
    assertThat(judge(new Expected.Html(""), page)).isEqualTo(new Usable());
  }

  @Test
  void aPageThatTurnsRobotsAwayIsNeverADocument() {
    for (Expected expected :
        new Expected[] {
          new Expected.FrDocumentXml("2026-90201"),
          new Expected.FrDocumentText("2026-90201"),
          new Expected.EcfrPartXml(15, "744"),
          new Expected.Json(),
          new Expected.Html(""),
          new Expected.Plain()
        }) {
      assertThat(judge(expected, REQUEST_ACCESS))
          .isEqualTo(new Refused("BLOCKED_PAGE", "page \"Federal Register :: Request Access\""));
    }
  }

  @Test
  void wordsOfALegalTextAboutAccessDoNotBlockIt() {
    String rule = RULE.replace("Words.", "Request access; complete the CAPTCHA; access denied.");
    assertThat(judge(new Expected.FrDocumentXml("2026-90201"), rule)).isEqualTo(new Usable());
  }

  @Test
  void htmlInPlaceOfXmlIsRefused() {
    String page = "<html><head><title>429 Too Many Requests</title></head><body>x</body></html>";
    assertThat(Judgement.of(new Expected.EcfrPartXml(15, "744"), "text/html", bytes(page)))
        .isEqualTo(new Refused("HTML_INSTEAD_OF_XML", "text/html, page \"429 Too Many Requests\""));
    assertThat(refusal(new Expected.Json(), page).code()).isEqualTo("HTML_INSTEAD_OF_JSON");
  }

  @Test
  void nothingIsEmpty() {
    assertThat(judge(new Expected.FrDocumentXml("2026-90201"), ""))
        .isEqualTo(new Refused("EMPTY", "0 bytes, application/xml"));
    assertThat(refusal(new Expected.Json(), " \n").code()).isEqualTo("EMPTY");
  }

  @Test
  void whatEndsTooEarlyIsTruncated() {
    String cut = RULE.substring(0, RULE.indexOf("</SUPLINF>"));
    assertThat(refusal(new Expected.FrDocumentXml("2026-90201"), cut))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo("TRUNCATED");
              assertThat(refused.evidence())
                  .startsWith("ends inside <SUPLINF>: …")
                  .endsWith("<P>Words.</P>");
            });
    assertThat(refusal(new Expected.Json(), "{\"count\": 3, \"results\": [{\"title\": \"A").code())
        .isEqualTo("TRUNCATED");
    assertThat(refusal(new Expected.Html(""), "<html><body><p>A list of").code())
        .isEqualTo("TRUNCATED");
  }

  @Test
  void everyCutOfADocumentIsRefused() {
    for (int length = 1; length < RULE.strip().length(); length++) {
      Judgement judgement =
          judge(new Expected.FrDocumentXml("2026-90201"), RULE.substring(0, length));
      assertThat(judgement).as("first %d characters", length).isInstanceOf(Refused.class);
    }
  }

  @Test
  void crossedTagsAreNotWellFormed() {
    assertThat(refusal(new Expected.Xml(Set.of("RULE")), "<RULE><P><E>x</P></E></RULE>").code())
        .isEqualTo("NOT_WELL_FORMED");
    assertThat(refusal(new Expected.Json(), "{\"a\": [1}").code()).isEqualTo("NOT_WELL_FORMED");
    assertThat(refusal(new Expected.Json(), "Service Unavailable").code())
        .isEqualTo("NOT_WELL_FORMED");
  }

  @Test
  void anotherRootIsRefused() {
    assertThat(refusal(new Expected.FrDocumentXml("2026-90201"), "<error>no</error>"))
        .isEqualTo(
            new Refused(
                "WRONG_ROOT", "<error>, expected one of [NOTICE, PRESDOCU, PRORULE, RULE]"));
  }

  @Test
  void entitiesAreRefusedBeforeTheyAreRead() {
    String laughs =
        """
        <?xml version="1.0"?>
        <!DOCTYPE RULE [<!ENTITY a0 "ha"><!ENTITY a1 "&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;">]>
        <RULE><P>&a1;</P></RULE>
        """;
    String external =
        """
        <?xml version="1.0"?>
        <!DOCTYPE RULE [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <RULE><P>&x;</P></RULE>
        """;
    assertThat(refusal(new Expected.Xml(Set.of("RULE")), laughs).code())
        .isEqualTo("ENTITIES_DECLARED");
    assertThat(refusal(new Expected.Xml(Set.of("RULE")), external).code())
        .isEqualTo("ENTITIES_DECLARED");
  }

  @Test
  void aThousandLevelsAreTooDeep() {
    String deep = "<RULE>" + "<P>".repeat(10_000) + "x" + "</P>".repeat(10_000) + "</RULE>";
    assertThat(judge(new Expected.Xml(Set.of("RULE")), deep))
        .isEqualTo(new Refused("TOO_DEEP", "elements nest deeper than 200"));
    assertThat(refusal(new Expected.Json(), "[".repeat(10_000)).code()).isEqualTo("TOO_DEEP");
    assertThat(FrXml.read(bytes(deep)).findings())
        .extracting(Finding::code)
        .containsExactly("TOO_DEEP");
    assertThat(EcfrXml.read(bytes(deep)).findings())
        .extracting(Finding::code)
        .containsExactly("TOO_DEEP");
    String page = "<div>".repeat(10_000) + "x";
    assertThat(HtmlText.read(bytes(page)).findings())
        .extracting(Finding::code)
        .containsExactly("TOO_DEEP");
  }

  @Test
  void theReadersResolveNoEntity() {
    String laughs =
        """
        <!DOCTYPE RULE [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a0 "ha">]>
        <RULE><P>before &x; &a0; after</P></RULE>
        """;
    assertThat(FrXml.read(bytes(laughs)).text().plain()).contains("before &x; &a0; after");
  }

  @Test
  void bytesThatAreNoCharactersAreRefused() {
    byte[] broken = bytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><RULE><P>x?</P></RULE>");
    broken[broken.length - 12] = (byte) 0xFF;
    assertThat(Judgement.of(new Expected.Xml(Set.of("RULE")), XML, broken).refusal())
        .map(Refused::code)
        .contains("BAD_ENCODING");
    byte[] json = bytes("{\"title\": \"?\"}");
    json[11] = (byte) 0xC3;
    assertThat(Judgement.of(new Expected.Json(), "application/json", json).refusal())
        .map(Refused::code)
        .contains("BAD_ENCODING");
  }

  @Test
  void aPageWithoutItsMarkIsRefused() {
    assertThat(judge(new Expected.Html("Entity List"), "<html><title>Home</title>x</html>"))
        .isEqualTo(new Refused("MARK_MISSING", "\"Entity List\" is not on the page \"Home\""));
  }

  @Test
  void anotherPartOrTitleIsRefused() {
    String part =
        """
        <DIV5 N="744" TYPE="PART" hierarchy_metadata="{&quot;path&quot;:&quot;/on/x/title-15/part-744&quot;}">
        <HEAD>PART 744</HEAD></DIV5>
        """;
    assertThat(judge(new Expected.EcfrPartXml(15, "744"), part)).isEqualTo(new Usable());
    assertThat(judge(new Expected.EcfrPartXml(15, "742"), part))
        .isEqualTo(new Refused("WRONG_DOCUMENT", "[15 CFR part 744], asked for 15 CFR part 742"));
    assertThat(refusal(new Expected.EcfrPartXml(10, "744"), part).code())
        .isEqualTo("WRONG_DOCUMENT");
  }

  @Test
  void aRefusalIsAFindingAboutItsAddress() {
    assertThat(new Refused("EMPTY", "0 bytes").finding("https://example.org/x"))
        .isEqualTo(
            new Finding("EMPTY", Finding.Severity.REFUSED, "https://example.org/x", "0 bytes"));
  }

  @Test
  void anExpectationWithoutRootIsACallersMistake() {
    assertThatThrownBy(() -> new Expected.Xml(Set.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least one root element must be expected");
  }

  @TestFactory
  Stream<DynamicTest> noRealAnswerIsRefused() {
    Stream<DynamicTest> documents =
        SharedData.files("federal-register/documents/xml-rules").stream()
            .map(file -> usable(file, expectedDocument(file)));
    Stream<DynamicTest> parts =
        SharedData.files("ecfr/xml").stream()
            .map(file -> usable(file, new Expected.Xml(Set.of("DIV5", "ECFR"))));
    Stream<DynamicTest> bulk =
        SharedData.files("ecfr/bulk").stream()
            .map(file -> usable(file, new Expected.Xml(Set.of("DLPSTEXTCLASS"))));
    Stream<DynamicTest> issues =
        SharedData.files("federal-register/issues").stream()
            .map(file -> usable(file, new Expected.Xml(Set.of("FEDREG"))));
    Stream<DynamicTest> texts =
        SharedData.files("federal-register/documents/bis").stream()
            .filter(file -> file.toString().endsWith(".txt"))
            .map(
                file ->
                    usable(
                        file,
                        new Expected.FrDocumentText(
                            file.getFileName().toString().replace(".txt", ""))));
    Stream<DynamicTest> answers =
        Stream.of("federal-register/api", "federal-register/documents/bis")
            .flatMap(folder -> SharedData.files(folder).stream())
            .filter(file -> file.toString().matches(".*\\.json(\\.gz)?"))
            .map(file -> usable(file, new Expected.Json()));
    return Stream.of(documents, parts, bulk, issues, texts, answers).flatMap(tests -> tests);
  }

  /** Some files are named by their collectors after a wrong number; the text is believed. */
  private static Expected expectedDocument(Path file) {
    String printed = FrXml.read(SharedData.read(file)).number().orElse("none");
    return new Expected.FrDocumentXml(printed);
  }

  private static DynamicTest usable(Path file, Expected expected) {
    return DynamicTest.dynamicTest(
        file.getFileName().toString(),
        () ->
            assertThat(Judgement.of(expected, "", SharedData.read(file))).isEqualTo(new Usable()));
  }

  private static Judgement judge(Expected expected, String answer) {
    return Judgement.of(expected, XML, bytes(answer));
  }

  private static Refused refusal(Expected expected, String answer) {
    return judge(expected, answer).refusal().orElseThrow();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
