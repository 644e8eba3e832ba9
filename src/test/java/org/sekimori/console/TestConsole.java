package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sekimori.bus.Address;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.CaseAnswer;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.identity.Callers;
import org.sekimori.identity.DemoIssuer;
import org.sekimori.identity.Passwords;
import org.sekimori.identity.Sessions;
import org.sekimori.identity.Tokens;
import org.sekimori.journal.LogName;
import org.sekimori.journal.TilePath;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.operation.Directory;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Standing;
import org.sekimori.policy.BrokenPolicies;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;
import org.sekimori.projection.Page;
import org.sekimori.projection.Reads;
import org.sekimori.testing.TestDatabase;

/** The real server, identity and sessions over a real port and database; behind the bus a room that answers as it is told. */
final class TestConsole implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final UUID CASE = UUID.fromString("0199a3c2-7a10-7c4e-9a51-2f6f0a6f1c01");
    static final Person COORDINATOR = person("coordinator", Organisation.NCO, Seat.NCO_COORDINATOR);
    static final Person SDF = person("sdf", Organisation.SDF, Seat.SDF_OFFICER);
    static final Person TWO_SEATS = person("two-seats", Organisation.NCO, Seat.NCO_LEGAL, Seat.NSS_DESK);
    static final Person AUDITOR = person("auditor", Organisation.AUDIT, Seat.AUDITOR);

    private static final PolicySet POLICIES = policies();

    /** The bodies of the commands that the tests send; all others take none. */
    record Draft(Proposal proposal) implements Command {}

    record Grant(GateId gate, ScopeHash scopeHash, Sealed<String> reasons) implements Command {}

    record Nothing() implements Command {}

    final Vertx vertx = Vertx.vertx();
    final TestDatabase database = TestDatabase.fresh();
    final List<Envelope> heard = new CopyOnWriteArrayList<>();
    final List<AccessNotes.Note> notes = new CopyOnWriteArrayList<>();
    final Unauthenticated unauthenticated = new Unauthenticated();
    final List<String> unready = new CopyOnWriteArrayList<>();
    final HttpClient client = HttpClient.newHttpClient();
    volatile Function<Envelope, Future<Outcome>> room = TestConsole::done;
    volatile Consumer<Live.Event> listener = _ -> {};
    volatile Optional<Long> resumedAfter = Optional.empty();

    private final Pool pool;
    private final HttpVerticle verticle;
    private final DemoIssuer issuer;

    /** With no front end built, and sessions as long as the contract's. */
    TestConsole() {
        this("no-console", Duration.ofHours(8));
    }

    /** @param build folder of the class path where the front end is */
    TestConsole(String build, Duration session) {
        vertx.eventBus().registerCodec(new LocalCodec()).codecSelector(_ -> "test");
        Addresses.room("test").consume(vertx, envelope -> {
            heard.add(envelope);
            return room.apply(envelope);
        });
        new Address<>("case", org.sekimori.bus.ReadCase.class, CaseAnswer.class).consume(vertx, TestConsole::readCase);
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(database.hub())
                .with(new PoolOptions().setMaxSize(2))
                .build();
        try {
            var keys = Files.createTempDirectory("sekimori-console").resolve("issuer.jwk");
            issuer = DemoIssuer.open(vertx, keys, "127.0.0.1", Duration.ofHours(8), Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        verticle = new HttpVerticle(parts(build, session), Clock.systemUTC(), new AtomicInteger());
        await(vertx.deployVerticle(verticle));
    }

    private static PolicySet policies() {
        try {
            return PolicySet.load(Path.of("policies"));
        } catch (BrokenPolicies e) {
            throw new IllegalStateException(e);
        }
    }

    private Parts parts(String build, Duration session) {
        var directory = Directory.of(List.of(COORDINATOR, SDF, TWO_SEATS, AUDITOR));
        var clock = Clock.systemUTC();
        var sessions = new Sessions(pool, session, clock);
        return new Parts(
                HttpSettings.loopback(0, true),
                commands(),
                () -> directory,
                new Callers(new Tokens(vertx, issuer.rules(), issuer, clock), sessions, () -> directory),
                _ -> Future.succeededFuture(List.of()),
                sessions,
                new SignIn.ByPassword(issuer, new Passwords(PASSWORD, () -> directory, clock)),
                reads(),
                _ -> Future.succeededFuture(Optional.empty()),
                new OneFile(),
                this::follow,
                new OpenStreams(),
                new OpenImports(),
                () -> Future.succeededFuture(List.copyOf(unready)),
                note -> {
                    notes.add(note);
                    return Future.succeededFuture();
                },
                () -> Map.of("policySet", "0".repeat(64), "files", List.of(Map.of("text", "permit; ".repeat(300)))),
                (actor, action) -> POLICIES.decide(Request.outside(
                        actor.seat(), action, Standing.outside(actor, POLICIES.rules(), Instant.now()))),
                ConsoleFiles.read(build),
                () -> "up 1\n",
                unauthenticated);
    }

    private Live.Following follow(Actor actor, Optional<Long> after, Consumer<Live.Event> consumer) {
        listener = consumer;
        resumedAfter = after;
        return new Live.Following() {
            @Override
            public Future<Void> settled() {
                return Future.succeededFuture();
            }

            @Override
            public void close() {
                listener = _ -> {};
            }
        };
    }

    /** Every action of the contract has a room, as in the hub. */
    private Map<String, Binding> commands() {
        var bindings = new HashMap<String, Binding>();
        await(Contract.load(vertx))
                .openApi()
                .operations()
                .forEach(operation -> Contract.action(operation)
                        .ifPresent(action -> bindings.put(action, new Binding("test", type(action)))));
        return bindings;
    }

    private static Class<? extends Command> type(String action) {
        return switch (action) {
            case "create", "revise" -> Draft.class;
            case "grant" -> Grant.class;
            default -> Nothing.class;
        };
    }

    /** Knows one case and nothing else. */
    private static Reads reads() {
        return (Reads) Proxy.newProxyInstance(
                Reads.class.getClassLoader(), new Class<?>[] {Reads.class}, (_, method, arguments) -> {
                    if (method.getReturnType() != Future.class) {
                        return null;
                    }
                    return switch (method.getName()) {
                        case "proposal" ->
                            Future.succeededFuture(Optional.of(Map.of("applicant", SDF.key(), "title", "x")));
                        case "campaigns", "operations", "sittings", "activities", "conflicts", "tasks", "obligations" ->
                            Future.succeededFuture(
                                    new Page<>(List.of(Map.of("limit", limit(arguments))), Optional.<String>empty()));
                        default -> Future.succeededFuture(Optional.empty());
                    };
                });
    }

    private static int limit(Object[] arguments) {
        return ((Page.Request) arguments[arguments.length - 1]).limit();
    }

    private static Future<CaseAnswer> readCase(org.sekimori.bus.ReadCase read) {
        return Future.succeededFuture(
                read.operation().value().equals(CASE)
                        ? new CaseAnswer.Found(Map.of("id", CASE.toString(), "applicant", SDF.key()), 7)
                        : new CaseAnswer.NotFound());
    }

    static Future<Outcome> done(Envelope envelope) {
        var entry = new Outcome.EntryRef("operations", 41, UUID.randomUUID(), "org.sekimori.operation.Submitted");
        return Future.succeededFuture(new Outcome.Done(
                envelope.subject().orElse(CASE), 2, "draft", envelope.subject().isEmpty(), false, List.of(entry)));
    }

    /** One log with a checkpoint and a tile. */
    private static final class OneFile implements LogFiles {
        @Override
        public Future<Optional<byte[]>> checkpoint(LogName log) {
            return Future.succeededFuture(Optional.of("note".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }

        @Override
        public Future<Optional<byte[]>> tile(LogName log, TilePath path) {
            return Future.succeededFuture(path.index() < 2_000 ? Optional.of(new byte[1]) : Optional.empty());
        }

        @Override
        public Future<Optional<byte[]>> proof(LogName log, long index) {
            return Future.succeededFuture(Optional.empty());
        }

        @Override
        public Future<String> keys() {
            return Future.succeededFuture("key\n");
        }
    }

    private static Person person(String user, Organisation organisation, Seat... seats) {
        var key = new PersonId(UUID.nameUUIDFromBytes(user.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return new Person(key, user, user + "さん", organisation, Optional.empty(), Set.of(seats), List.of());
    }

    int port() {
        return verticle.port();
    }

    String token(Person person) {
        return issuer.token(person.user());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder as(Person person, String path) {
        return request(path).header("Authorization", "Bearer " + token(person));
    }

    HttpRequest.Builder post(Person person, String path, String body) {
        return as(person, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow(); // close() would wait for a stream that a failed test left open
        await(pool.close());
        await(vertx.close());
        database.close();
    }
}
