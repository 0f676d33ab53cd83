/**
 * The one grammar in which laws, rates, networks and faults are written: a name and arguments, which nest. The rooms that
 * own the names put them into a {@code Grammar}, which reads specs and explains mistakes. Start reading there.
 */
package dev.snailmail.spec;
