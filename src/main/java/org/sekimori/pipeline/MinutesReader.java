package org.sekimori.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sekimori.bus.MinutesAnswer;
import org.sekimori.bus.ReadMinutes;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Offer;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Subject;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.policy.PolicySet;

/** The minutes of a sitting, written anew from its entries whenever somebody of the committee asks. */
public final class MinutesReader {
    private static final int PAGE = 1_000;

    private final Looking looking;
    private final LogName log;
    private final Journal journal;
    private final EntryReader entries;

    public MinutesReader(Looking looking, LogName log, Journal journal, EntryFormat format) {
        this.looking = looking;
        this.log = log;
        this.journal = journal;
        this.entries = new EntryReader(journal, format);
    }

    /** Called on a virtual thread. Whoever may not read the case, or no deliberations, is told that there is no sitting. */
    public MinutesAnswer read(ReadMinutes wanted) {
        var subject = wanted.sitting().subject();
        var act = looking.as(wanted.actor());
        var sitting = looking.states().current().load(subject).sitting(subject);
        var operation = sitting.map(Sitting::operation)
                .flatMap(id -> looking.states().current().load(id.subject()).operation(id.subject()));
        if (sitting.isEmpty()
                || operation.isEmpty()
                || !looking.permits().read(operation.get(), act)
                || !looking.permits().act(operation.get(), Offer.of("read-sitting"), act)) {
            return new MinutesAnswer.NotFound();
        }
        var names = names(looking.policies(), wanted.language());
        return new MinutesAnswer.Found(new Minutes(sitting.get(), said(subject), names, wanted.language()).text());
    }

    private List<Minutes.Said> said(Subject subject) {
        var said = new ArrayList<Minutes.Said>();
        for (var page = journal.stream(log, subject, 0, PAGE).await();
                !page.isEmpty();
                page = journal.stream(log, subject, page.getLast().version(), PAGE)
                        .await()) {
            for (var entry : page) {
                var read = entries.whole(entry);
                if (read.event() instanceof SittingEvent event) {
                    var actor = read.header().stamp().actor();
                    said.add(new Minutes.Said(
                            entry.index(), entry.recorded(), new PersonId(actor.id()), actor.seat(), event));
                }
            }
        }
        return said;
    }

    /** Somebody who is no longer in the directory stands as the random key. */
    private static Minutes.Names names(PolicySet policies, Locale language) {
        var persons = policies.rules().directory();
        return person -> {
            var known = persons.person(person);
            var name = language.equals(Locale.ENGLISH)
                    ? Optional.ofNullable(policies.titles().roman().get(person))
                    : known.map(p -> p.name());
            return known.map(p -> name.orElse(p.name()) + " (" + p.user() + ")")
                    .orElse(person.value().toString());
        };
    }
}
