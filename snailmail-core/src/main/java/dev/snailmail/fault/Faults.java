package dev.snailmail.fault;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.fault.Injection.Judgement;
import dev.snailmail.network.Network;
import dev.snailmail.network.RequestLimit;
import dev.snailmail.network.TimeScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A plan at work in a round, and the limit of the network on requests, which comes before it. Safe for use by any
 * thread.
 */
@API(status = API.Status.INTERNAL)
public final class Faults {

    private static final ActiveRule[] NO_RULES = {};

    private final FaultPlan plan;
    private final Optional<RequestLimit> limit;
    private final ActiveRule[] limiting;
    private final ActiveRule[] planned;
    private final long seed;
    private final long startTick;

    private Faults(
            FaultPlan plan,
            Optional<RequestLimit> limit,
            ActiveRule[] limiting,
            ActiveRule[] planned,
            long seed,
            long startTick) {
        this.plan = plan;
        this.limit = limit;
        this.limiting = limiting;
        this.planned = planned;
        this.seed = seed;
        this.startTick = startTick;
    }

    /**
     * Refuses a plan with a fault that waits for less than this machine can hold at a scale.
     *
     * @param plan the plan
     * @param scale the time scale of the server
     * @throws IllegalArgumentException if a delay, stall or drip is too short for the timer; the message says which scale
     *     is not
     */
    public static void requireHeld(FaultPlan plan, TimeScale scale) {
        for (Rule rule : plan.rules()) {
            Fault fault = rule.fault();
            scale.requireHolds(fault.waits(), fault.toString());
        }
    }

    /**
     * Begins a round.
     *
     * @param plan the plan
     * @param network whose limit and seed to take
     * @param startTick the current tick
     * @return its faults, no request seen yet
     */
    public static Faults of(FaultPlan plan, Network network, long startTick) {
        return new Faults(
                plan,
                network.requestLimit(),
                limiting(network, startTick),
                planned(plan, startTick),
                network.seed(),
                startTick);
    }

    /**
     * Begins the next round.
     *
     * @param network whose limit and seed to take
     * @param newStartTick the current tick
     * @return its faults, without the rules that end with this round
     */
    public Faults next(Network network, long newStartTick) {
        return of(plan.afterReset(), network, newStartTick);
    }

    /**
     * Goes on with another plan in the same round.
     *
     * @param newPlan the plan, no request counted by it yet
     * @return faults with it, and with the same limit
     */
    public Faults with(FaultPlan newPlan) {
        return new Faults(newPlan, limit, limiting, planned(newPlan, startTick), seed, startTick);
    }

    /**
     * Goes on with another network in the same round.
     *
     * @param network whose limit and seed to take from now on
     * @return faults that go on counting the same requests
     */
    public Faults with(Network network) {
        ActiveRule[] newLimiting = network.requestLimit().equals(limit) ? limiting : limiting(network, startTick);
        return new Faults(plan, network.requestLimit(), newLimiting, planned, network.seed(), startTick);
    }

    private static ActiveRule[] limiting(Network network, long startTick) {
        return network.requestLimit()
                .map(limit -> new ActiveRule[] {new LimitRule(limit).activate(startTick)})
                .orElse(NO_RULES);
    }

    private static ActiveRule[] planned(FaultPlan plan, long startTick) {
        return plan.rules().stream().map(rule -> rule.activate(startTick)).toArray(ActiveRule[]::new);
    }

    /** {@return the plan} */
    public FaultPlan plan() {
        return plan;
    }

    /**
     * Decides what may be injected into a request. To be called once for each.
     *
     * @param request the request
     * @param tick when it arrived
     * @return what the rules make of it
     */
    public Injection into(RequestInfo request, long tick) {
        if (planned.length == 0 && limiting.length == 0) {
            return Injection.NONE;
        }
        List<Judgement> judgements = new ArrayList<>(limiting.length + planned.length);
        for (ActiveRule rule : limiting) {
            judgements.add(new Judgement(rule, rule.look(request, tick, seed)));
        }
        for (ActiveRule rule : planned) {
            judgements.add(new Judgement(rule, rule.look(request, tick, seed)));
        }
        return new Injection(judgements, plan.ruleTexts(), tick);
    }
}
