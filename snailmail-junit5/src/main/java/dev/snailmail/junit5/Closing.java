package dev.snailmail.junit5;

import java.util.Collection;
import java.util.List;

/** Runs the steps of a close. Each step runs even if an earlier one throws. */
final class Closing {

    private Closing() {}

    /** Runs every step and throws the first failure, in which later ones are suppressed. */
    static void all(Runnable... steps) {
        all(List.of(steps));
    }

    /** Runs every step and throws the first failure, in which later ones are suppressed. */
    static void all(Collection<Runnable> steps) {
        try {
            resources(steps.stream().map(step -> (AutoCloseable) step::run).toList());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a step threw an exception that it does not declare", e);
        }
    }

    /** Closes every resource and throws the first failure, in which later ones are suppressed. */
    static void resources(Collection<? extends AutoCloseable> resources) throws Exception {
        Throwable failure = null;
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception | Error e) {
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
            throw (Exception) failure;
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
