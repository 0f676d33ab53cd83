package dev.snailmail.junit5;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stack trace of failures that are found when a test method has returned. By then it has only our frames and those of
 * JUnit, so one frame replaces them: the first line of the test method.
 */
final class TestFrame {

    private TestFrame() {}

    /**
     * Sets the stack trace of a failure.
     *
     * @param test the test that failed
     * @param failure the failure
     * @return the failure
     */
    static <T extends Throwable> T at(ExtensionContext test, T failure) {
        failure.setStackTrace(new StackTraceElement[] {MethodSource.frameOf(test.getRequiredTestMethod())});
        return failure;
    }
}
