package dev.ponder.guide;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.ponder.search.Search;
import dev.ponder.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The design as rules, each with its reason.
@AnalyzeClasses(packages = "dev.ponder", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /// What each room may see besides itself; `cli`, `guide`, `bench` and `spark` see all.
  private static final Map<String, List<String>> SEES =
      Map.of(
          "core", List.of(),
          "verify", List.of("core"),
          "model", List.of("core"),
          "remote", List.of("core"),
          "search", List.of("core"),
          "task", List.of("core", "verify"),
          "learning", List.of("core", "search"),
          "experiment", List.of("core", "verify", "task", "search", "learning"),
          "server", List.of("core", "verify", "task", "search"));

  @ArchTest
  static final ArchRule roomsAreFreeOfCycles =
      slices()
          .matching("dev.ponder.(*)..")
          .should()
          .beFreeOfCycles()
          .because("the ladder is how the code is read");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .matching("dev.ponder.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(equivalentTo(Tasks.class), alwaysTrue())
          .because(
              "inside a room, too, one reads from the bottom to the top, but for Tasks, its front"
                  + " door");

  @ArchTest
  static final ArchRule aRoomSeesOnlyTheRoomsAboveIt =
      classes()
          .that(resideInAnyPackage(packagesOf(SEES.keySet())))
          .should(onlySeeTheRoomsAbove())
          .because("each room can then be understood, tested and replaced alone");

  @ArchTest
  static final ArchRule learningNeverSeesTheModel =
      noClasses()
          .that()
          .resideInAPackage("dev.ponder.learning..")
          .should()
          .dependOnClassesThat(resideInAPackage("dev.ponder.model.."))
          .because("a tabular policy must be enough to test it");

  @ArchTest
  static final ArchRule strategiesAreSiblings =
      slices()
          .matching("dev.ponder.search.(*)..")
          .should()
          .notDependOnEachOther()
          .because("strategies are siblings: each is read without the others");

  @ArchTest
  static final ArchRule verifiersAreSiblings =
      slices()
          .matching("dev.ponder.verify.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "dev.ponder.verify.worker..",
                  "dev.ponder.verify.sandbox..",
                  "dev.ponder.verify.number..",
                  "dev.ponder.verify.smt.."))
          .because("each kind of truth is read without the others, on what they all stand on");

  @ArchTest
  static final ArchRule aStrategyIsItsSettings =
      classes()
          .that()
          .implement(Search.class)
          .and()
          .arePublic()
          .and()
          .resideInAPackage("dev.ponder.search..")
          .should()
          .beRecords()
          .because("a strategy is its settings");

  @ArchTest
  static final ArchRule onlyTheCommandLineWiresModelsToTasks =
      noClasses()
          .that(
              resideInAPackage("dev.ponder..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.ponder.cli..",
                              "dev.ponder.bench..",
                              "dev.ponder.guide..",
                              "dev.ponder.spark..",
                              "dev.ponder.model.."))))
          .should()
          .dependOnClassesThat(resideInAPackage("dev.ponder.model.."))
          .because("assembly is one place");

  @ArchTest
  static final ArchRule librariesPrintNothing =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.ponder.cli..", "dev.ponder.server..", "dev.ponder.bench..")
          .should(ACCESS_STANDARD_STREAMS)
          .because("results are values");

  @ArchTest
  static final ArchRule randomnessComesIn =
      classes()
          .should(makeNoRandomnessOfTheirOwn())
          .because(
              "the same seed grows the same tree, so randomness comes in as a key or generator");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .resideInAPackage("dev.ponder..")
          .should(liveInANullMarkedPackage())
          .because("a reference that may be null says so");

  private static String[] packagesOf(Set<String> rooms) {
    return rooms.stream().map(room -> "dev.ponder." + room + "..").toArray(String[]::new);
  }

  private static String roomOf(JavaClass type) {
    String rest = type.getPackageName().substring("dev.ponder.".length());
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }

  private static ArchCondition<JavaClass> onlySeeTheRoomsAbove() {
    return new ArchCondition<>("only see the rooms above it") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String room = roomOf(type);
        List<String> above = SEES.getOrDefault(room, List.of());
        type.getDirectDependenciesFromSelf().stream()
            .filter(each -> each.getTargetClass().getPackageName().startsWith("dev.ponder."))
            .forEach(
                each -> {
                  String seen = roomOf(each.getTargetClass());
                  if (!seen.equals(room) && !above.contains(seen)) {
                    events.add(SimpleConditionEvent.violated(type, each.getDescription()));
                  }
                });
      }
    };
  }

  private static ArchCondition<JavaClass> makeNoRandomnessOfTheirOwn() {
    Set<String> makers =
        Set.of(
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.security.SecureRandom",
            "java.util.concurrent.ThreadLocalRandom");
    return new ArchCondition<>("make no randomness of their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var accesses = new ArrayList<JavaAccess<?>>();
        accesses.addAll(type.getConstructorCallsFromSelf());
        accesses.addAll(type.getMethodCallsFromSelf());
        for (JavaAccess<?> each : accesses) {
          String owner = each.getTargetOwner().getName();
          String method = each.getTarget().getName();
          boolean made =
              makers.contains(owner) && (method.equals("<init>") || method.equals("current"));
          boolean global =
              owner.equals("java.lang.Math") && method.equals("random")
                  || owner.equals("java.util.UUID") && method.equals("randomUUID")
                  || owner.equals("java.util.random.RandomGenerator")
                      && (method.equals("getDefault") || method.equals("of"));
          boolean unseeded =
              owner.equals("java.util.Collections")
                  && method.equals("shuffle")
                  && each.getTarget().getFullName().endsWith("(java.util.List)");
          if (made || global || unseeded) {
            events.add(SimpleConditionEvent.violated(type, each.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return new ArchCondition<>("live in a package that is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getPackageName() + " has no package-info.java with @NullMarked"));
        }
      }
    };
  }
}
