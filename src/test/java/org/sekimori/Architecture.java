package org.sekimori;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The import table and the purity of the design, for all rooms below one root package: the program's own, or that of the
 * plants, which show that each rule can fail.
 */
final class Architecture {
    private static final String[] PURE = {
        "operation", "phase.*", "activity", "document", "delegation", "deconfliction", "figures"
    };
    private static final String[] JAVA = {"java.lang..", "java.util..", "java.time.."};
    private static final String[] SQL = {
        "io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb.."
    };
    private static final String[] SQL_ROOMS = {
        "journal", "projection", "deconfliction.store", "exchange", "identity", "database", "timer"
    };

    /** Everything outside the pure rooms may import these, which import nothing of ours. */
    private static final String[] GROUND = {"config", "cluster", "observability"};

    /** The state of an aggregate outside {@code operation} and {@code activity}, with its words, as read models need it. */
    private static final Set<String> STATES =
            Set.of("Alarm", "AlarmId", "Conflict", "Disposition", "Narrowing", "Pair");

    /** What may tell the hour, or two runs apart. */
    private static final Map<String, Set<String>> IMPURE = Map.of(
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
            "java.time.ZoneId", Set.of("systemDefault"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Locale", Set.of("getDefault"),
            "java.lang.Math", Set.of("random"),
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "identityHashCode"));

    private final String root;

    Architecture(String root) {
        this.root = root;
    }

    /**
     * A rule of the house.
     *
     * @param plant the class below the plants' root that breaks it
     */
    record Rule(String name, ArchRule rule, String plant) {
        @Override
        public String toString() {
            return name;
        }
    }

    List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        table().forEach((room, allowed) -> rules.add(row(room, allowed)));
        rules.add(new Rule("Journey", journey(), "Journey"));
        rules.add(new Rule("every room is in the table", everyRoom(), "attic.Stray"));
        rules.add(new Rule("phases never import each other", phasesApart(), "phase.review.ImportsAnotherPhase"));
        rules.add(new Rule("pure rooms know Java only", javaOnly(), "operation.LogsSomething"));
        rules.add(new Rule("pure rooms have no clock and no chance", noClock(), "phase.review.LooksAtTheClock"));
        rules.add(new Rule("pure rooms have no threads", noThreads(), "activity.StartsThreads"));
        rules.add(new Rule("decide and evolve", decidesAndEvolves(), "console.DecidesItself"));
        rules.add(new Rule("records only", recordsOnly(), "projection.UsesAPhase"));
        rules.add(new Rule("nobody but pipeline and root appends", appends(), "projection.Appends"));
        rules.add(new Rule("SQL stays in its rooms", sql(), "pipeline.AsksTheDatabase"));
        rules.add(new Rule("verticles are thin", thinVerticles(), "pipeline.FatVerticle"));
        rules.add(new Rule("no java.util.logging", noJavaLogging(), "cluster.LogsByJava"));
        rules.add(new Rule("no System.out", noSystemOut(), "config.Prints"));
        return rules;
    }

    /** Room to the rooms that it may import, in the words of the design. */
    private static Map<String, List<String>> table() {
        var table = new LinkedHashMap<String, List<String>>();
        table.put("operation", List.of());
        table.put("phase.*", List.of("operation"));
        table.put("activity", List.of("operation"));
        table.put("document", List.of("operation"));
        table.put("figures", List.of("operation"));
        table.put("delegation", List.of("operation"));
        table.put("deconfliction", List.of("operation", "activity"));
        table.put("policy", grounded("operation", "activity"));
        table.put("deconfliction.store", grounded("deconfliction", "operation", "activity", "journal"));
        table.put("journal", grounded("operation"));
        table.put("bus", grounded("operation", "activity", "phase.*", "deconfliction"));
        table.put(
                "pipeline",
                grounded(
                        "operation",
                        "phase.*",
                        "activity",
                        "document",
                        "delegation",
                        "deconfliction",
                        "deconfliction.store",
                        "policy",
                        "journal",
                        "bus",
                        "timer"));
        for (var outer : List.of("projection", "exchange", "console", "report", "exercise")) {
            table.put(
                    outer,
                    grounded(
                            "operation",
                            "activity",
                            "bus",
                            "phase.*",
                            "deconfliction",
                            "figures",
                            "journal",
                            "projection",
                            "identity",
                            "policy"));
        }
        table.put(
                "console",
                Stream.concat(table.get("console").stream(), Stream.of("exchange"))
                        .toList());
        table.put("identity", grounded("operation", "journal"));
        table.put("timer", grounded("operation", "journal"));
        table.put("play", grounded());
        table.put("database", List.of("config"));
        for (var ground : GROUND) {
            table.put(ground, List.of());
        }
        return table;
    }

    private static List<String> grounded(String... rooms) {
        return Stream.concat(Arrays.stream(rooms), Arrays.stream(GROUND)).toList();
    }

    private Rule row(String room, List<String> allowed) {
        var mayImport = in(allowed.toArray(String[]::new)).or(in(room));
        if (room.equals("pipeline")) {
            mayImport = mayImport.or(named("Journey"));
        }
        var name = room.replace(".*", "");
        var rule = noClasses()
                .that(in(room))
                .should()
                .dependOnClassesThat(ours().and(not(mayImport)))
                .allowEmptyShould(true)
                .as(room + " imports only " + allowed);
        var plant = name.equals("phase") ? "phase.review" : name;
        return new Rule("imports of " + name, rule, plant + ".ImportsTooMuch");
    }

    private ArchRule journey() {
        return noClasses()
                .that(named("Journey"))
                .should()
                .dependOnClassesThat(ours().and(not(in("operation", "phase.*").or(named("Journey")))));
    }

    private ArchRule everyRoom() {
        return classes()
                .should()
                .resideInAnyPackage(packages(
                        Stream.concat(Stream.of(""), table().keySet().stream()).toArray(String[]::new)));
    }

    private ArchRule phasesApart() {
        return slices().matching(root + ".phase.(*)..").should().notDependOnEachOther();
    }

    private ArchRule javaOnly() {
        return noClasses()
                .that(in(PURE))
                .should()
                .dependOnClassesThat(not(ours())
                        .and(not(resideInAnyPackage(JAVA)))
                        .and(describe("are no primitives", type -> !type.isPrimitive() && !type.isArray())))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "java.lang.foreign.."))
                .as("pure rooms use java.lang, java.util and java.time only");
    }

    private ArchRule noClock() {
        return noClasses()
                .that(in(PURE))
                .should()
                .accessTargetWhere(describe("tells the hour or two runs apart", Architecture::impure))
                .orShould()
                .dependOnClassesThat(
                        belongToAnyOf(java.time.Clock.class, java.util.Random.class, java.util.SplittableRandom.class))
                .as("clock and chance are arguments in pure rooms");
    }

    private static boolean impure(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return IMPURE.getOrDefault(target.getOwner().getName(), Set.of()).contains(target.getName());
    }

    private ArchRule noThreads() {
        return noClasses()
                .that(in(PURE))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.concurrent..")
                        .or(belongToAnyOf(Thread.class, ThreadLocal.class)));
    }

    /** Only the pipeline asks a room to decide; the pure rooms and Journey are what it asks. */
    private ArchRule decidesAndEvolves() {
        var deciding = in(PURE).or(named("Journey")).or(in("pipeline"));
        return noClasses()
                .that(not(deciding))
                .should()
                .accessTargetWhere(describe(
                        "decides or evolves",
                        access -> Set.of("decide", "evolve")
                                        .contains(access.getTarget().getName())
                                && deciding.test(access.getTargetOwner())))
                .as("decide and evolve are called by the pipeline only");
    }

    /** Outer rooms and the bus see a phase's commands and events, and the states of the other aggregates. */
    private ArchRule recordsOnly() {
        var words = describe("are commands, events or states", (JavaClass type) -> {
            var name = topLevel(type);
            return name.endsWith("Command") || name.endsWith("Event") || STATES.contains(name);
        });
        return noClasses()
                .that(in("bus", "projection", "exchange", "console", "report", "exercise"))
                .should()
                .dependOnClassesThat(in("phase.*", "deconfliction").and(not(words)))
                .as("outer rooms use command and event records only");
    }

    private ArchRule appends() {
        var writers = named("journal.Append").or(named("journal.NewEntry")).or(named("journal.CheckpointSigner"));
        return noClasses()
                .that(ours().and(not(in("", "journal", "pipeline"))))
                .should()
                .dependOnClassesThat(writers)
                .as("only the pipeline and the root append; others have the read side of the journal");
    }

    private ArchRule sql() {
        return noClasses()
                .that(ours().and(not(in(SQL_ROOMS))).and(not(in(""))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(SQL))
                .as("SQL clients are used by stores only");
    }

    /** They start, stop and carry: nothing in them knows what it is about. */
    private ArchRule thinVerticles() {
        return noClasses()
                .that()
                .areAssignableTo("io.vertx.core.Deployable")
                .should()
                .dependOnClassesThat(in("operation", "phase.*", "activity", "deconfliction", "deconfliction.store")
                        .or(in("policy", "journal", "projection", "identity")))
                .as("verticles start, stop and carry");
    }

    private ArchRule noJavaLogging() {
        return noClasses()
                .that(not(named("database.ExternalPostgres"))) // silences the JDBC driver, which logs by it
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging.."));
    }

    private ArchRule noSystemOut() {
        return noClasses()
                .that(ours().and(not(in(""))))
                .should()
                .accessTargetWhere(describe(
                        "prints",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err")
                                        .contains(access.getTarget().getName())))
                .orShould()
                .accessTargetWhere(describe(
                        "prints a stack",
                        access -> access.getTarget().getName().equals("printStackTrace")
                                && !access.getTargetOwner().isAssignableTo(PrintStream.class)));
    }

    private String[] packages(String... rooms) {
        return Arrays.stream(rooms)
                .map(room -> room.isEmpty() ? root : root + "." + room)
                .toArray(String[]::new);
    }

    private DescribedPredicate<JavaClass> in(String... rooms) {
        return resideInAnyPackage(packages(rooms));
    }

    private DescribedPredicate<JavaClass> ours() {
        return resideInAnyPackage(root + "..");
    }

    /** The class or what is nested in it. */
    private DescribedPredicate<JavaClass> named(String name) {
        var full = root + "." + name;
        return describe(
                full, type -> type.getName().equals(full) || type.getName().startsWith(full + "$"));
    }

    private static String topLevel(JavaClass type) {
        var name = type.getName().substring(type.getPackageName().length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
