package dev.snailmail.examples.bench.result;

import java.util.Locale;

/**
 * What is measured, in the order of the document. The name in small letters is the tag of the class that measures it, and what
 * {@code -Dbench=} takes.
 */
public enum Subject {
    THROUGHPUT("Requests a second"),
    LATENCY("How late an answer comes beyond its injected latency"),
    WAVE("Many requests in flight"),
    NETWORK("The network model against what it promises"),
    GROWTH("What grows, and what must not"),
    COST("What recording, laws, pipes and faults cost"),
    PURE("The pure parts, by JMH"),
    START("Start and stop"),
    TRACE("What it costs to be traced"),
    REPORT("Analyses and reports of 100,000 requests"),
    WHATIF("What-if estimates against what the same readers took"),
    READERS("What-if estimates against what readers written elsewhere took");

    private final String title;

    Subject(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As in {@code -Dbench=latency}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    String command() {
        return "mvn -Dbench=" + tag() + " verify";
    }
}
