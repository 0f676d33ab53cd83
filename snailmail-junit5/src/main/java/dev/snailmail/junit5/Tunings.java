package dev.snailmail.junit5;

import dev.snailmail.SlowServer;
import dev.snailmail.fault.FaultPlan;
import dev.snailmail.locking.GuardedBy;
import dev.snailmail.network.Network;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The classes and tests that a server is with, each within the one before it, and how each of them found it. What one
 * tunes is undone when its turn ends.
 *
 * <p>They take turns on one thread at a time. Tests that run beside them, with servers of their own, look from other
 * threads.
 */
final class Tunings {

    private final SlowServer server;

    @GuardedBy("this")
    private final Deque<Turn> turns = new ArrayDeque<>();

    Tunings(SlowServer server) {
        this.server = server;
    }

    /**
     * Notes how the server is, and adds faults, before those there are, since they are meant for less.
     *
     * @param owner the id of the class or the test
     * @param faults its faults
     */
    synchronized void begin(String owner, FaultPlan faults) {
        State found = State.of(server);
        if (!faults.isEmpty()) {
            server.inject(faults.followedBy(found.faults()));
        }
        turns.addLast(new Turn(owner, found));
    }

    /**
     * Undoes what has been tuned since the turn began, if it ever has.
     *
     * @param owner the id of the class or the test
     */
    synchronized void end(String owner) {
        if (turns.stream().noneMatch(turn -> turn.owner().equals(owner))) {
            return;
        }
        Turn ended;
        do {
            ended = turns.removeLast();
        } while (!ended.owner().equals(owner));
        ended.found().applyTo(server);
    }

    /**
     * How the classes around a test have left the server, whatever a test that has its turn makes of it.
     *
     * @param id the id of a class or a test
     */
    synchronized State stateWithin(String id) {
        Iterator<Turn> outermostFirst = turns.iterator();
        while (outermostFirst.hasNext()) {
            Turn turn = outermostFirst.next();
            if (!Contexts.isWithin(id, turn.owner())) {
                return turn.found();
            }
        }
        return State.of(server);
    }

    private record Turn(String owner, State found) {}

    /**
     * What can be tuned of a server.
     *
     * @param network the network
     * @param faults which requests meet which fault
     */
    record State(Network network, FaultPlan faults) {

        static State of(SlowServer server) {
            return new State(server.network(), server.faults());
        }

        void applyTo(SlowServer server) {
            if (!server.network().equals(network)) {
                server.setNetwork(network);
            }
            if (!server.faults().equals(faults)) {
                server.inject(faults);
            }
        }
    }
}
