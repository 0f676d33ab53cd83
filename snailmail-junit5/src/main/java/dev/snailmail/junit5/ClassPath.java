package dev.snailmail.junit5;

/** What the user has brought along, and in which version. */
final class ClassPath {

    private ClassPath() {}

    /** Whether there is a class of a name. */
    static boolean has(String name) {
        try {
            Class.forName(name, false, ClassPath.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
