package org.sekimori.pipeline;

import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.activity.ActivityEvent;
import org.sekimori.activity.OpenWindow;
import org.sekimori.activity.Registration;
import org.sekimori.deconfliction.store.PartyVersion;
import org.sekimori.deconfliction.store.Registrations;
import org.sekimori.deconfliction.store.Shelf;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.AmendmentEvent;
import org.sekimori.operation.EndEvent;
import org.sekimori.operation.Event;
import org.sekimori.operation.GateEvent;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Target;
import org.sekimori.phase.closing.ClosingEvent;
import org.sekimori.phase.proposal.ProposalEvent;

/**
 * Keeps the selector index: a case is registered when it is submitted, and again with each revision as long as it
 * stands, while an amendment is asked for as the wider case that it would become; an activity from its registration on. What has ended meets nobody. Runs as a transactional cursor.
 */
public final class Registering {
    /** The cursor's name, for ever. */
    public static final String NAME = "selector-index";

    private static final int PAGE = 500;
    private static final Set<String> TYPES = Set.of(
            "org.sekimori.operation.Submitted",
            "org.sekimori.operation.Revised",
            "org.sekimori.operation.Amended",
            "org.sekimori.operation.Widened",
            "org.sekimori.operation.AmendmentEnded",
            "org.sekimori.operation.Withdrawn",
            "org.sekimori.operation.Refused",
            "org.sekimori.operation.Ended",
            "org.sekimori.operation.Revoked",
            "org.sekimori.operation.Expired",
            "org.sekimori.operation.Closed",
            "org.sekimori.activity.Registered",
            "org.sekimori.activity.Revised",
            "org.sekimori.activity.Closed",
            "org.sekimori.activity.Cancelled");

    private final Journal journal;
    private final LogName log;
    private final EntryReader reader;

    public Registering(Journal journal, LogName log, EntryFormat format) {
        this.journal = journal;
        this.log = log;
        this.reader = new EntryReader(journal, format);
    }

    /** Handles a batch within the cursor's transaction; called on a virtual thread. */
    public Future<Void> handle(Registrations registrations, List<StoredEntry> batch) {
        var revised = batch.stream()
                .filter(Registering::revises)
                .map(entry -> entry.subject().id())
                .collect(Collectors.toSet());
        // As it was before the batch, and from then on as the batch changes it.
        var standing = new HashSet<>(
                registrations.standing(log, Subject.Kind.OPERATION, revised).await());
        for (var entry : batch) {
            if (concerns(entry)
                    && (!revises(entry) || standing.contains(entry.subject().id()))) {
                var event = reader.whole(entry).event();
                handle(registrations, entry, event);
                if (registers(event)) {
                    standing.add(entry.subject().id());
                } else if (ends(event)) {
                    standing.remove(entry.subject().id());
                }
            }
        }
        return Future.succeededFuture();
    }

    /** By its type alone, so that nothing else is even read. */
    static boolean concerns(StoredEntry entry) {
        return TYPES.contains(entry.type());
    }

    /** A draft that was never submitted stands nowhere, however often it is revised. */
    static boolean revises(StoredEntry entry) {
        return entry.type().equals("org.sekimori.operation.Revised");
    }

    private void handle(Registrations registrations, StoredEntry entry, Event event) {
        switch (event) {
            case ProposalEvent.Submitted _ -> register(registrations, entry, proposed(entry));
            case ProposalEvent.Revised revised -> register(registrations, entry, revised.proposal());
            case AmendmentEvent.Amended amended -> register(registrations, entry, amended.proposal());
            case AmendmentEvent.Widened widened -> register(registrations, entry, widened.proposal());
            case AmendmentEvent.AmendmentEnded _ -> register(registrations, entry, proposed(entry));
            case ActivityEvent.Registered registered -> register(registrations, entry, registered.registration());
            case ActivityEvent.Revised revised -> register(registrations, entry, revised.registration());
            default -> {
                if (ends(event)) {
                    registrations.retire(log, entry.subject(), entry.index()).await();
                }
            }
        }
    }

    /** Whether the party stands with this event, in this version. */
    static boolean registers(Event event) {
        return switch (event) {
            case ProposalEvent.Submitted _, ProposalEvent.Revised _ -> true;
            case AmendmentEvent.Amended _, AmendmentEvent.Widened _, AmendmentEvent.AmendmentEnded _ -> true;
            case ActivityEvent.Registered _, ActivityEvent.Revised _ -> true;
            default -> false;
        };
    }

    /** Whether the party is over with this event, or its measure is. */
    static boolean ends(Event event) {
        return switch (event) {
            case ProposalEvent.Withdrawn _, GateEvent.Refused _, EndEvent _, ClosingEvent.Closed _ -> true;
            case ActivityEvent.Closed _, ActivityEvent.Cancelled _ -> true;
            default -> false;
        };
    }

    private void register(Registrations registrations, StoredEntry entry, Proposal proposal) {
        var selectors =
                proposal.targets().items().stream().map(Target::selector).toList();
        registrations
                .register(new PartyVersion(
                        log,
                        entry.index(),
                        entry.subject(),
                        entry.version(),
                        OpenWindow.of(proposal.window()),
                        selectors))
                .await();
    }

    private void register(Registrations registrations, StoredEntry entry, Registration registration) {
        registrations
                .register(new PartyVersion(
                        log,
                        entry.index(),
                        entry.subject(),
                        entry.version(),
                        registration.window(),
                        registration.selectors().items(),
                        Shelf.of(registration.kind())))
                .await();
    }

    /** The proposal as it stood when this entry was written. */
    private Proposal proposed(StoredEntry entry) {
        Optional<StoredEntry> latest = Optional.empty();
        long after = 0;
        while (after < entry.version() - 1) {
            var page = journal.stream(log, entry.subject(), after, PAGE).await();
            for (var earlier : page) {
                if (earlier.version() < entry.version() && proposes(earlier)) {
                    latest = Optional.of(earlier);
                }
            }
            after = page.getLast().version();
        }
        return switch (reader.whole(latest.orElseThrow()).event()) {
            case ProposalEvent.Drafted drafted -> drafted.proposal();
            case ProposalEvent.Revised revised -> revised.proposal();
            case AmendmentEvent.Widened widened -> widened.proposal();
            default ->
                throw new IllegalStateException(
                        "Expected a proposal at " + latest.get().index());
        };
    }

    private static boolean proposes(StoredEntry entry) {
        return entry.type().equals("org.sekimori.operation.Drafted")
                || entry.type().equals("org.sekimori.operation.Revised")
                || entry.type().equals("org.sekimori.operation.Widened");
    }
}
