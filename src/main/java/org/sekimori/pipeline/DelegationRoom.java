package org.sekimori.pipeline;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.bus.Envelope;
import org.sekimori.delegation.DelegationCommand;
import org.sekimori.delegation.Delegations;
import org.sekimori.delegation.Entrusted;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;

/** The room of delegations: the subject is the person whose seats they are. */
public final class DelegationRoom implements Room {
    private final Directory directory;

    public DelegationRoom(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "delegation";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Delegations.COMMANDS;
    }

    @Override
    public Subject subject(Envelope envelope, Act act) {
        return new Subject(Subject.Kind.PERSON, envelope.subject().orElse(act.id(0)));
    }

    /** With whatever the other holders of the seat gave away, so that two of them do not give to one at once. */
    @Override
    public World load(Envelope envelope, Subject subject, States.View view) {
        var subjects = new HashSet<>(others(envelope));
        subjects.add(subject);
        return view.load(subjects);
    }

    private Set<Subject> others(Envelope envelope) {
        return envelope.command() instanceof DelegationCommand.Delegate delegate
                ? directory.persons().values().stream()
                        .filter(person -> person.seats().contains(delegate.seat()))
                        .map(Person::key)
                        .map(Entrusted::subject)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    @Override
    public Optional<Question> question(Envelope envelope, Subject subject, World world, Act act) {
        return directory
                .person(new PersonId(subject.id()))
                .map(_ -> new Question(
                        Optional.empty(),
                        Standing.outside(act.actor(), act.rules(), act.now()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Override
    public Decision decide(Envelope envelope, Subject subject, World world, Act act) {
        var others = others(envelope).stream()
                .filter(other -> !other.equals(subject))
                .flatMap(other -> world.state(other, Entrusted.class).stream())
                .toList();
        return Delegations.decide(
                new PersonId(subject.id()),
                world.state(subject, Entrusted.class),
                others,
                (DelegationCommand) envelope.command(),
                act);
    }
}
