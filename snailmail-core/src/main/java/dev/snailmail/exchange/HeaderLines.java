package dev.snailmail.exchange;

import java.util.List;

/**
 * The header of a request, looked up by name. Valid only while the request is being answered, and only on the thread
 * that answers it.
 */
@FunctionalInterface
public interface HeaderLines {

    /**
     * Finds the lines of one field.
     *
     * @param name the field name, in any case
     * @return the values of all its lines in the order received, one element a line; empty if it was not sent
     */
    List<String> of(String name);

    /** {@return a header without fields} */
    static HeaderLines none() {
        return name -> List.of();
    }
}
