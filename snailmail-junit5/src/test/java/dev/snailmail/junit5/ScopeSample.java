package dev.snailmail.junit5;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sample class in source: an outer class with a store, and tests that may have a nearer store of the same name. The
 * outer class keeps handles to its own store wherever JUnit and the extension allow it.
 *
 * @param declaredOn where the store of the outer class is declared
 * @param hiddenBy where the nearer store is declared
 * @param name the name of both stores; empty for none
 * @param perMethod whether each test has a server of its own
 * @param oneInstance whether there is one instance for all tests
 * @param parallel whether the tests run in parallel
 */
record ScopeSample(
        Outer declaredOn, Hider hiddenBy, String name, boolean perMethod, boolean oneInstance, boolean parallel) {

    /** Where the store of the outer class is declared. */
    enum Outer {
        CLASS,
        SUPERCLASS,
        INTERFACE
    }

    /** Where the store that hides it is declared. */
    enum Hider {
        NOTHING,
        NESTED_CLASS,
        SUPERCLASS_OF_NESTED,
        INTERFACE_OF_NESTED,
        METHOD_OF_NESTED,
        METHOD
    }

    static final String PACKAGE = "scopes";

    static List<ScopeSample> all() {
        List<ScopeSample> all = new ArrayList<>();
        for (Outer outer : Outer.values()) {
            for (Hider hider : Hider.values()) {
                for (String name : List.of("", "data")) {
                    for (int flags = 0; flags < 8; flags++) {
                        all.add(new ScopeSample(
                                outer, hider, name, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0));
                    }
                }
            }
        }
        return all;
    }

    String className() {
        return Stream.of(
                        declaredOn.name(),
                        "by",
                        hiddenBy.name(),
                        name,
                        perMethod ? "perMethod" : "",
                        oneInstance ? "oneInstance" : "",
                        parallel ? "parallel" : "")
                .filter(part -> !part.isEmpty())
                .reduce("Sample", (one, other) -> one + "_" + other);
    }

    String source() {
        return lines(
                "package " + PACKAGE + ";",
                "import dev.snailmail.ServerHandle;",
                "import dev.snailmail.junit5.*;",
                "import org.junit.jupiter.api.*;",
                declaredOn == Outer.SUPERCLASS ? outerStore() + " class OuterBase {}" : "",
                declaredOn == Outer.INTERFACE ? outerStore() + " interface OuterFace {}" : "",
                hiddenBy == Hider.SUPERCLASS_OF_NESTED ? nearerStore() + " class InnerBase {}" : "",
                hiddenBy == Hider.INTERFACE_OF_NESTED ? nearerStore() + " interface InnerFace {}" : "",
                declaredOn == Outer.CLASS ? outerStore() : "",
                lifecycle(),
                "@Budget(" + store() + "gets = " + ScopeProbe.MOST_GETS + ")",
                "@Fault(" + store() + "on = \"GET ofOuter\", status = 503)",
                "public class " + className()
                        + (declaredOn == Outer.SUPERCLASS ? " extends OuterBase" : "")
                        + (declaredOn == Outer.INTERFACE ? " implements OuterFace" : "") + " {",
                holders(),
                hiddenBy == Hider.METHOD ? tests(nearerStore(), "ofOuter") : nested(),
                "}");
    }

    /** The members of the outer class that hold its handles, as far as a test in this mode may use them. */
    private String holders() {
        boolean ofTheTest = !(parallel && oneInstance);
        boolean ofTheClass = !perMethod && !parallel;
        return lines(
                ofTheClass ? marked() + "static ServerHandle ofClass;" : "",
                ofTheClass ? "private final ServerHandle constructed;" : "",
                ofTheClass ? className() + "(" + marked() + "ServerHandle server) { constructed = server; }" : "",
                ofTheTest ? marked() + "ServerHandle field;" : "",
                "@BeforeEach void hold(" + marked() + "ServerHandle parameter) {",
                "  ScopeProbe.begin();",
                ofTheClass ? holds("ofClass", "static field") : "",
                ofTheClass ? holds("constructed", "constructor") : "",
                ofTheTest ? holds("field", "field") : "",
                holds("parameter", "@BeforeEach"),
                hiddenBy == Hider.METHOD || !ofTheClass ? "" : leadsTo("outer", "static field"),
                hiddenBy == Hider.METHOD || !ofTheClass ? "" : leadsTo("outer", "constructor"),
                hiddenBy == Hider.METHOD || !ofTheTest ? "" : leadsTo("outer", "field"),
                leadsTo(hiddenBy == Hider.METHOD ? "inner" : "outer", "@BeforeEach"),
                "}");
    }

    private String nested() {
        boolean staticHolder = !perMethod && !parallel;
        return lines(
                "@Nested @Order(1)",
                hiddenBy == Hider.NESTED_CLASS ? nearerStore() : "",
                lifecycle(),
                "@Fault(on = \"GET ofInner\", status = 503)",
                "class Inner"
                        + (hiddenBy == Hider.SUPERCLASS_OF_NESTED ? " extends InnerBase" : "")
                        + (hiddenBy == Hider.INTERFACE_OF_NESTED ? " implements InnerFace" : "") + " {",
                staticHolder
                        ? "@BeforeAll static void tune() { ofClass.setLatency(dev.snailmail.network.Latency.fixed("
                                + "java.time.Duration.ofNanos(2))); }"
                        : "",
                "@BeforeEach void holdInner(" + marked() + "ServerHandle parameter) {",
                holds("parameter", "@BeforeEach of the nested class"),
                leadsTo(hiddenBy == Hider.NOTHING ? "outer" : "inner", "@BeforeEach of the nested class"),
                "}",
                tests(hiddenBy == Hider.METHOD_OF_NESTED ? nearerStore() : "", "ofOuter", "ofInner"),
                "}",
                "@Nested @Order(2) " + lifecycle() + " class Other {",
                "@Test void isUntuned() { ScopeProbe.isUntuned(Other.class); }",
                "}");
    }

    private String tests(String store, String... faulty) {
        String sample = className() + ".class";
        return lines(
                "@Test @Order(1) " + store + " void counts() {",
                "  ScopeProbe.counts(" + sample + ");",
                "  ScopeProbe.tunes(" + sample + ");",
                "}",
                "@Test @Order(2) " + store + " void startsOver() {",
                "  ScopeProbe.counts(" + sample + ");",
                "  ScopeProbe.isUntuned(" + sample + ");",
                "}",
                "@Test @Order(3) " + store + " @Fault(nth = 1, status = 503) void meetsFaults() {",
                "  ScopeProbe.meetsFault();",
                Stream.of(faulty)
                        .map(key -> "  ScopeProbe.meetsFaultOf(\"" + key + "\");")
                        .collect(Collectors.joining("\n")),
                "}",
                "@Test @Order(4) " + store + " void exceedsBudgets() { ScopeProbe.exceedsBudgets(); }",
                "@Test @Order(5) " + store + " void fails() { ScopeProbe.fails(); }");
    }

    /** How many tests pass: all but the two that fail on purpose. */
    int passing() {
        return hiddenBy == Hider.METHOD ? 3 : 4;
    }

    private String outerStore() {
        return slowStore("outer");
    }

    private String nearerStore() {
        return slowStore("inner");
    }

    private String slowStore(String marker) {
        return "@SlowStore(" + (name.isEmpty() ? "" : "name = \"" + name + "\", ")
                + "root = \"synthetic(a: 10B, ofOuter: 10B, ofInner: 10B, " + marker + ": 10B)\", "
                + "lifecycle = SlowStore.Lifecycle." + (perMethod ? "PER_METHOD" : "PER_CLASS") + ")";
    }

    private String lifecycle() {
        return oneInstance ? "@TestInstance(TestInstance.Lifecycle.PER_CLASS)" : "";
    }

    private String store() {
        return name.isEmpty() ? "" : "store = \"" + name + "\", ";
    }

    private String marked() {
        return "@Store" + (name.isEmpty() ? " " : "(\"" + name + "\") ");
    }

    private static String holds(String variable, String how) {
        return "ScopeProbe.holds(\"" + how + "\", " + variable + ");";
    }

    private static String leadsTo(String marker, String how) {
        return "ScopeProbe.leadsTo(\"" + marker + "\", \"" + how + "\");";
    }

    private static String lines(String... lines) {
        return String.join("\n", lines);
    }
}
