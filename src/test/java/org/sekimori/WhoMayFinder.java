package org.sekimori;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.activity.Activity;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Standing;
import org.sekimori.policy.BrokenPolicies;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;

/**
 * Finds out from the policies who may do what, by asking them: each seat, each act, each gate or kind that the act names,
 * each set of the truths that a policy on the act asks and that can hold of the seat.
 */
final class WhoMayFinder {
    static final Path FOLDER = Path.of("policies");
    private static final Pattern ACTIONS =
            Pattern.compile("//([^\\n]*)\\naction\\s+([^;]*?)\\s+appliesTo", Pattern.DOTALL);
    private static final Pattern ACTION = Pattern.compile("Action::\"([^\"]+)\"");
    private static final Pattern TRUTH = Pattern.compile("context\\.(\\w+)");
    private static final Pattern KIND = Pattern.compile("context\\.(activityKind|desk|clearing)");
    private static final Set<String> NO_TRUTHS = Set.of("gate", "gateKind", "activityKind", "desk", "clearing");
    private static final Set<String> NAMING =
            Set.of("grant", "refuse", "return", "confirm-oral", "attach-paper", "take-note");

    private final PolicySet set;
    private final List<String> policies;
    private final Map<Request, Boolean> asked = new HashMap<>();

    WhoMayFinder() {
        try {
            this.set = PolicySet.load(FOLDER);
        } catch (BrokenPolicies e) {
            throw new IllegalStateException(e);
        }
        this.policies = policies();
    }

    /** How often the policies were asked. */
    int asked() {
        return asked.size();
    }

    WhoMay find() {
        var rows = new ArrayList<WhoMay.Row>();
        var sections = ACTIONS.matcher(text(FOLDER.resolve("schema.cedarschema")));
        while (sections.find()) {
            var title = sections.group(1).strip().replaceAll("\\..*", "");
            for (var name : sections.group(2).replace("\"", "").split(",", -1)) {
                rows.addAll(rows(title, name.strip()));
            }
        }
        return WhoMay.of(rows);
    }

    /** Variants and stages that have the same answers for every seat share a line. */
    private List<WhoMay.Row> rows(String section, String action) {
        var on = policies.stream().filter(policy -> concerns(policy, action)).toList();
        var stages = on.stream().anyMatch(policy -> policy.contains("Stage::"))
                ? Stream.of(Stage.values()).map(Optional::of).toList()
                : List.of(Optional.<Stage>empty());
        var lines = new LinkedHashMap<Map<Seat, WhoMay.When>, Map<String, Set<String>>>();
        for (var variant : variants(action, on)) {
            for (var stage : stages) {
                lines.computeIfAbsent(seats(action, variant, stage, truths(on)), _ -> new TreeMap<>())
                        .computeIfAbsent(variant.orElse(""), _ -> new TreeSet<>())
                        .add(stage.map(Stage::wire).orElse(""));
            }
        }
        var rows = new ArrayList<WhoMay.Row>();
        lines.forEach((seats, where) -> where.values().stream().distinct().forEach(these -> {
            var variants = where.entrySet().stream()
                    .filter(each -> each.getValue().equals(these))
                    .map(Map.Entry::getKey)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            rows.add(new WhoMay.Row(
                    section, action, variants, these.equals(Set.of("")) ? Set.of() : these, new TreeMap<>(seats)));
        }));
        return rows;
    }

    private Map<Seat, WhoMay.When> seats(
            String action, Optional<String> variant, Optional<Stage> stage, Set<String> truths) {
        var seats = new TreeMap<Seat, WhoMay.When>();
        for (var seat : Seat.values()) {
            var possible =
                    truths.stream().filter(truth -> can(truth, seat, variant)).toList();
            var cubes = cubes(possible)
                    .filter(cube -> always(cube, possible, seat, action, variant, stage))
                    .toList();
            seats.put(seat, new WhoMay.When(prime(cubes)));
        }
        return seats;
    }

    /** Every choice of truths that must hold, must not, or do not matter; fewest first. */
    private static Stream<WhoMay.Case> cubes(List<String> truths) {
        var cubes = List.of(new WhoMay.Case(Set.of(), Set.of()));
        for (var truth : truths) {
            cubes = cubes.stream()
                    .flatMap(cube -> Stream.of(
                            cube,
                            new WhoMay.Case(with(cube.hold(), truth), cube.fail()),
                            new WhoMay.Case(cube.hold(), with(cube.fail(), truth))))
                    .toList();
        }
        return cubes.stream();
    }

    private static Set<String> with(Set<String> truths, String truth) {
        var more = new HashSet<>(truths);
        more.add(truth);
        return more;
    }

    private static Set<WhoMay.Case> prime(List<WhoMay.Case> cubes) {
        return cubes.stream()
                .filter(cube -> cubes.stream()
                        .noneMatch(wider -> !wider.equals(cube)
                                && cube.hold().containsAll(wider.hold())
                                && cube.fail().containsAll(wider.fail())))
                .collect(Collectors.toSet());
    }

    private boolean always(
            WhoMay.Case cube,
            List<String> truths,
            Seat seat,
            String action,
            Optional<String> variant,
            Optional<Stage> stage) {
        var free = truths.stream()
                .filter(truth -> !cube.hold().contains(truth) && !cube.fail().contains(truth))
                .toList();
        for (int bits = 0; bits < 1 << free.size(); bits++) {
            var hold = new HashSet<>(cube.hold());
            for (int n = 0; n < free.size(); n++) {
                if ((bits >> n & 1) == 1) {
                    hold.add(free.get(n));
                }
            }
            if (!permitted(seat, action, variant, stage, hold)) {
                return false;
            }
        }
        return true;
    }

    private boolean permitted(
            Seat seat, String action, Optional<String> variant, Optional<Stage> stage, Set<String> truths) {
        var kind = variant.filter(_ -> action.contains("activity"));
        var gate = variant.filter(_ -> kind.isEmpty()).map(GateId::new);
        var request =
                new Request(seat, action, stage.or(() -> Optional.of(Stage.REVIEW)), gate, kind, standing(truths));
        return asked.computeIfAbsent(request, asking -> set.decide(asking).permitted());
    }

    private static Standing standing(Set<String> truths) {
        return new Standing(
                truths.contains("isApplicant"),
                truths.contains("ofApplicantsForce"),
                truths.contains("isGateSeat"),
                truths.contains("isTaskedOfficer"),
                truths.contains("isAgencyDirector"),
                truths.contains("ofTaskedAgency"),
                truths.contains("decidedForAnotherBody"),
                truths.contains("designated"),
                truths.contains("prefectural"),
                truths.contains("abroad"),
                truths.contains("submitted"),
                truths.contains("standingIn"));
    }

    /** Whether that can be said of somebody in that seat at all: see {@link Standing#of}. */
    private boolean can(String truth, Seat seat, Optional<String> variant) {
        return switch (truth) {
            case "isGateSeat" ->
                set.rules().gates().stream()
                        .filter(gate -> variant.map(gate.id().value()::equals).orElse(true))
                        .anyMatch(gate -> holds(seat, gate));
            case "isTaskedOfficer", "designated" -> seat.isOfficer();
            case "standingIn" -> seat.lendable();
            case "isAgencyDirector" -> seat.isDirector();
            case "ofApplicantsForce", "ofTaskedAgency", "prefectural" ->
                seat.agency().isPresent();
            case "isApplicant", "decidedForAnotherBody" -> seat != Seat.HUB;
            default -> true;
        };
    }

    static boolean holds(Seat seat, Gate gate) {
        return gate.kind() == Gate.Kind.VOTE
                ? seat.votes()
                : Stream.of(Agency.values()).anyMatch(agency -> gate.holder().seat(agency) == seat);
    }

    private List<Optional<String>> variants(String action, List<String> on) {
        if (NAMING.contains(action)) {
            var gates = set.rules().gates().stream().map(gate -> gate.id().value());
            return Stream.concat(Stream.of("screening"), gates)
                    .map(Optional::of)
                    .toList();
        }
        if (on.stream().anyMatch(policy -> KIND.matcher(policy).find())) {
            return Stream.of(Activity.Kind.values())
                    .map(kind -> Optional.of(kind.wire()))
                    .toList();
        }
        return List.of(Optional.empty());
    }

    private static Set<String> truths(List<String> policies) {
        return policies.stream()
                .flatMap(policy -> TRUTH.matcher(policy).results().map(found -> found.group(1)))
                .filter(truth -> !NO_TRUTHS.contains(truth))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A policy that names no action is about all of them. */
    private static boolean concerns(String policy, String action) {
        var named =
                ACTION.matcher(policy).results().map(found -> found.group(1)).toList();
        return named.isEmpty() || named.contains(action);
    }

    private static List<String> policies() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".cedar"))
                    .sorted()
                    .flatMap(file -> Stream.of(text(file).split("(?m)^(?=@id)", -1)))
                    .filter(policy -> policy.startsWith("@id"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
