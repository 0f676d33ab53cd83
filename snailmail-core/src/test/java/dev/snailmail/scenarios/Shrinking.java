package dev.snailmail.scenarios;

import dev.snailmail.scenarios.Scenario.Client;
import dev.snailmail.scenarios.Scenario.Server;
import dev.snailmail.scenarios.Scenario.Step;
import dev.snailmail.scenarios.Scenario.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes a scenario that fails smaller, part by part, as long as it still fails. */
final class Shrinking {

    /** A failure may depend on which thread comes first, so each smaller scenario gets several chances to fail. */
    private static final int CHANCES = 4;

    private final Predicate<Scenario> fails;
    private int runsLeft;
    private final long deadline;

    private Shrinking(Predicate<Scenario> fails, int mostRuns, long deadline) {
        this.fails = fails;
        this.runsLeft = mostRuns;
        this.deadline = deadline;
    }

    /**
     * Shrinks a scenario.
     *
     * @param scenario one that has failed
     * @param fails runs a scenario and says whether it fails
     * @param mostRuns how many runs it may take
     * @param nanos after how long it begins no further run
     * @return the smallest that still fails
     */
    static Scenario of(Scenario scenario, Predicate<Scenario> fails, int mostRuns, long nanos) {
        return new Shrinking(fails, mostRuns, System.nanoTime() + nanos).shrink(scenario);
    }

    private Scenario shrink(Scenario failing) {
        Scenario smallest = failing;
        for (boolean isSmaller = true; isSmaller && mayRun(); ) {
            isSmaller = false;
            for (Scenario smaller : smaller(smallest)) {
                if (failsOnce(smaller)) {
                    smallest = smaller;
                    isSmaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private boolean mayRun() {
        return runsLeft > 0 && deadline - System.nanoTime() > 0;
    }

    private boolean failsOnce(Scenario scenario) {
        for (int i = 0; i < CHANCES && mayRun(); i++) {
            runsLeft--;
            if (fails.test(scenario)) {
                return true;
            }
        }
        return false;
    }

    /** {@return scenarios with a part less, the large parts first} */
    private static List<Scenario> smaller(Scenario from) {
        List<Scenario> smaller = new ArrayList<>();
        for (int i = from.servers().size() - 1; i >= 0 && from.servers().size() > 1; i--) {
            smaller.add(withoutServer(from, i));
        }
        without(from.clients()).forEach(clients -> smaller.add(with(from, from.servers(), clients, from.tunings())));
        without(from.tunings()).forEach(tunings -> smaller.add(with(from, from.servers(), from.clients(), tunings)));
        if (from.link().isPresent()) {
            smaller.add(new Scenario(from.seed(), Optional.empty(), from.servers(), from.clients(), from.tunings()));
        }
        for (int i = 0; i < from.servers().size(); i++) {
            for (Server server : smaller(from.servers().get(i))) {
                smaller.add(with(from, replaced(from.servers(), i, server), from.clients(), from.tunings()));
            }
        }
        for (int i = 0; i < from.clients().size(); i++) {
            for (Client client : smaller(from.clients().get(i))) {
                smaller.add(with(from, from.servers(), replaced(from.clients(), i, client), from.tunings()));
            }
        }
        return smaller;
    }

    private static Scenario withoutServer(Scenario from, int server) {
        List<Client> clients = from.clients().stream()
                .filter(client -> client.server() != server)
                .map(client -> new Client(shifted(client.server(), server), client.startMicros(), client.steps()))
                .toList();
        List<Tuning> tunings = from.tunings().stream()
                .filter(tuning -> tuning.server() != server)
                .map(tuning -> new Tuning(
                        tuning.atMicros(),
                        shifted(tuning.server(), server),
                        tuning.kind(),
                        tuning.parts(),
                        tuning.rules()))
                .toList();
        return with(from, without(from.servers(), server), clients, tunings);
    }

    private static int shifted(int index, int removed) {
        return index > removed ? index - 1 : index;
    }

    private static Scenario with(Scenario from, List<Server> servers, List<Client> clients, List<Tuning> tunings) {
        return new Scenario(from.seed(), from.link(), servers, clients, tunings);
    }

    private static List<Server> smaller(Server from) {
        List<Server> smaller = new ArrayList<>();
        if (from.lockstep()) {
            smaller.add(with(from, from.network(), false, from.rules()));
        }
        without(from.network()).forEach(network -> smaller.add(with(from, network, from.lockstep(), from.rules())));
        without(from.rules()).forEach(rules -> smaller.add(with(from, from.network(), from.lockstep(), rules)));
        return smaller;
    }

    private static Server with(Server from, List<String> network, boolean lockstep, List<Scenario.Rule> rules) {
        return new Server(from.store(), from.objects(), network, from.timeScale(), from.onLink(), lockstep, rules);
    }

    private static List<Client> smaller(Client from) {
        List<Client> smaller = new ArrayList<>();
        for (List<Step> steps : without(from.steps())) {
            smaller.add(new Client(from.server(), from.startMicros(), steps));
        }
        for (int i = 0; i < from.steps().size(); i++) {
            Step step = from.steps().get(i);
            for (List<Scenario.Ask> asks : without(step.asks())) {
                Step fewer = new Step(asks, step.manner(), step.amount(), step.keeps());
                smaller.add(new Client(from.server(), from.startMicros(), replaced(from.steps(), i, fewer)));
            }
            if (step.manner() != Scenario.Manner.READS) {
                Step plain = new Step(step.asks(), Scenario.Manner.READS, 0, step.keeps());
                smaller.add(new Client(from.server(), from.startMicros(), replaced(from.steps(), i, plain)));
            }
        }
        if (from.startMicros() > 0) {
            smaller.add(new Client(from.server(), 0, from.steps()));
        }
        return smaller;
    }

    /** {@return the list without each of its elements in turn, the last one first} */
    private static <T> List<List<T>> without(List<T> list) {
        List<List<T>> shorter = new ArrayList<>();
        for (int i = list.size() - 1; i >= 0; i--) {
            shorter.add(without(list, i));
        }
        return shorter;
    }

    private static <T> List<T> without(List<T> list, int index) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(index);
        return List.copyOf(shorter);
    }

    private static <T> List<T> replaced(List<T> list, int index, T element) {
        List<T> other = new ArrayList<>(list);
        other.set(index, element);
        return List.copyOf(other);
    }
}
