package dev.snailmail.analysis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Estimates of what the same reader would have cost on several networks; each is a {@link WhatIf}. Immutable. */
public final class WhatIfTable {

    private static final List<String> TITLES =
            List.of("network", "estimate", "p10", "p90", "waiting", "connecting", "transfer", "thinking");

    private static final int LEAST_WIDTH = 12;

    private final Map<String, WhatIf> byName;

    private WhatIfTable(Map<String, WhatIf> byName) {
        this.byName = byName;
    }

    /**
     * Puts estimates together.
     *
     * @param byName the estimates by the names of their networks, in the order of the lines
     * @return the table
     */
    @API(status = API.Status.INTERNAL)
    public static WhatIfTable of(Map<String, WhatIf> byName) {
        return new WhatIfTable(Collections.unmodifiableMap(new LinkedHashMap<>(byName)));
    }

    /** {@return the estimates by the names of their networks, in the order of the table} */
    public Map<String, WhatIf> byName() {
        return byName;
    }

    /**
     * Returns one of the estimates.
     *
     * @param name the name of the network
     * @return the estimate
     * @throws IllegalArgumentException if there is none of that name
     */
    public WhatIf of(String name) {
        WhatIf known = byName.get(name);
        if (known == null) {
            throw new IllegalArgumentException("name (" + name + ") must be one of " + byName.keySet());
        }
        return known;
    }

    /** {@return the wall times by the names of their networks, in the order of the table} */
    public Map<String, Duration> wallTimes() {
        Map<String, Duration> wallTimes = new LinkedHashMap<>();
        byName.forEach((name, estimate) -> wallTimes.put(name, estimate.wallTime()));
        return Collections.unmodifiableMap(wallTimes);
    }

    /**
     * Draws the table. A row has the network, the estimated wall time, and the parts of the critical path; where latencies are
     * drawn, also the 10th and the 90th percentile. A time above {@link WhatIf#LONGEST} is {@code > 146 years}.
     *
     * <p>Further lines show how many dependencies are doubtful, and the wall time without them. They name the {@linkplain
     * WhatIf#notReplayed() settings left out} of each network, and the {@linkplain WhatIf#keptFromRecording() settings kept}
     * from the recording.
     *
     * @return lines of text with a heading
     */
    @Override
    public String toString() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        byName.forEach((name, estimate) -> rows.add(row(name, estimate)));
        int nameWidth = rows.stream().mapToInt(row -> row.get(0).length()).max().orElseThrow();
        int longest = rows.stream()
                .flatMap(row -> row.stream().skip(1))
                .mapToInt(String::length)
                .max()
                .orElseThrow();
        int width = Math.max(LEAST_WIDTH, longest + 1);
        return rows.stream().map(row -> line(row, nameWidth, width)).collect(Collectors.joining("\n"))
                + doubts()
                + notReplayed()
                + kept();
    }

    private static List<String> row(String name, WhatIf estimate) {
        return List.of(
                name,
                time(estimate.wallTime()),
                estimate.seeds() == 1 ? "" : time(estimate.p10()),
                estimate.seeds() == 1 ? "" : time(estimate.p90()),
                WhatIf.millis(estimate.waiting()),
                WhatIf.millis(estimate.connecting()),
                WhatIf.millis(estimate.transfer()),
                WhatIf.millis(estimate.thinking()));
    }

    private static String time(Duration time) {
        return WhatIf.isCutOff(time) ? "> 146 years" : WhatIf.millis(time);
    }

    private static String line(List<String> row, int nameWidth, int width) {
        return String.format(Locale.ROOT, "%-" + nameWidth + "s", row.get(0))
                + row.stream()
                        .skip(1)
                        .map(cell -> String.format(Locale.ROOT, "%" + width + "s", cell))
                        .collect(Collectors.joining());
    }

    /** The dependencies are those of the recording, and the same for all networks. */
    private String doubts() {
        return byName.entrySet().stream()
                .filter(estimate -> estimate.getValue().dependencies().doubtful() > 0)
                .findFirst()
                .map(estimate -> "\n" + estimate.getValue().dependencies() + " (" + estimate.getKey() + ")")
                .orElse("");
    }

    private String notReplayed() {
        Map<String, List<String>> networks = new LinkedHashMap<>();
        byName.forEach((name, estimate) -> networks.computeIfAbsent(
                        String.join(", ", estimate.notReplayed()), names -> new ArrayList<>())
                .add(name));
        networks.remove("");
        return networks.isEmpty()
                ? ""
                : networks.entrySet().stream()
                        .map(left -> left.getKey() + " (" + String.join(", ", left.getValue()) + ")")
                        .collect(Collectors.joining("; ", "\nnot replayed: ", ""));
    }

    /** The recording is the same for all networks. */
    private String kept() {
        return byName.values().stream()
                .map(WhatIf::keptFromRecording)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .map(names -> "\nkept from the recording: " + String.join(", ", names))
                .orElse("");
    }
}
