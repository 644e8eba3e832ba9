package org.sekimori.operation;

import java.time.Instant;
import java.util.Comparator;

/** Something that a case has to do with time: at that instant, or as soon after it as the hub can. */
public record Appointment(Instant at, What what) {
    /** What comes first comes first; at one instant a breach before what it brings about, and the window's end last. */
    static final Comparator<Appointment> ORDER =
            Comparator.comparing(Appointment::at).thenComparingInt(a -> a.what().rank());

    public boolean isDue(Instant now) {
        return !now.isBefore(at);
    }

    /** What the time brings. */
    public sealed interface What {
        int rank();
    }

    /** The owner of an obligation is warned. */
    public record Warning(ObligationId obligation) implements What {
        @Override
        public int rank() {
            return 0;
        }
    }

    /** An obligation is breached. */
    public record Breach(ObligationId obligation) implements What {
        @Override
        public int rank() {
            return 1;
        }
    }

    /** A halt that no sitting upheld stands no more. */
    public record Lapse(HaltId halt) implements What {
        @Override
        public int rank() {
            return 2;
        }
    }

    /** What the case depends on is no more. */
    public record Stop(Halt.Cause cause) implements What {
        @Override
        public int rank() {
            return 3;
        }
    }

    /** The next period begins after which an officer reports. */
    public record NextReport(TaskId task) implements What {
        @Override
        public int rank() {
            return 4;
        }
    }

    /** The window is over, and with it the case or the measure. */
    public record WindowEnd() implements What {
        @Override
        public int rank() {
            return 5;
        }
    }
}
