package earmark.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import org.jspecify.annotations.NullMarked;

/** The walls between modules, packages and libraries. */
@AnalyzeClasses(packages = "earmark", importOptions = ArchitectureTest.ShippedClasses.class)
class ArchitectureTest {

  // Modules

  @ArchTest
  static final ArchRule redlineNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("earmark.redline..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("earmark.redline..", "java..", "org.jspecify.annotations..")
          .because("a redline must be the same on any machine and usable by anybody");

  @ArchTest
  static final ArchRule redlineTouchesNothingOutside =
      noClasses()
          .that()
          .resideInAPackage("earmark.redline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .because("redline reads no file, no network and no clock: given values, it gives values");

  @ArchTest
  static final ArchRule archiveKnowsOnlyRedline =
      noClasses()
          .that()
          .resideInAPackage("earmark.archive..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("earmark.crawler..", "earmark.index..", "earmark.api..")
          .because("what was captured does not depend on who captures, searches or reads");

  @ArchTest
  static final ArchRule crawlerAndIndexNeverMeet =
      noClasses()
          .that()
          .resideInAPackage("earmark.crawler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("earmark.index..", "earmark.api..")
          .because("the archive's change feed is the only thing between them");

  @ArchTest
  static final ArchRule indexAndCrawlerNeverMeet =
      noClasses()
          .that()
          .resideInAPackage("earmark.index..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("earmark.crawler..", "earmark.api..")
          .because("the archive's change feed is the only thing between them");

  // Packages

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("earmark.(*).(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package must be understandable without the ones that use it");

  @ArchTest
  static final ArchRule packagesAreDomainNouns =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..common..",
              "..model..",
              "..dto..",
              "..service..",
              "..impl..",
              "..manager..",
              "..helper..")
          .because("such a name says nothing about what is inside");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl)(\\$.*)?")
          .because("such a name says nothing about the class");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(liveInANullMarkedPackage())
          .because("null is not a value; absence is an Optional");

  // Libraries

  @ArchTest
  static final ArchRule webLibrariesStayInCrawler =
      onlyIn("earmark.crawler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jsoup..", "okhttp3..", "okio..", "crawlercommons..")
          .because("the outside world is the crawler's business");

  @ArchTest
  static final ArchRule quartzStaysInSchedule =
      onlyIn("earmark.crawler.schedule..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.quartz..")
          .because("a job is an adapter, not a place for logic");

  @ArchTest
  static final ArchRule luceneStaysInIndex =
      onlyIn("earmark.index..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..")
          .because("another search engine must fit behind the same interface");

  @ArchTest
  static final ArchRule sqlStaysWhereTablesAre =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "earmark.archive..",
                      // People, watches and mail have small tables of their own.
                      "earmark.api.alert..",
                      "earmark.api.config..",
                      // Quartz asks for connections to keep its schedules.
                      "earmark.crawler.schedule..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
          .because("SQL is written in one class per table group, beside its tables");

  @ArchTest
  static final ArchRule databaseMachineryStaysInArchive =
      onlyIn("earmark.archive..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.zaxxer.hikari..",
              "org.flywaydb..",
              "org.sqlite..",
              "org.postgresql..",
              "com.github.luben.zstd..",
              "org.netpreserve..")
          .because("how the archive keeps things is its own affair");

  @ArchTest
  static final ArchRule springStaysInApi =
      onlyIn("earmark.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta..", "org.thymeleaf..")
          .because("the other modules are plain libraries, usable with new");

  @ArchTest
  static final ArchRule picocliStaysInCommand =
      noClasses()
          .that(not(resideInAnyPackage("earmark.api.command..", "earmark.api")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei.progressbar..")
          .because("the command line is one face of the program among others");

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .because("a constructor says what a class needs");

  private static GivenClassesConjunction onlyIn(String packages) {
    return noClasses().that(not(resideInAPackage(packages)));
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package annotated with @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getName() + ": its package has no @NullMarked package-info.java"));
        }
      }
    };
  }

  /** Leaves out test classes, also those of the other modules' test-jars. */
  static final class ShippedClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !TestClasses.isTest(location);
    }
  }

  /** Test classes only, those of all modules. */
  static final class TestClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return isTest(location);
    }

    static boolean isTest(Location location) {
      return location.contains("/test-classes/") || location.contains("-tests.jar");
    }
  }
}
