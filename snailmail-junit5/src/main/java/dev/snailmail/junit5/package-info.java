/**
 * The slow store as a JUnit Jupiter fixture: a server per test class or test, its counters reset before each test. Put
 * {@link dev.snailmail.junit5.SlowStore} on a class, or register a {@link dev.snailmail.junit5.SlowStoreExtension}
 * with a builder of your own. A test takes a {@link dev.snailmail.ServerHandle} as a parameter, or the base URL marked
 * {@link dev.snailmail.junit5.BaseUrl}.
 */
package dev.snailmail.junit5;
