/**
 * The one grammar in which laws, rates, networks and faults are written: a name and arguments, which nest. What the
 * names mean is for the rooms that own them to say. Start reading at {@code Spec}.
 */
package dev.snailmail.spec;
