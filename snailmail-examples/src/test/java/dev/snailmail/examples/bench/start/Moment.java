package dev.snailmail.examples.bench.start;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What happens to a test class, in this order; each keeps the time when it did so last. For one class at a time. */
enum Moment {
    /** JUnit has found the class and turns to it. Its extensions are not yet made. */
    TURNED_TO,
    /** The first of its extensions is called. */
    BEFORE_ALL,
    /** All others have been called. */
    AFTER_BEFORE_ALL,
    /** The first line of its test. */
    TEST_BEGINS,
    /** The last line of its test. */
    TEST_ENDS,
    /** The first of its extensions is told that its tests are over. */
    AFTER_ALL,
    /** Everything is closed, also what its extensions have left to JUnit to close. */
    CLOSED;

    private static final double NANOS_PER_MILLI = 1e6;

    private long nanos;

    void isNow() {
        nanos = System.nanoTime();
    }

    double millisUntil(Moment later) {
        return (later.nanos - nanos) / NANOS_PER_MILLI;
    }

    /** On a superclass, so that it comes before all that a class is extended with. */
    static final class First implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            BEFORE_ALL.isNow();
        }
    }

    /** In a static field whose order is the last, so that it comes after all others, and before them in the end. */
    static final class Last implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            AFTER_BEFORE_ALL.isNow();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            AFTER_ALL.isNow();
        }
    }

    /** What an extension of a class cannot see. */
    static final class Listener implements TestExecutionListener {

        @Override
        public void executionStarted(TestIdentifier started) {
            // JUnit says that a class has started when its extensions are made. The engine starts before that.
            if (started.getParentIdObject().isEmpty()) {
                TURNED_TO.isNow();
            }
        }

        @Override
        public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
            if (finished.getSource().filter(ClassSource.class::isInstance).isPresent()) {
                CLOSED.isNow();
            }
        }
    }
}
