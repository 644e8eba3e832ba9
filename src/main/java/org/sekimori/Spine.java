package org.sekimori;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Campaigns;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.Codecs;
import org.sekimori.bus.LogMoved;
import org.sekimori.config.HubConfig;
import org.sekimori.deconfliction.Alarms;
import org.sekimori.deconfliction.Conflicts;
import org.sekimori.deconfliction.store.Encounters;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.deconfliction.store.NarrowingStore;
import org.sekimori.deconfliction.store.Registrations;
import org.sekimori.deconfliction.store.SelectorIndex;
import org.sekimori.deconfliction.store.SelectorUse;
import org.sekimori.delegation.Delegations;
import org.sekimori.document.Documents;
import org.sekimori.journal.Cursor;
import org.sekimori.journal.CursorPositions;
import org.sekimori.journal.CursorSettings;
import org.sekimori.journal.DocumentBytes;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.LogName;
import org.sekimori.journal.Nudge;
import org.sekimori.journal.PostgresJournal;
import org.sekimori.journal.Salts;
import org.sekimori.journal.Sealing;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Wire;
import org.sekimori.pipeline.AccessEvent;
import org.sekimori.pipeline.AccessLog;
import org.sekimori.pipeline.ActivityReader;
import org.sekimori.pipeline.ActivityRoom;
import org.sekimori.pipeline.AlarmRoom;
import org.sekimori.pipeline.Alarming;
import org.sekimori.pipeline.Answers;
import org.sekimori.pipeline.Asking;
import org.sekimori.pipeline.CanonicalHashing;
import org.sekimori.pipeline.CaseReader;
import org.sekimori.pipeline.CaseRoom;
import org.sekimori.pipeline.CaseVerticle;
import org.sekimori.pipeline.Checking;
import org.sekimori.pipeline.CommandPipeline;
import org.sekimori.pipeline.ConflictRoom;
import org.sekimori.pipeline.DelegationRoom;
import org.sekimori.pipeline.Denials;
import org.sekimori.pipeline.DeskReader;
import org.sekimori.pipeline.DocumentRoom;
import org.sekimori.pipeline.HubEvent;
import org.sekimori.pipeline.HubFolding;
import org.sekimori.pipeline.Looking;
import org.sekimori.pipeline.MinutesReader;
import org.sekimori.pipeline.PhaseVerticle;
import org.sekimori.pipeline.Registering;
import org.sekimori.pipeline.Room;
import org.sekimori.pipeline.ScreeningReaction;
import org.sekimori.pipeline.SittingsReaction;
import org.sekimori.pipeline.StandingIn;
import org.sekimori.pipeline.States;
import org.sekimori.pipeline.TimeIds;
import org.sekimori.pipeline.Timers;
import org.sekimori.pipeline.Timetabling;
import org.sekimori.pipeline.Writing;
import org.sekimori.policy.PolicySet;
import org.sekimori.projection.FigureCounter;
import org.sekimori.projection.Projector;
import org.sekimori.timer.TimerStore;

/**
 * The inside of a node: the pipeline and its rooms on the bus, and the cursors that carry what was committed on. All of it
 * runs on every node.
 */
final class Spine {
    /** The log that the workflow is written to. */
    static final LogName LOG = LogName.OPERATIONS;

    /** States in memory, each target counting as one. */
    private static final int REMEMBERED = 200_000;

    private static final Duration SUM_EVERY = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final PostgresJournal journal;
    private final PolicySet policies;
    private final Actor hub;
    private final Clock clock;
    private final HubConfig config;
    private final Pool pool;
    private final EntryFormat format = format();
    private final TimeIds ids;
    private final States states;
    private final AccessLog access;
    private final Denials denials;
    private final Asking asking;
    private final Encounters encounters;
    private final SelectorIndex index = new SelectorIndex(new JdkUnicode());
    private final CommandPipeline pipeline;
    private final List<Room> rooms;
    private final List<Cursor> cursors = new ArrayList<>();
    private Optional<Timers> timers = Optional.empty();
    private Optional<Alarming> alarming = Optional.empty();
    private long summing;

    Spine(
            HubConfig config,
            Vertx vertx,
            PostgresJournal journal,
            PolicySet policies,
            Actor hub,
            Clock clock,
            DocumentBytes documents,
            Pool pool,
            Pool matching) {
        this.config = config;
        this.vertx = vertx;
        this.journal = journal;
        this.policies = policies;
        this.hub = hub;
        this.clock = clock;
        this.pool = pool;
        this.ids = new TimeIds(clock);
        this.rooms = rooms(documents, policies);
        var folding = new HubFolding();
        this.states = new States(journal, LOG, folding, REMEMBERED);
        this.access = new AccessLog(journal, format, ids, clock, policies::hash);
        this.denials = new Denials(access, clock);
        this.asking = new Asking(new SelectorUse(pool, LOG, new JdkUnicode()), policies);
        this.encounters = new Encounters(matching, index, policies.margin());
        this.pipeline = new CommandPipeline(new CommandPipeline.Parts(
                LOG,
                journal,
                states,
                policies,
                policies.rules(),
                new CanonicalHashing(),
                new Sealing(Salts.secure()),
                new Writing(LOG, format, folding, states, ids),
                new Answers(LOG, journal, format, folding),
                denials,
                asking,
                ids,
                clock,
                config.limits().lostRaces()));
    }

    /** Every event that this hub writes and reads. */
    static List<Descriptor> descriptors() {
        return Stream.concat(
                        Journey.descriptors().stream(),
                        Stream.of(
                                Activities.DESCRIPTOR,
                                Campaigns.DESCRIPTOR,
                                Conflicts.DESCRIPTOR,
                                Alarms.DESCRIPTOR,
                                Documents.DESCRIPTOR,
                                Delegations.DESCRIPTOR,
                                AccessEvent.DESCRIPTOR,
                                HubEvent.DESCRIPTOR))
                .toList();
    }

    static EntryFormat format() {
        return new EntryFormat(descriptors(), Map.of(), Salts.secure());
    }

    private static List<Room> rooms(DocumentBytes documents, PolicySet policies) {
        return Stream.concat(
                        Journey.PHASES.stream().map(CaseRoom::new),
                        Stream.of(
                                new ActivityRoom(),
                                new ConflictRoom(),
                                new AlarmRoom(),
                                new DocumentRoom(documents),
                                new DelegationRoom(policies.rules().directory())))
                .toList();
    }

    List<Room> heard() {
        return rooms;
    }

    States states() {
        return states;
    }

    StandingIn standingIn() {
        return new StandingIn(states, policies, clock);
    }

    Denials denials() {
        return denials;
    }

    AccessLog access() {
        return access;
    }

    TimeIds ids() {
        return ids;
    }

    List<Cursor> cursors() {
        return cursors;
    }

    /** Puts every room on the bus, {@code instances} times, and starts the cursors. */
    Future<Void> start(int instances, CaseReader.Numbers numbers, Checking.Reaches reaches) {
        Codecs.register(vertx);
        var threads = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                .setInstances(instances);
        var deployed = new ArrayList<Future<?>>();
        var looking = new Looking(states, policies, new CanonicalHashing(), ids, clock, Journey::offers);
        var minutes = new MinutesReader(looking, LOG, journal, format);
        var checking = new Checking(new Checking.Parts(LOG, looking, encounters, asking, access, denials, reaches));
        for (var room : rooms) {
            deployed.add(vertx.deployVerticle(() -> new PhaseVerticle(room, pipeline), threads));
        }
        deployed.add(vertx.deployVerticle(
                () -> new CaseVerticle(
                        new CaseReader(looking, numbers),
                        new DeskReader(looking),
                        minutes,
                        new ActivityReader(looking),
                        standingIn(),
                        checking),
                threads));
        startCursors();
        summing = vertx.setPeriodic(SUM_EVERY.toMillis(), _ -> denials.sum());
        return Future.all(deployed).mapEmpty();
    }

    private void startCursors() {
        var projector = new Projector(journal, LOG, policies.rules());
        var registering = new Registering(journal, LOG, format);
        var screening = new ScreeningReaction(new ScreeningReaction.Parts(
                journal, LOG, format, encounters, new CursorPositions(journal), new ConflictRoom(), pipeline, hub));
        var sittings = new SittingsReaction(LOG, states, pipeline, hub);
        var usual = CursorSettings.DEFAULT;
        var settings = new CursorSettings(
                usual.batchEntries(), config.journal().pollInterval(), usual.handlerTimeout(), usual.pauseMost());
        cursors.add(Cursor.transactional(journal, Projector.NAME, LOG, settings, projector::handle));
        cursors.add(Cursor.transactional(journal, FigureCounter.NAME, LOG, settings, FigureCounter::handle));
        cursors.add(Cursor.transactional(
                journal, Registering.NAME, LOG, settings, Registrations.within(index, registering::handle)));
        cursors.add(Cursor.reacting(journal, ScreeningReaction.NAME, LOG, settings, screening));
        cursors.add(Cursor.reacting(journal, SittingsReaction.NAME, LOG, settings, sittings));
        var store = new TimerStore(pool);
        var timetabling = new Timetabling(journal, LOG, policies.rules(), clock);
        cursors.add(
                Cursor.transactional(journal, Timetabling.NAME, LOG, settings, TimerStore.within(timetabling::handle)));
        timers = Optional.of(new Timers(store, LOG, pipeline, policies.hash(), hub, clock).start());
        alarming = Optional.of(new Alarming(
                        new NarrowingStore(pool, LOG), policies.narrowings().within(), pipeline, hub, clock)
                .start());
        journal.onCommitted(this::committed);
        Addresses.onNudge(vertx, moved -> nudge(new Nudge(Wire.of(LogName.class, moved.log()), moved.nextIndex())));
        cursors.forEach(Cursor::start);
    }

    /** Its own cursors at once, the other nodes' by the bus. */
    private void committed(Nudge nudge) {
        nudge(nudge);
        Addresses.nudge(vertx, new LogMoved(nudge.log().wire(), nudge.nextIndex()));
    }

    private void nudge(Nudge nudge) {
        cursors.forEach(cursor -> cursor.nudge(nudge));
    }

    /** After the bus has gone quiet; what was counted is written down. */
    void close() throws Exception {
        vertx.cancelTimer(summing);
        if (timers.isPresent()) {
            timers.get().stop();
        }
        if (alarming.isPresent()) {
            alarming.get().stop();
        }
        for (var cursor : cursors) {
            cursor.stop().toCompletionStage().toCompletableFuture().get(5, java.util.concurrent.TimeUnit.SECONDS);
        }
        denials.sumAll();
        access.close();
    }
}
