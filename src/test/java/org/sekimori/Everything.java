package org.sekimori;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Command;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Offer;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule.Mode;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Task;
import org.sekimori.operation.TaskId;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Window;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/**
 * Every command on a case as it stands, with contents that nothing is wrong with: where an offer leaves the content open, as
 * many commands as it takes for one of them to be the right one.
 */
final class Everything {
    private static final List<String> COMMITTEE =
            List.of("chair", "member-1", "member-2", "member-3", "member-4", "expert");
    private static final UUID NOBODY = new UUID(99, 99);

    private final Play play;
    private final Draft draft;
    private final Map<Offer, List<Command>> commands = new LinkedHashMap<>();

    /** @param draft that the case was made of */
    Everything(Play play, Draft draft) {
        this.play = play;
        this.draft = draft;
        proposal();
        asked().forEach(this::review);
        add(Offer.of("return", GateId.SCREENING), back(GateId.SCREENING, Optional.empty()));
        add(Offer.of("invoke-exception"), new ReviewCommand.InvokeException(text(), text(), text()));
        sittings();
        play.dossier.sitting().ifPresent(this::sitting);
        tasking();
        execution();
        closing();
    }

    /** The gates of the case and of what it asks for besides, and one that is none of them. */
    private List<Gate> asked() {
        var applying = play.rules.gates().stream()
                .filter(gate -> play.operation().applies(gate.id()))
                .toList();
        var other = play.rules.gates().stream()
                .filter(gate -> !applying.contains(gate))
                .limit(1);
        return Stream.concat(applying.stream(), other).toList();
    }

    Map<Offer, List<Command>> commands() {
        return commands;
    }

    private void add(Offer offer, Command command) {
        commands.computeIfAbsent(offer, _ -> new ArrayList<>()).add(Seals.seal(command));
    }

    private static Sealed<String> text() {
        return Sealed.fresh("words");
    }

    private void proposal() {
        add(Offer.of("revise"), new ProposalCommand.Revise(draft.proposal()));
        add(Offer.of("submit"), new ProposalCommand.Submit());
        add(Offer.of("withdraw"), new ProposalCommand.Withdraw(text()));
        add(Offer.of("withdraw-amendment"), new ProposalCommand.WithdrawAmendment(text()));
        var window = draft.window;
        draft.window = new Window(window.from(), window.to().plus(Duration.ofDays(9)));
        add(Offer.of("amend"), new ProposalCommand.Amend(draft.proposal()));
        draft.window = window;
        add(
                Offer.of("screen"),
                new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
    }

    private ReviewCommand.Return back(GateId gate, Optional<Sealed<Attestation>> attestation) {
        return new ReviewCommand.Return(gate, play.operation().underReview().scopeHash(), text(), attestation);
    }

    private void review(Gate gate) {
        var id = gate.id();
        var hash = play.operation().underReview().scopeHash();
        var attestation = play.attestation(id);
        add(Offer.of("grant", id), play.grant(id));
        add(Offer.of("refuse", id), new ReviewCommand.Refuse(id, hash, text(), attestation));
        add(Offer.of("return", id), back(id, attestation));
        var read = new ReadBack("office", play.now, "as named");
        add(Offer.of("confirm-oral", id), new ReviewCommand.ConfirmOral(id, hash, Sealed.fresh(read)));
        add(Offer.of("attach-paper", id), new ReviewCommand.AttachPaper(id, new DocumentId(NOBODY)));
        add(Offer.of("take-note", id), new ReviewCommand.TakeNote(id));
    }

    private void sittings() {
        for (var matter : Matter.values()) {
            add(Offer.of("sitting-create"), play.open(matter, "chair", "member-1", "member-2"));
            add(Offer.of("sitting-create"), play.open(matter, "member-1", "member-2", "member-3"));
        }
        add(Offer.of("answer-supplement"), new OversightCommand.AnswerSupplement(text()));
    }

    private void sitting(Sitting sitting) {
        for (var resolution : Resolution.values()) {
            add(Offer.of("sitting-move"), play.move(resolution));
        }
        var motion = sitting.motion().map(Sitting.Motion::hash).orElse("0");
        add(Offer.of("sitting-vote"), new OversightCommand.Vote(motion, Sealed.fresh(Choice.FOR), text()));
        add(Offer.of("sitting-withdraw"), new OversightCommand.Withdraw());
        for (var casting : List.of(Optional.<Sealed<Choice>>empty(), Optional.of(Sealed.fresh(Choice.FOR)))) {
            add(Offer.of("sitting-decide"), new OversightCommand.Decide(casting));
            add(Offer.of("sitting-close"), new OversightCommand.Close(casting));
        }
        for (var user : COMMITTEE) {
            var person = TestRules.id(user);
            add(Offer.of("sitting-attend"), new OversightCommand.Attend(person, Mode.ROOM));
            add(Offer.of("sitting-leave"), new OversightCommand.Leave(person, Optional.empty()));
            add(Offer.of("sitting-recuse"), new OversightCommand.Recuse(person, text()));
        }
        add(Offer.of("sitting-hear"), new OversightCommand.Hear(TestRules.id("expert"), text()));
        add(Offer.of("sitting-adjourn"), new OversightCommand.Adjourn(text()));
    }

    private void tasking() {
        var police = play.operation().liveTasks().stream()
                .filter(task -> task.agency() == Agency.POLICE)
                .map(Task::officer)
                .findAny();
        add(Offer.of("task"), tasking(Agency.POLICE, "police", Optional.empty()));
        add(Offer.of("task"), tasking(Agency.SDF, "sdf", police));
        for (var task : tasks()) {
            add(Offer.of("accept", task), new TaskingCommand.Accept(task));
            add(Offer.of("decline", task), new TaskingCommand.Decline(task, text()));
            add(Offer.of("ready", task), new TaskingCommand.Ready(task, Optional.of(conditions())));
            add(Offer.of("acknowledge-halt", task), new ExecutionCommand.AcknowledgeHalt(task));
            add(Offer.of("acknowledge-scope", task), new ExecutionCommand.AcknowledgeScope(task));
        }
        add(Offer.of("start"), new TaskingCommand.Start());
    }

    private static TaskingCommand.Tasking tasking(Agency agency, String officer, Optional<PersonId> partner) {
        return new TaskingCommand.Tasking(agency, TestRules.id(officer), partner, text(), text(), Duration.ofHours(1));
    }

    private List<TaskId> tasks() {
        return play.operation().tasks().stream().map(Task::id).toList();
    }

    private Set<ObligationId> conditions() {
        return Set.copyOf(
                play.operation().conditions().stream().map(Obligation::id).toList());
    }

    private void execution() {
        var task = play.operation().tasks().stream().map(Task::id).findFirst().orElse(new TaskId(NOBODY));
        var hash = play.operation().scopeHash();
        var identified =
                Sealed.fresh(new ExecutionCommand.Identified(play.now, "banner", Optional.empty(), Optional.empty()));
        add(
                Offer.of("log"),
                new ExecutionCommand.Log(
                        task, text(), text(), play.now, identified, text(), text(), text(), Optional.empty(), hash));
        add(
                Offer.of("correct"),
                new ExecutionCommand.Correct(
                        new EntryId(NOBODY),
                        text(),
                        task,
                        text(),
                        text(),
                        play.now,
                        identified,
                        text(),
                        text(),
                        text(),
                        Optional.empty(),
                        hash));
        add(Offer.of("note"), new ExecutionCommand.Note(text(), Optional.empty()));
        add(Offer.of("halt"), new ExecutionCommand.Halt(text(), Optional.empty()));
        add(Offer.of("resume"), new ExecutionCommand.Resume(text()));
        add(Offer.of("end"), new ExecutionCommand.End());
    }

    private void closing() {
        add(Offer.of("report"), play.report());
        add(Offer.of("notify-committee"), new ClosingCommand.NotifyCommittee(text()));
        add(Offer.of("answer-recommendation"), new ClosingCommand.AnswerRecommendation(text()));
        for (var owed : play.operation().obligations()) {
            add(Offer.of("answer-obligation"), new ClosingCommand.AnswerObligation(owed.id(), text()));
        }
        add(Offer.of("close"), new ClosingCommand.Close());
        add(Offer.of("revoke"), new ClosingCommand.Revoke(text()));
        add(Offer.of("expire"), new ClosingCommand.Expire());
    }

    /** Who takes part in a case, each in the only seat, and the hub. */
    static List<String> users() {
        return List.of(
                "coordinator",
                "nco-director",
                "legal",
                "watch",
                "mofa",
                "police",
                "police-director",
                "sdf",
                "sdf-director",
                "chair",
                "member-1",
                "expert",
                "secretariat",
                "hub");
    }
}
