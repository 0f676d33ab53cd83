package dev.snailmail.examples.bench.start;

import dev.snailmail.examples.bench.result.Figure;
import dev.snailmail.examples.bench.result.Goal;
import dev.snailmail.examples.bench.result.Results;
import dev.snailmail.examples.bench.result.Spread;
import dev.snailmail.examples.bench.result.Subject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.logging.LogManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a server takes to start, to give its first answer and to stop, by itself and as part of a test class, beside other
 * servers for tests, which take turns with it. With {@code verify} it is the JARs that are measured.
 */
@Tag("bench")
@Tag("start")
class StartBench {

    private static final int WARM_UPS = 50;
    private static final int ROUNDS = 100;
    private static final int COLD_ROUNDS = 10;
    private static final Goal WARM_START = Goal.atMost(5).stretch(2);
    private static final Goal COLD_START = Goal.atMost(300).stretch(200);
    private static final Goal STOP = Goal.atMost(5);

    private final Results results = Results.of(Subject.START);

    @Test
    void serversAndClasses() throws Exception {
        // Servers that log each start would be measured with the terminal.
        LogManager.getLogManager().reset();
        Path root = FirstAnswer.createRoot();
        List<StartedServer.Kind> servers = List.of(StartedServer.Kind.values());
        List<ClassesWithServers.Kind> classes = List.of(ClassesWithServers.Kind.values());
        notes();

        InTurn<StartedServer.Kind, StartTimes> warm =
                InTurn.measure(servers, WARM_UPS, ROUNDS, kind -> StartTimes.measure(kind, root));
        servers("warm", "in a warm JVM", warm, WARM_START, Goal.atMost(3).stretch(1.5), STOP);
        results.progress("servers in a warm JVM");
        InTurn<ClassesWithServers.Kind, ClassTimes> warmClasses =
                InTurn.measure(classes, WARM_UPS, ROUNDS, kind -> ClassTimes.measure(kind.testClass()));
        classes("warm", "in a warm JVM", warmClasses, WARM_START, STOP);
        results.progress("test classes in a warm JVM");
        InTurn<StartedServer.Kind, StartTimes> cold =
                InTurn.measure(servers, 1, COLD_ROUNDS, kind -> StartTimes.measureCold(kind, root));
        servers("cold", "in a fresh JVM", cold, COLD_START, Goal.none(), Goal.none());
        results.progress("servers in fresh JVMs");
        InTurn<ClassesWithServers.Kind, ClassTimes> coldClasses =
                InTurn.measure(classes, 1, COLD_ROUNDS, ClassTimes::measureCold);
        classes("cold", "in a fresh JVM", coldClasses, COLD_START, Goal.none());
        classFigure(
                "jvm", "A JVM that runs one test class, as a whole", coldClasses, ClassTimes::wholeJvm, Goal.none());
        results.progress("test classes in fresh JVMs");

        Figure beside = results.figure("wiremock", "snailmail beside WireMock, round by round", "ratio", "%.2f");
        beside.add("start to first answer, warm", ofServers(warm));
        beside.add("start to first answer, cold", ofServers(cold), Goal.atMost(0.4));
        beside.add("start of a test class, warm", ofClasses(warmClasses));
        beside.add("start of a test class, cold", ofClasses(coldClasses));
        results.publish();
    }

    private void notes() {
        results.note(
                "Each server starts on a free port with one object of 4 KiB, answers one request over a plain socket, and stops;"
                        + " all take turns. Warm is a JVM in which each has done so " + WARM_UPS + " times before, for "
                        + ROUNDS
                        + " rounds; cold is a fresh JVM for each, for " + COLD_ROUNDS
                        + ", in which the classes of the client are loaded"
                        + " already. No class path holds what only another server needs. WireMock is "
                        + FreshJvm.version("wiremock-standalone")
                        + " (the edition with all it needs inside), mockwebserver3 "
                        + FreshJvm.version("mockwebserver3") + "; Undertow alone is "
                        + FreshJvm.version("undertow-core")
                        + " with its own handler for files and as many threads as snailmail has.");
        results.note(
                "A test class has one test, and JUnit's launcher runs it alone. Its start is all from JUnit's turning to the class,"
                        + " whose extensions are not made yet, until the first line of the test, with what is JUnit's own, which the class"
                        + " without a server shows. Its stop is all from the last line of the test until JUnit says that the class is"
                        + " over, when also what extensions left to it is closed. Nothing is subtracted. A fresh JVM has run a trivial"
                        + " class before, so that to load JUnit itself is not in the start; it is in the figure of the whole JVM.");
    }

    private static Spread ofServers(InTurn<StartedServer.Kind, StartTimes> times) {
        return times.ratio(StartedServer.Kind.SNAILMAIL, StartedServer.Kind.WIREMOCK, StartTimes::startToAnswer);
    }

    private static Spread ofClasses(InTurn<ClassesWithServers.Kind, ClassTimes> times) {
        return times.ratio(ClassesWithServers.Kind.SNAILMAIL, ClassesWithServers.Kind.WIREMOCK, ClassTimes::start);
    }

    private void servers(
            String name,
            String where,
            InTurn<StartedServer.Kind, StartTimes> times,
            Goal start,
            Goal answer,
            Goal stop) {
        serverFigure(name + "-start", "A server starts, " + where, times, StartTimes::start, start);
        serverFigure(
                name + "-answer",
                "From the start of a server to its first answer, " + where,
                times,
                StartTimes::startToAnswer,
                answer);
        serverFigure(name + "-stop", "A server stops, " + where, times, StartTimes::stop, stop);
    }

    private void serverFigure(
            String name,
            String title,
            InTurn<StartedServer.Kind, StartTimes> times,
            ToDoubleFunction<StartTimes> quantity,
            Goal goal) {
        Figure figure = results.figure(name, title, "ms", "%.1f");
        for (StartedServer.Kind kind : StartedServer.Kind.values()) {
            figure.add(
                    kind.title(), times.of(kind, quantity), kind == StartedServer.Kind.SNAILMAIL ? goal : Goal.none());
        }
    }

    private void classes(
            String name, String where, InTurn<ClassesWithServers.Kind, ClassTimes> times, Goal start, Goal stop) {
        classFigure(name + "-class-start", "A test class starts, " + where, times, ClassTimes::start, start);
        classFigure(
                name + "-class-before-all",
                "Of which, before all tests: between an extension before all others and one after them",
                times,
                ClassTimes::beforeAll,
                Goal.none());
        classFigure(name + "-class-stop", "A test class stops, " + where, times, ClassTimes::stop, stop);
    }

    private void classFigure(
            String name,
            String title,
            InTurn<ClassesWithServers.Kind, ClassTimes> times,
            ToDoubleFunction<ClassTimes> quantity,
            Goal goal) {
        Figure figure = results.figure(name, title, "ms", "%.1f");
        for (ClassesWithServers.Kind kind : ClassesWithServers.Kind.values()) {
            figure.add(
                    kind.title(),
                    times.of(kind, quantity),
                    kind == ClassesWithServers.Kind.SNAILMAIL ? goal : Goal.none());
        }
    }
}
