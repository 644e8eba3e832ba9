package org.sekimori;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.LentAnswer;
import org.sekimori.bus.ReadLent;
import org.sekimori.cluster.Peers;
import org.sekimori.cluster.Shutdown;
import org.sekimori.config.HubConfig;
import org.sekimori.config.Secret;
import org.sekimori.console.Binding;
import org.sekimori.console.ConsoleFiles;
import org.sekimori.console.HttpSettings;
import org.sekimori.console.HttpVerticle;
import org.sekimori.console.OpenImports;
import org.sekimori.console.OpenStreams;
import org.sekimori.console.Parts;
import org.sekimori.console.Unauthenticated;
import org.sekimori.database.Database;
import org.sekimori.journal.CursorPositions;
import org.sekimori.journal.DocumentBytes;
import org.sekimori.journal.Journal;
import org.sekimori.journal.JournalSettings;
import org.sekimori.journal.LogName;
import org.sekimori.journal.Migrations;
import org.sekimori.journal.PostgresJournal;
import org.sekimori.observability.Metrics;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Lent;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.CaseReader;
import org.sekimori.pipeline.Causes;
import org.sekimori.pipeline.Checking;
import org.sekimori.pipeline.HubEvent;
import org.sekimori.policy.PolicySet;
import org.sekimori.projection.Noted;
import org.sekimori.projection.ProjectionBehind;
import org.sekimori.projection.SqlReads;

/** The whole of a node above database and bus, put together in the order in which it starts. */
final class Hub {
    private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);
    private static final int STREAMS = 16;
    /** More than a hub ever says of itself before the first command. */
    private static final int FIRST_ENTRIES = 100;

    private final HubConfig config;
    private final Vertx vertx;
    private final Database database;
    private final PolicySet policies;
    private final Clock clock;
    private final Shutdown shutdown;
    private final Metrics metrics;
    private final Peers peers;
    private PostgresJournal journal;
    private Logs logs;
    private Spine spine;
    private Notes notes;
    private Pool pool;
    private SqlReads reads;
    private DocumentBytes documents;
    private Actor hub;
    private InForce inForce;

    Hub(
            HubConfig config,
            Vertx vertx,
            Database database,
            PolicySet policies,
            Clock clock,
            Peers peers,
            Metrics metrics,
            Shutdown shutdown) {
        this.config = config;
        this.vertx = vertx;
        this.database = database;
        this.policies = policies;
        this.clock = clock;
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

    /** Whether nobody has worked here yet: all that is on record is what the hub said of itself. */
    boolean isEmpty() throws Exception {
        return await(journal.range(Spine.LOG, 0, FIRST_ENTRIES)).stream()
                .allMatch(entry -> entry.subject().kind() == Subject.Kind.HUB);
    }

    private void openJournal() throws Exception {
        journal = new PostgresJournal(vertx, database.hubOptions("sekimori"), journalSettings());
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

    private JournalSettings journalSettings() {
        var usual = JournalSettings.DEFAULT;
        return new JournalSettings(
                config.journal().queueEntries(),
                config.journal().queueBytes(),
                config.journal().queueTime(),
                config.journal().batchEntries(),
                config.database().lockTimeout(),
                config.database().statementTimeout(),
                config.database().idleInTransactionTimeout(),
                usual.clockTolerance(),
                usual.reconnectMost(),
                config.database().poolSize());
    }

    private static String hostOf(String url) {
        return url.replaceFirst("^https?://", "").replaceFirst("/+$", "");
    }

    private void startSpine() throws Exception {
        pool = pool(database.hubOptions("sekimori reads"));
        var matching = pool(database.matchingOptions());
        documents = new DocumentBytes(pool);
        spine = new Spine(config, vertx, journal, policies, hub, clock, documents, pool, matching);
        new Opening(journal, Spine.format(), logs, policies, hub, spine.ids(), clock, this::await).record();
        inForce = InForce.of(policies, journal, Spine.format(), hub, this::await);
        reads = new SqlReads(
                vertx, pool, journal, new CursorPositions(journal), Spine.LOG, policies.rules(), Noted.ELSEWHERE);
        await(spine.start(Runtime.getRuntime().availableProcessors(), numbers(), this::reach));
        shutdown.add("spine", spine::close);
        notes = new Notes(spine.access(), spine.denials(), hub, clock);
    }

    private Pool pool(PgConnectOptions options) {
        var built = PgBuilder.pool()
                .with(database.poolOptions())
                .connectingTo(options)
                .with(database.netOptions())
                .using(vertx)
                .build();
        shutdown.add("pool", () -> await(built.close()));
        return built;
    }

    /** Of a read model that is behind, a case has none yet: the case itself is read without it. */
    private CaseReader.Numbers numbers() {
        return new CaseReader.Numbers() {
            @Override
            public Optional<String> of(OperationId operation) {
                return known(reads.number(operation), Optional.empty());
            }

            @Override
            public List<OperationId> referring(OperationId operation) {
                return known(reads.referring(operation), List.of());
            }
        };
    }

    private Checking.Reach reach(Actor actor) {
        var reach = reads.reach(actor).await();
        return new Checking.Reach(reach.everything(), reach.operations());
    }

    private static <T> T known(Future<T> asked, T otherwise) {
        try {
            return asked.await();
        } catch (ProjectionBehind | Journal.Overloaded e) {
            return otherwise;
        }
    }

    private Optional<Secret> startConsole(int port) throws Exception {
        var sight = new Sight(policies, spine.states(), spine.standingIn(), clock);
        var live = new LiveTail(journal, Spine.LOG, sight::version);
        journal.onCommitted(_ -> live.nudge());
        shutdown.add("live", live::close);
        var signingIn = SigningIn.of(config, vertx, pool, () -> policies.rules().directory(), clock);
        var unauthenticated = new Unauthenticated();
        var parts = new Parts(
                settings(port),
                bindings(),
                () -> policies.rules().directory(),
                signingIn.callers(),
                this::lent,
                signingIn.sessions(),
                signingIn.signIn(),
                reads,
                documents::get,
                logs.files(),
                live,
                new OpenStreams(),
                new OpenImports(),
                new Readiness(logs, journal, pool, peers),
                notes,
                inForce::tree,
                sight::verdict,
                ConsoleFiles.read("console"),
                metrics::scrape,
                unauthenticated);
        var connections = new AtomicInteger();
        var deployment = await(vertx.deployVerticle(
                () -> new HttpVerticle(parts, clock, connections),
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors())));
        shutdown.add("console", () -> await(vertx.undeploy(deployment)));
        vertx.setPeriodic(MINUTE_MILLIS, _ -> notes.unauthenticated(unauthenticated.drain()));
        return signingIn.password();
    }

    private Future<List<Lent>> lent(PersonId person) {
        return Addresses.LENT
                .request(vertx, new ReadLent(person), config.timeouts().busReply())
                .map(LentAnswer::lent);
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

    /** So that the access log cannot be cut short unseen: how far it reached stands in {@code operations}. */
    private void everyMinute() {
        var last = new AtomicReference<>("");
        vertx.setPeriodic(
                MINUTE_MILLIS,
                _ -> logs.files()
                        .checkpoint(LogName.ACCESS)
                        .onSuccess(note -> note.map(Hub::sizeAndRoot)
                                .filter(lines -> !last.getAndSet(lines[0]).equals(lines[0]))
                                .ifPresent(lines -> witnessed(Long.parseLong(lines[0]), lines[1]))));
    }

    private void witnessed(long size, String root) {
        spine.access()
                .append(
                        LogName.OPERATIONS,
                        new Subject(Subject.Kind.HUB, Causes.of("access-checkpoint", logs.host())),
                        hub,
                        new HubEvent.AccessCheckpoint(size, root));
    }

    /** The second and third line of a checkpoint. */
    private static String[] sizeAndRoot(byte[] checkpoint) {
        var lines = new String(checkpoint, StandardCharsets.UTF_8).split("\n", 4);
        return new String[] {lines[1], lines[2]};
    }

    private <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage()
                .toCompletableFuture()
                .get(config.timeouts().start().toMillis(), TimeUnit.MILLISECONDS);
    }
}
