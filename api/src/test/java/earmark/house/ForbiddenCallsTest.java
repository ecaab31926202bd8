package earmark.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Predicate;

/** Calls that compile and are wrong here, each with the reason and what to use instead. */
@AnalyzeClasses(packages = "earmark", importOptions = ArchitectureTest.ShippedClasses.class)
class ForbiddenCallsTest {

  @ArchTest
  static final ArchRule nowIsAnArgument =
      noClasses()
          .should()
          .accessTargetWhere(readsTheClockInTheWall())
          .because("now is an argument: take a java.time.Clock and write now(clock)");

  @ArchTest
  static final ArchRule theRealClockIsChosenOnce =
      noClasses()
          .that(not(resideInAPackage("earmark.api..")))
          .should()
          .accessTargetWhere(
              calls(
                  "java.time.Clock",
                  Set.of("systemUTC", "systemDefaultZone", "system", "tickSeconds", "tickMillis")))
          .because("the clock is chosen where the program is put together, in api");

  @ArchTest
  static final ArchRule noDefaultLocale =
      noClasses()
          .should()
          .accessTargetWhere(dependsOnTheDefaultLocale())
          .because("a Turkish or Arabic default locale changes it: pass Locale.ROOT or US");

  @ArchTest
  static final ArchRule noDefaultZone =
      noClasses()
          .should()
          .accessTargetWhere(
              calls("java.time.ZoneId", Set.of("systemDefault"))
                  .or(calls("java.util.TimeZone", Set.of("getDefault")))
                  .or(calls("java.util.Locale", Set.of("getDefault"))))
          .because("legal days begin in Washington, wherever the machine stands");

  @ArchTest
  static final ArchRule onlyCommandsPrint =
      noClasses()
          .that(not(resideInAnyPackage("earmark.api.command..", "earmark.api")))
          .should()
          .accessTargetWhere(
              target(
                  "is System.out or System.err",
                  access ->
                      access.getOwner().getFullName().equals("java.lang.System")
                          && Set.of("out", "err").contains(access.getName())))
          .because("standard output belongs to the command line; use a logger");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses()
          .that(not(resideInAPackage("earmark.crawler.fetch..")))
          .should()
          .accessTargetWhere(sleeps())
          .because("only polite waiting between requests may sleep; wait for a condition instead");

  @ArchTest
  static final ArchRule threadsHaveNames =
      noClasses()
          .should()
          .accessTargetWhere(startsANamelessThread())
          .because("a thread dump must say who is who: Thread.ofVirtual().name(...)");

  @ArchTest
  static final ArchRule noJavaSerialization =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.io\\.Object(Input|Output)Stream")
          .because("reading serialized objects runs strangers' code");

  @ArchTest
  static final ArchRule urlsAreNotCompared =
      noClasses()
          .should()
          .accessTargetWhere(calls("java.net.URL", Set.of("equals", "hashCode")))
          .because("URL.equals may ask the name service; compare java.net.URI");

  @ArchTest
  static final ArchRule chanceHasASeed =
      noClasses()
          .that()
          .resideInAnyPackage("earmark.redline..", "earmark.index..")
          .should()
          .accessTargetWhere(
              calls("java.lang.Math", Set.of("random"))
                  .or(calls("java.util.UUID", Set.of("randomUUID")))
                  .or(calls("java.util.concurrent.ThreadLocalRandom", Set.of("current"))))
          .because("the same input gives the same result");

  @ArchTest
  static final ArchRule redlineReadsNoProcessState =
      noClasses()
          .that()
          .resideInAPackage("earmark.redline..")
          .should()
          .accessTargetWhere(
              calls(
                  "java.lang.System",
                  Set.of("getProperty", "getenv", "nanoTime", "getProperties", "lineSeparator")))
          .because("redline counts work, never time, and reads no property");

  static DescribedPredicate<JavaAccess<?>> sleeps() {
    return calls("java.lang.Thread", Set.of("sleep"))
        .or(calls("java.util.concurrent.TimeUnit", Set.of("sleep")))
        .as("sleeps");
  }

  static DescribedPredicate<JavaAccess<?>> readsTheClockInTheWall() {
    return target(
        "reads the machine's clock",
        access -> {
          String owner = access.getOwner().getFullName();
          boolean now = owner.startsWith("java.time.") && access.getName().equals("now");
          boolean millis =
              owner.equals("java.lang.System") && access.getName().equals("currentTimeMillis");
          boolean date = owner.equals("java.util.Date") && access.getName().equals("<init>");
          return (now && !parameters(access).equals("java.time.Clock"))
              || millis
              || (date && parameters(access).isEmpty());
        });
  }

  static DescribedPredicate<JavaAccess<?>> dependsOnTheDefaultLocale() {
    return target(
        "depends on the default locale",
        access -> {
          String call = access.getOwner().getFullName() + "." + access.getName();
          return switch (call) {
            case "java.lang.String.toUpperCase",
                "java.lang.String.toLowerCase",
                "java.lang.String.format",
                "java.io.PrintStream.printf",
                "java.io.PrintWriter.printf",
                "java.time.format.DateTimeFormatter.ofPattern" ->
                !parameters(access).contains("java.util.Locale");
            default -> false;
          };
        });
  }

  private static DescribedPredicate<JavaAccess<?>> startsANamelessThread() {
    return target(
        "starts a thread without a name",
        access -> {
          String call = access.getOwner().getFullName() + "." + access.getName();
          String parameters = parameters(access);
          return switch (call) {
            case "java.lang.Thread.<init>" -> !parameters.contains("java.lang.String");
            case "java.lang.Thread.startVirtualThread" -> true;
            case "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor" -> true;
            case "java.util.concurrent.Executors.newFixedThreadPool",
                "java.util.concurrent.Executors.newCachedThreadPool",
                "java.util.concurrent.Executors.newSingleThreadExecutor",
                "java.util.concurrent.Executors.newScheduledThreadPool",
                "java.util.concurrent.Executors.newSingleThreadScheduledExecutor" ->
                !parameters.contains("java.util.concurrent.ThreadFactory");
            default -> false;
          };
        });
  }

  private static DescribedPredicate<JavaAccess<?>> calls(String owner, Set<String> names) {
    return target(
        "is one of " + owner + " " + names,
        access ->
            access.getOwner().getFullName().equals(owner) && names.contains(access.getName()));
  }

  /** The parameter types of a called method or constructor, separated by commas. */
  private static String parameters(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget call
        ? String.join(
            ",", call.getRawParameterTypes().stream().map(JavaClass::getFullName).toList())
        : "";
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String description, Predicate<AccessTarget> holds) {
    return DescribedPredicate.describe(description, access -> holds.test(access.getTarget()));
  }
}
