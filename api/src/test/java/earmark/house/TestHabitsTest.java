package earmark.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What tests of any module may not do. */
@AnalyzeClasses(packages = "earmark", importOptions = ArchitectureTest.TestClasses.class)
class TestHabitsTest {

  @ArchTest
  static final ArchRule testsDoNotSleep =
      noClasses()
          .should()
          .accessTargetWhere(ForbiddenCallsTest.sleeps())
          .because("a test that sleeps is slow on a good day and fails on a bad one");

  @ArchTest
  static final ArchRule testsDoNotDependOnToday =
      noClasses()
          .should()
          .accessTargetWhere(ForbiddenCallsTest.readsTheClockInTheWall())
          .because("a test must give the same result tomorrow: use a fixed Clock");

  @ArchTest
  static final ArchRule testsDoNotDependOnTheLocale =
      noClasses()
          .should()
          .accessTargetWhere(ForbiddenCallsTest.dependsOnTheDefaultLocale())
          .because("the tests also run under a Turkish locale");

  @ArchTest
  static final ArchRule springTestsStayInApi =
      noClasses()
          .that()
          .resideOutsideOfPackages("earmark.api..", "earmark.house..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..")
          .because("the libraries are tested with new and nothing else");
}
