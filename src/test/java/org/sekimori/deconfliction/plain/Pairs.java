package org.sekimori.deconfliction.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.sekimori.deconfliction.How;
import org.sekimori.deconfliction.plain.Thing.Alone;
import org.sekimori.deconfliction.plain.Thing.Block;
import org.sekimori.deconfliction.plain.Thing.Domain;
import org.sekimori.deconfliction.plain.Thing.Page;
import org.sekimori.operation.Selector;

/**
 * Every overlap between selectors of different parties. Two ways to the same answer: each with each; and, for many, each
 * with those of its group, where things that overlap have a group in common: a domain is in its own group, and asks those of
 * all its parents; a page is in that of its host; a single address is in its own; wider blocks are compared with everything.
 */
public final class Pairs {
    private final List<Line> lines;
    private final List<List<Thing>> things = new ArrayList<>();
    private final Map<Object, List<Integer>> groups = new HashMap<>();
    private final List<Integer> wide = new ArrayList<>();

    /** A selector of a party. */
    public record Line(int party, Selector selector) {}

    /** That line {@code left} overlaps line {@code right}, a later one of another party. */
    public record Found(int left, int right, How how) implements Comparable<Found> {
        @Override
        public int compareTo(Found other) {
            int order = Integer.compare(right, other.right);
            return order != 0 ? order : Integer.compare(left, other.left);
        }
    }

    public Pairs(List<Line> lines) {
        this.lines = lines;
        lines.forEach(line -> things.add(Plain.read(line.selector())));
    }

    /** Each with each: too slow for more than some ten thousand lines. */
    public Set<Found> naive() {
        var found = new TreeSet<Found>();
        for (int right = 0; right < things.size(); right++) {
            for (int left = 0; left < right; left++) {
                compare(left, right, found);
            }
        }
        return found;
    }

    /** By groups. */
    public Set<Found> grouped() {
        for (int n = 0; n < things.size(); n++) {
            for (var thing : things.get(n)) {
                if (thing instanceof Block block && !block.first().equals(block.last())) {
                    wide.add(n);
                }
                groups.computeIfAbsent(home(thing), _ -> new ArrayList<>()).add(n);
            }
        }
        var found = new TreeSet<Found>();
        for (int n = 0; n < things.size(); n++) {
            int one = n;
            Consumer<Integer> compare = other -> compare(Math.min(one, other), Math.max(one, other), found);
            things.get(n).stream()
                    .flatMap(thing -> asked(thing).stream())
                    .forEach(group -> groups.getOrDefault(group, List.of()).forEach(compare));
            wide.forEach(compare);
        }
        return found;
    }

    private void compare(int left, int right, Set<Found> found) {
        if (lines.get(left).party() != lines.get(right).party()) {
            Plain.overlap(things.get(left), things.get(right)).ifPresent(how -> found.add(new Found(left, right, how)));
        }
    }

    private static Object home(Thing thing) {
        return switch (thing) {
            case Page page -> page.host();
            case Alone alone -> alone.domain();
            default -> thing;
        };
    }

    private static List<Object> asked(Thing thing) {
        var home = home(thing);
        if (!(home instanceof Domain domain)) {
            return List.of(home);
        }
        var parents = new ArrayList<>();
        for (int from = 0; from < domain.labels().size(); from++) {
            parents.add(new Domain(domain.labels().subList(from, domain.labels().size())));
        }
        return parents;
    }
}
