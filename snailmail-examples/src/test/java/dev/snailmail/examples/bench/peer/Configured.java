package dev.snailmail.examples.bench.peer;

import dev.snailmail.SlowServerBuilder;
import dev.snailmail.fault.Fault;
import dev.snailmail.fault.FaultPlan;
import java.time.Duration;

/** What a server is set to besides its network. None of the faults ever happens, so that what is measured is the looking. */
public enum Configured {

    /** No record of any request. */
    COUNTS_ONLY {
        @Override
        void prepare(SlowServerBuilder builder) {
            builder.maxRecords(0);
        }
    },

    /** A rule for other objects. */
    ONE_FAULT {
        @Override
        void prepare(SlowServerBuilder builder) {
            builder.faults(FaultPlan.builder()
                    .on("GET other/**")
                    .inject(Fault.status(UNAVAILABLE))
                    .build());
        }
    },

    /** One rule of each kind, of which most must count, or draw for, every request. */
    SIX_FAULTS {
        @Override
        void prepare(SlowServerBuilder builder) {
            builder.faults(FaultPlan.builder()
                    .on("PUT other/**")
                    .inject(Fault.status(UNAVAILABLE))
                    .on("GET")
                    .nth(NEVER)
                    .inject(Fault.resetBeforeHead())
                    .on("GET")
                    .nthPerKey(NEVER)
                    .inject(Fault.resetAfter(1))
                    .on("GET **")
                    .range("bytes=0-0")
                    .inject(Fault.corrupt(1))
                    .on("GET")
                    .probability(1e-15)
                    .inject(Fault.truncateAfter(1))
                    .on("GET")
                    .from(Duration.ofDays(1))
                    .inject(Fault.ignoreRange())
                    .build());
        }
    };

    private static final int UNAVAILABLE = 503;
    private static final long NEVER = Long.MAX_VALUE;

    abstract void prepare(SlowServerBuilder builder);
}
