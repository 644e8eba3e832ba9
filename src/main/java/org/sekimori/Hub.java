package org.sekimori;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sekimori.activity.Activity;
import org.sekimori.cluster.Peers;
import org.sekimori.cluster.Shutdown;
import org.sekimori.config.HubConfig;
import org.sekimori.config.Secret;
import org.sekimori.console.Binding;
import org.sekimori.console.Health;
import org.sekimori.console.HttpSettings;
import org.sekimori.console.HttpVerticle;
import org.sekimori.console.Parts;
import org.sekimori.console.SignIn;
import org.sekimori.console.Unauthenticated;
import org.sekimori.database.Database;
import org.sekimori.identity.Callers;
import org.sekimori.identity.DemoIssuer;
import org.sekimori.identity.JwksFile;
import org.sekimori.identity.JwksUrl;
import org.sekimori.identity.Passwords;
import org.sekimori.identity.Sessions;
import org.sekimori.identity.TokenKeys;
import org.sekimori.identity.TokenRules;
import org.sekimori.identity.Tokens;
import org.sekimori.journal.CursorPositions;
import org.sekimori.journal.Journal;
import org.sekimori.journal.JournalSettings;
import org.sekimori.journal.LogName;
import org.sekimori.journal.Migrations;
import org.sekimori.journal.PostgresJournal;
import org.sekimori.observability.Metrics;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.Causes;
import org.sekimori.pipeline.HubEvent;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;
import org.sekimori.projection.Noted;
import org.sekimori.projection.ProjectionBehind;
import org.sekimori.projection.SqlReads;

/** The whole of a node above database and bus, put together in the order in which it starts. */
final class Hub {
    private static final Duration SESSION = Duration.ofHours(8);
    private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final int STREAMS = 16;

    private final HubConfig config;
    private final Vertx vertx;
    private final Database database;
    private final PolicySet policies;
    private final Clock clock = Clock.systemUTC();
    private final Shutdown shutdown;
    private final Metrics metrics;
    private final Peers peers;
    private PostgresJournal journal;
    private Logs logs;
    private Spine spine;
    private Notes notes;
    private LiveTail live;
    private Pool pool;
    private SqlReads reads;
    private Actor hub;

    Hub(
            HubConfig config,
            Vertx vertx,
            Database database,
            PolicySet policies,
            Peers peers,
            Metrics metrics,
            Shutdown shutdown) {
        this.config = config;
        this.vertx = vertx;
        this.database = database;
        this.policies = policies;
        this.peers = peers;
        this.metrics = metrics;
        this.shutdown = shutdown;
    }

    /** Brings the schema up to date. Before anything else of a node. */
    static void migrate(Database database) {
        var owner = database.owner();
        new Migrations(
                        owner.jdbcUrl(),
                        owner.user(),
                        owner.password().reveal(),
                        database.hub().effectiveRole())
                .run();
    }

    /** Blocks until it serves. Answers the demonstration's password, where there is one. */
    Optional<Secret> start(int port) throws Exception {
        openJournal();
        startSpine();
        var password = startConsole(port);
        everyMinute();
        return password;
    }

    private void openJournal() throws Exception {
        var settings = JournalSettings.DEFAULT;
        journal = new PostgresJournal(vertx, database.hubOptions("sekimori"), settings);
        shutdown.add("journal", () -> await(journal.close()));
        var var = config.varDirectory();
        var host = config.isDemo()
                ? Logs.demoHost(var.id())
                : config.http()
                        .publicUrl()
                        .map(Hub::hostOf)
                        .orElse(config.http().host());
        logs = Logs.open(journal, host, var.directory("keys"), config.journal().signInterval(), this::await);
        shutdown.add("signers", () -> await(logs.close()));
        hub = new Actor(new PersonId(Causes.of("hub", logs.host())), Seat.HUB, Organisation.HUB);
    }

    private static String hostOf(String url) {
        return url.replaceFirst("^https?://", "").replaceFirst("/+$", "");
    }

    private void startSpine() throws Exception {
        spine = new Spine(vertx, journal, policies, hub, clock);
        new Opening(journal, Spine.format(), logs, policies, hub, spine.ids(), clock, this::await).record();
        pool = PgBuilder.pool()
                .with(database.poolOptions())
                .connectingTo(database.hubOptions("sekimori reads"))
                .with(database.netOptions())
                .using(vertx)
                .build();
        shutdown.add("pool", () -> await(pool.close()));
        reads = new SqlReads(
                vertx, pool, journal, new CursorPositions(journal), Spine.LOG, policies.rules(), Noted.ELSEWHERE);
        await(spine.start(Runtime.getRuntime().availableProcessors(), pool, policies.margin(), this::number));
        shutdown.add("spine", spine::close);
        notes = new Notes(spine.access(), spine.denials(), hub, clock);
    }

    /** Of a read model that is behind, a case has none yet: the case itself is read without it. */
    private Optional<String> number(OperationId operation) {
        try {
            return reads.number(operation).await();
        } catch (ProjectionBehind | Journal.Overloaded e) {
            return Optional.empty();
        }
    }

    private Optional<Secret> startConsole(int port) throws Exception {
        live = new LiveTail(journal, Spine.LOG, this::mayKnow);
        journal.onCommitted(_ -> live.nudge());
        shutdown.add("live", live::close);
        var unauthenticated = new Unauthenticated();
        var password = config.isDemo() ? Optional.of(demoPassword()) : Optional.<Secret>empty();
        var issuer = config.isDemo()
                ? Optional.of(DemoIssuer.open(
                        vertx,
                        config.varDirectory().file("demo-issuer.jwk"),
                        config.http().host(),
                        config.demo().tokenLifetime(),
                        clock))
                : Optional.<DemoIssuer>empty();
        var tokens = new Tokens(
                vertx,
                issuer.map(DemoIssuer::rules).orElseGet(this::oidcRules),
                issuer.<TokenKeys>map(i -> i).orElseGet(this::oidcKeys),
                clock);
        var sessions = new Sessions(pool, SESSION, clock);
        var parts = new Parts(
                settings(port),
                bindings(),
                () -> policies.rules().directory(),
                new Callers(tokens, sessions, () -> policies.rules().directory()),
                sessions,
                issuer.map(i -> new SignIn(
                        i,
                        new Passwords(
                                password.orElseThrow().reveal(),
                                () -> policies.rules().directory(),
                                clock))),
                reads,
                logs.files(),
                live,
                (Health) this::unready,
                notes,
                this::inForce,
                metrics::scrape,
                unauthenticated);
        var connections = new AtomicInteger();
        var deployment = await(vertx.deployVerticle(
                () -> new HttpVerticle(parts, clock, connections),
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors())));
        shutdown.add("console", () -> await(vertx.undeploy(deployment)));
        vertx.setPeriodic(MINUTE_MILLIS, _ -> notes.unauthenticated(unauthenticated.drain()));
        return password;
    }

    private HttpSettings settings(int port) {
        return new HttpSettings(
                config.http().host(),
                port,
                config.http().publicUrl(),
                config.limits().bodyBytes(),
                config.limits().headerBytes(),
                config.limits().connections(),
                config.timeouts().idle(),
                config.timeouts().idle(),
                config.timeouts().busReply(),
                STREAMS,
                config.isDemo());
    }

    private Map<String, Binding> bindings() {
        var bindings = new HashMap<String, Binding>();
        for (var room : spine.heard()) {
            room.commands().forEach((action, type) -> bindings.put(action, new Binding(room.name(), type)));
        }
        return bindings;
    }

    private Secret demoPassword() {
        return config.demo().password().orElseGet(() -> config.varDirectory().secret("demo-password"));
    }

    private TokenRules oidcRules() {
        return new TokenRules(
                config.oidc().issuer().orElseThrow(),
                config.oidc().audience(),
                config.oidc().maxTokenLifetime(),
                config.oidc().clockSkew(),
                TokenRules.ofIssuer(config.oidc().issuer().get(), config.oidc().audience())
                        .algorithms());
    }

    private TokenKeys oidcKeys() {
        var keys =
                config.oidc().jwks().orElseGet(() -> config.oidc().issuer().orElseThrow() + "/.well-known/jwks.json");
        return keys.startsWith("http")
                ? new JwksUrl(WebClient.create(vertx), keys)
                : new JwksFile(vertx, Path.of(keys));
    }

    /** What is in force, for everybody who is known. */
    private Map<String, Object> inForce() {
        var files = new ArrayList<Object>();
        for (var file : policies.files()) {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("name", file.name());
            tree.put("sha256", file.sha256());
            tree.put("sizeBytes", (long) file.sizeBytes());
            tree.put("text", file.text());
            files.add(tree);
        }
        var tree = new LinkedHashMap<String, Object>();
        tree.put("set", policies.hash());
        tree.put("files", files);
        return tree;
    }

    /** Whether a live follower may hear that there is something new about the subject. */
    private boolean mayKnow(Actor actor, Subject subject) {
        return switch (subject.kind()) {
            case OPERATION ->
                spine.states()
                        .recent()
                        .load(subject)
                        .operation(subject)
                        .map(operation -> mayRead(actor, operation))
                        .orElse(false);
            case SITTING -> actor.seat().ofCommittee();
            case ACTIVITY ->
                spine.states()
                        .recent()
                        .load(subject)
                        .state(subject, Activity.class)
                        .map(activity -> permitted(Request.outside(actor.seat(), "read-activity", outside(actor))
                                .ofKind(activity.registration().kind().wire())))
                        .orElse(false);
            case CONFLICT -> permitted(Request.outside(actor.seat(), "read-conflict", outside(actor)));
            case CAMPAIGN -> actor.seat().executive() || actor.seat().ofCommittee();
            case PERSON, HUB -> actor.seat() == Seat.AUDITOR || actor.seat().ofCommittee();
        };
    }

    private boolean mayRead(Actor actor, Operation operation) {
        var standing =
                Standing.of(operation, actor, Optional.empty(), Optional.empty(), policies.rules(), clock.instant());
        return permitted(Request.onCase(actor.seat(), "read-case", operation.stage(), standing));
    }

    private Standing outside(Actor actor) {
        return Standing.outside(actor, policies.rules(), clock.instant());
    }

    private boolean permitted(Request request) {
        return policies.decide(request).permitted();
    }

    private Future<List<String>> unready() {
        var reasons = new ArrayList<>(logs.troubles());
        for (var log : LogName.values()) {
            journal.trouble(log).ifPresent(_ -> reasons.add("the log " + log.wire() + " cannot be appended to"));
        }
        if (!peers.allHeard()) {
            reasons.add("not every member of the cluster has answered yet");
            peers.probe();
        }
        return pool.query("SELECT pg_is_in_recovery()")
                .execute()
                .map(rows ->
                        rows.iterator().next().getBoolean(0) ? List.of("the database is read-only") : List.<String>of())
                .otherwise(List.of("the database does not answer"))
                .compose(found -> peers.ownBusAnswers().otherwise(false).map(answers -> {
                    reasons.addAll(found);
                    if (!answers) {
                        reasons.add("this node's own address on the event bus does not answer");
                    }
                    return reasons;
                }));
    }

    /** So that the access log cannot be cut short unseen: how far it reached stands in {@code operations}. */
    private void everyMinute() {
        var subject = new Subject(Subject.Kind.HUB, Causes.of("access-checkpoint", logs.host()));
        var last = new AtomicInteger(-1);
        vertx.setPeriodic(
                MINUTE_MILLIS,
                _ -> logs.files()
                        .checkpoint(LogName.ACCESS)
                        .onSuccess(note -> note.ifPresent(bytes -> {
                            var lines = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).split("\n", 4);
                            if (last.getAndSet(lines[1].hashCode()) != lines[1].hashCode()) {
                                spine.access()
                                        .append(
                                                LogName.OPERATIONS,
                                                subject,
                                                hub,
                                                new HubEvent.AccessCheckpoint(Long.parseLong(lines[1]), lines[2]));
                            }
                        })));
    }

    private <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage()
                .toCompletableFuture()
                .get(config.timeouts().start().toMillis(), TimeUnit.MILLISECONDS);
    }
}
