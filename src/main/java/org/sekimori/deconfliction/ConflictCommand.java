package org.sekimori.deconfliction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Command;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;

/** What may be asked of a conflict. */
public sealed interface ConflictCommand extends Command {
    /** The watch officer takes it, also from another one. */
    record Own() implements ConflictCommand {}

    /** Its owner disposes of it; {@code party} is the id of the party that gives way. */
    record Dispose(Disposition disposition, Optional<UUID> party, Sealed<String> reason) implements ConflictCommand {}

    /** The NCO director closes an escalated one by name. */
    record OverrideConflict(Sealed<String> reason) implements ConflictCommand {}

    /** The desks of both parties may know that there is one, and whom to call. */
    record Release() implements ConflictCommand {}

    /**
     * By the hub: a version of a party was screened.
     *
     * @param ended the party has ended, and so it meets nothing any more
     * @param met every other party that the version meets
     */
    record Screen(Subject party, boolean ended, List<Met> met) implements ConflictCommand {
        public Screen {
            met = List.copyOf(met);
            if (ended && !met.isEmpty()) {
                throw new IllegalArgumentException("expected a party that has ended to meet nothing");
            }
        }
    }
}
