package org.sekimori;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.sekimori.operation.Person;
import org.sekimori.operation.Seat;

/** Tells whoever starts a demonstration hub who may sign in. */
final class Accounts {
    private Accounts() {}

    /** The password is printed only where the hub made it; the one who chose it knows it. */
    static void print(Node node, PrintWriter out) {
        if (node.demoPassword().isEmpty()) {
            return;
        }
        out.println("demo accounts (user: seats):");
        node.policies().rules().directory().persons().values().stream()
                .sorted(Comparator.comparing(Person::user))
                .forEach(person -> out.println("  %-16s %s".formatted(person.user(), seats(person))));
        out.println(
                node.config().demo().password().isPresent()
                        ? "password of all: as set in HUB_DEMO_PASSWORD"
                        : "password of all: " + node.demoPassword().get().reveal());
    }

    private static String seats(Person person) {
        return person.seats().stream().sorted().map(Seat::wire).collect(Collectors.joining(", "));
    }
}
