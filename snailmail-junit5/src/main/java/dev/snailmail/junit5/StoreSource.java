package dev.snailmail.junit5;

import org.junit.jupiter.api.extension.ExtensionContext;

/** What servers are started from: an annotation, or a builder in a field. */
interface StoreSource {

    /** What marks pick it by; empty for the one without a name. */
    String name();

    /** What tells it from others in the same {@link #context}. */
    Object identity();

    /** Where it stands, for people: the annotation and its element. */
    String where();

    /** With which its server ends, unless each test has its own. */
    ExtensionContext context();

    /** Whether each test has its own server, whatever else runs at the same time. */
    boolean perTest();

    /** Whether a class with one instance for all tests may start it before its constructor. */
    boolean startsBeforeConstructors();

    /**
     * Starts a server, after everything has been validated.
     *
     * @param scope with what it ends
     */
    RunningStore start(ExtensionContext scope);

    /**
     * Refuses a server for one test among others, if there can be only one.
     *
     * @param test the test
     */
    void requireSeveral(String test);
}
