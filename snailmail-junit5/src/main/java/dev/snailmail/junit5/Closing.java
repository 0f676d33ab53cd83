package dev.snailmail.junit5;

import java.util.List;

/** Runs the steps of a close. Each step runs even if an earlier one throws. */
final class Closing {

    private Closing() {}

    /** Runs every step and throws the first failure, in which later ones are suppressed. */
    static void all(Runnable... steps) {
        all(List.of(steps));
    }

    /** Runs every step and throws the first failure, in which later ones are suppressed. */
    static void all(List<Runnable> steps) {
        Throwable failure = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                if (failure == null) {
                    failure = e;
                } else if (failure != e) {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    /**
     * Runs a step after a failure.
     *
     * @param failure what has failed
     * @param step closes what was open then
     * @return the failure, to be thrown; what the step throws is suppressed in it
     */
    static RuntimeException after(RuntimeException failure, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
