/** Tests that are a module of their own. JUnit and snailmail fill private fields, so it is open. */
open module consumer.tests {
    requires dev.snailmail;
    requires dev.snailmail.junit5;
    requires org.junit.jupiter.api;
    // Else Surefire leaves it on the class path, where it cannot reach the other modules of JUnit.
    requires org.junit.platform.launcher;
}
