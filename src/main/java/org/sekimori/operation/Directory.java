package org.sekimori.operation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is who: persons, seats, organisations, designations. */
public record Directory(Map<PersonId, Person> persons) {
    public Directory {
        persons = Map.copyOf(persons);
    }

    public static Directory of(Collection<Person> persons) {
        return new Directory(persons.stream().collect(Collectors.toMap(Person::key, Function.identity())));
    }

    public Optional<Person> person(PersonId key) {
        return Optional.ofNullable(persons.get(key));
    }

    public Optional<Person> byUser(String user) {
        return persons.values().stream().filter(p -> p.user().equals(user)).findAny();
    }
}
