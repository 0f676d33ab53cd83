package dev.snailmail;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apiguardian.api.API;

/** Who may import whom. A room that is not in the matrix fails, so a new one has to be thought about. */
@AnalyzeClasses(packages = "dev.snailmail", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.snailmail";

    /** Room by room, the rooms it may import; "" is the root package. */
    private static final Map<String, List<String>> MATRIX = Map.ofEntries(
            Map.entry("locking", List.of()),
            Map.entry("time", List.of("locking")),
            Map.entry("analysis", List.of("exchange", "network", "text", "time")),
            Map.entry("exchange", List.of()),
            Map.entry("spec", List.of("time")),
            Map.entry("store", List.of("exchange", "text", "locking")),
            Map.entry("dialect", List.of("store", "exchange")),
            Map.entry("fault", List.of("exchange", "store", "dialect", "network", "spec", "time", "locking")),
            Map.entry("network", List.of("exchange", "spec", "time", "locking")),
            Map.entry("text", List.of()),
            Map.entry("hosts", List.of("text")),
            Map.entry("recording", List.of("analysis", "exchange", "network", "text", "time", "locking")),
            Map.entry("report", List.of("analysis", "exchange", "network", "recording", "text", "time")),
            Map.entry(
                    "http",
                    List.of(
                            "time",
                            "exchange",
                            "store",
                            "dialect",
                            "network",
                            "fault",
                            "hosts",
                            "recording",
                            "text",
                            "trace",
                            "locking")),
            Map.entry(
                    "",
                    List.of(
                            "time",
                            "exchange",
                            "store",
                            "dialect",
                            "network",
                            "fault",
                            "hosts",
                            "recording",
                            "trace",
                            "http")),
            Map.entry("trace", List.of("exchange", "recording", "time")),
            Map.entry(
                    "cli",
                    List.of(
                            "",
                            "exchange",
                            "fault",
                            "hosts",
                            "http",
                            "locking",
                            "network",
                            "recording",
                            "report",
                            "store",
                            "text",
                            "time")));

    @ArchTest
    static void roomsImportOnlyWhatTheMatrixAllows(JavaClasses imported) {
        MATRIX.forEach((room, allowed) -> {
            List<String> packages = new ArrayList<>();
            packages.add(packageOf(room));
            allowed.forEach(other -> packages.add(packageOf(other)));
            classes()
                    .that()
                    .resideInAPackage(packageOf(room))
                    .should()
                    .onlyDependOnClassesThat(outsideOfOurs().or(resideInAnyPackage(packages.toArray(String[]::new))))
                    .allowEmptyShould(true)
                    .check(imported);
        });
    }

    @ArchTest
    static void everyRoomIsInTheMatrix(JavaClasses imported) {
        TreeSet<String> rooms = new TreeSet<>();
        imported.forEach(type -> rooms.add(roomOf(type)));
        assertThat(MATRIX.keySet()).containsAll(rooms);
    }

    @ArchTest
    static final ArchRule THERE_ARE_NO_CYCLES =
            slices().matching("dev.snailmail.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_UNDERTOW = noClasses()
            .that()
            .resideOutsideOfPackage("dev.snailmail.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..");

    /** Both may be missing where this runs, so nobody else may name their types. */
    @ArchTest
    static final ArchRule ONLY_TRACE_KNOWS_THE_FLIGHT_RECORDER_AND_OPENTELEMETRY = noClasses()
            .that()
            .resideOutsideOfPackage("dev.snailmail.trace")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jdk.jfr..", "io.opentelemetry..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI = noClasses()
            .that()
            .resideOutsideOfPackage("dev.snailmail.cli")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_WRITES_TO_STANDARD_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.snailmail.cli")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule TICKS_COME_FROM_THE_TICKER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.snailmail.time")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule PUBLIC_TYPES_OF_INNER_ROOMS_SAY_SO = classes()
            .that()
            .resideInAnyPackage(
                    "dev.snailmail.http", "dev.snailmail.dialect", "dev.snailmail.hosts", "dev.snailmail.locking")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should()
            .beAnnotatedWith(API.class);

    private static String packageOf(String room) {
        return room.isEmpty() ? ROOT : ROOT + "." + room;
    }

    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    private static DescribedPredicate<JavaClass> outsideOfOurs() {
        return DescribedPredicate.not(resideInAPackage("dev.snailmail.."));
    }
}
