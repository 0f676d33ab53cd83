package dev.snailmail.examples.bench.result;

/** What the figures were measured on; without it they mean little. */
public final class Machine {

    private Machine() {}

    public static String describe() {
        return "%d processors, %s %s, Java %s (%s)"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        System.getProperty("java.vm.name"));
    }
}
