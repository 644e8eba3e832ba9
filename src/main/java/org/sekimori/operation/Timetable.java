package org.sekimori.operation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.operation.Appointment.Breach;
import org.sekimori.operation.Appointment.Lapse;
import org.sekimori.operation.Appointment.NextReport;
import org.sekimori.operation.Appointment.Stop;
import org.sekimori.operation.Appointment.Warning;
import org.sekimori.operation.Appointment.WindowEnd;

/**
 * When time itself moves a case next. Both the timers, which wait for it, and the rule, which says what then happens, go by
 * this one table; an appointment that was kept is no longer in it, so that each is kept once.
 */
public record Timetable(Operation operation, Rules rules, Instant now) {
    /** In their order, the past ones first. */
    public List<Appointment> appointments() {
        return Stream.of(obligations(), lapses(), stops(), reports(), windowEnd())
                .flatMap(appointments -> appointments)
                .sorted(Appointment.ORDER)
                .toList();
    }

    public Optional<Appointment> next() {
        return appointments().stream().findFirst();
    }

    /** What keeps the case from going on now, whether or not the hub has halted for it. */
    public List<Halt.Cause> inForce() {
        return causes().filter(cause -> !now.isBefore(cause.at())).toList();
    }

    private Stream<Appointment> obligations() {
        return operation.obligations().stream().flatMap(o -> Stream.concat(warning(o), breach(o)));
    }

    /** A warning that comes with the breach is none. */
    private Stream<Appointment> warning(Obligation owed) {
        var breached = owed.due().map(due -> !now.isBefore(due)).orElse(false);
        return owed.state() == Obligation.State.OPEN && !breached
                ? owed.warn().map(at -> new Appointment(at, new Warning(owed.id()))).stream()
                : Stream.empty();
    }

    private Stream<Appointment> breach(Obligation owed) {
        return owed.isOpen() && owed.state() != Obligation.State.BREACHED
                ? owed.due().map(at -> new Appointment(at, new Breach(owed.id()))).stream()
                : Stream.empty();
    }

    private boolean mayHalt() {
        return switch (operation.stage()) {
            case AUTHORISED, TASKED, EXECUTING, HALTED -> true;
            case DRAFT, SCREENING, REVIEW, ENDED, REPORTED, CLOSED, REFUSED, WITHDRAWN, REVOKED, EXPIRED -> false;
        };
    }

    private Stream<Appointment> lapses() {
        return mayHalt()
                ? operation.execution().halts().stream()
                        .flatMap(h -> h.lapses().map(at -> new Appointment(at, new Lapse(h.id()))).stream())
                : Stream.empty();
    }

    private Stream<Appointment> stops() {
        return mayHalt()
                ? causes().filter(cause -> !operation.execution().haltedFor(cause))
                        .map(cause -> new Appointment(cause.at(), new Stop(cause)))
                : Stream.empty();
    }

    private Stream<Halt.Cause> causes() {
        return Stream.of(consents(), designations(), breaches()).flatMap(causes -> causes);
    }

    private Stream<Halt.Cause> consents() {
        var added = operation.amendments().inForce(operation.proposal()).stream()
                .flatMap(a -> consents(a.asCase(operation)).map(cause -> cause.of(a.id())));
        return Stream.concat(consents(operation), added);
    }

    private Stream<Halt.Cause> consents(Operation matter) {
        return new Gates(matter, rules, now)
                .required().stream()
                        .flatMap(id ->
                                Optional.ofNullable(matter.review().consents().get(id)).stream())
                        .filter(consent -> consent.outcome() == Consent.Outcome.GRANTED)
                        .flatMap(consent -> consent.validUntil().map(at -> Halt.Cause.of(consent.gate(), at)).stream());
    }

    private Stream<Halt.Cause> designations() {
        return operation.liveTasks().stream()
                .flatMap(task -> designationEnd(task).map(at -> Halt.Cause.of(task.id(), at)).stream());
    }

    /** When the officer's designation ends; if it has, since when, and from the beginning of time for one who never had any. */
    private Optional<Instant> designationEnd(Task task) {
        var seat = task.agency().officer();
        var officer = rules.directory().person(task.officer());
        if (officer.isEmpty()) {
            return Optional.of(Instant.EPOCH);
        }
        var person = officer.orElseThrow();
        var designated = person.designatedAt(seat, now);
        var ends = person.designations().stream()
                .filter(d -> d.seat() == seat)
                .flatMap(d -> d.to().stream())
                .filter(at -> !person.designatedAt(seat, at));
        return designated
                ? ends.filter(now::isBefore).min(Comparator.naturalOrder())
                : Optional.of(ends.filter(at -> !now.isBefore(at))
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH));
    }

    private Stream<Halt.Cause> breaches() {
        return operation.obligations().stream()
                .filter(o -> o.state() == Obligation.State.BREACHED
                        && rules.deadline(o.kind()).onBreach() == Deadline.OnBreach.HALT)
                .flatMap(o -> o.due().map(at -> Halt.Cause.of(o.id(), at)).stream());
    }

    private Stream<Appointment> reports() {
        return operation.stage() == Stage.EXECUTING
                ? operation.liveTasks().stream()
                        .filter(task -> Reporting.period(task).isPresent())
                        .flatMap(task ->
                                nextReport(task).map(at -> new Appointment(at, new NextReport(task.id()))).stream())
                : Stream.empty();
    }

    /** Once the period is over whose report was given; at once where none was asked for since the measure goes on. */
    private Optional<Instant> nextReport(Task task) {
        var asked = operation.obligations().stream()
                .filter(o ->
                        o.kind().equals(Obligation.PERIODIC_REPORT) && o.task().equals(Optional.of(task.id())))
                .toList();
        if (asked.stream().anyMatch(Obligation::isOpen)) {
            return Optional.empty();
        }
        var began = operation.execution().runs().getLast().from();
        return asked.isEmpty() || asked.getLast().state() == Obligation.State.VOID
                ? Optional.of(began)
                : asked.getLast().due().or(asked.getLast()::warn);
    }

    /** A draft may still be given another window. */
    private Stream<Appointment> windowEnd() {
        return switch (operation.stage()) {
            case SCREENING, REVIEW, AUTHORISED, TASKED, EXECUTING, HALTED ->
                Stream.of(new Appointment(operation.proposal().window().to(), new WindowEnd()));
            case DRAFT, ENDED, REPORTED, CLOSED, REFUSED, WITHDRAWN, REVOKED, EXPIRED -> Stream.empty();
        };
    }
}
