package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Draft;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand.Revise;
import org.sekimori.phase.proposal.ProposalCommand.Withdraw;

/** How a case ends, and that what is over stays over: a case is never opened again. */
class EndingsTest {
    /** Facts, which are never refused, and what a person may still say about them. */
    private static final Set<String> FACTS = Set.of("log", "correct", "note");

    private static List<Actor> everybody(Play play) {
        var actors = new ArrayList<Actor>();
        play.rules
                .directory()
                .persons()
                .values()
                .forEach(p -> p.seats().forEach(seat -> actors.add(TestRules.actor(p.user(), seat))));
        actors.add(TestRules.actor("hub"));
        return actors;
    }

    private static void over(Play play, Stage stage) {
        play.is(stage);
        for (var actor : everybody(play)) {
            assertThat(Journey.offers(play.dossier, play.act(actor)))
                    .as("%s in %s", actor.seat(), stage)
                    .extracting(Offer::name)
                    .isSubsetOf(FACTS);
        }
        play.refuses("coordinator", new Revise(Draft.home().proposal()), Reason.WRONG_STAGE);
    }

    private static ClosingCommand.Revoke revoke() {
        return new ClosingCommand.Revoke(Sealed.fresh("r"));
    }

    @Test
    void a_case_that_never_began_is_withdrawn_revoked_or_expires_and_ends_in_no_other_way() {
        for (var tasked : List.of(false, true)) {
            for (var user : List.of("police-director", "nco-director", "coordinator")) {
                var play = never(tasked);
                play.refuses(user, new ExecutionCommand.End(), Reason.WRONG_STAGE);
                play.refuses(user, play.report(), Reason.WRONG_STAGE);
                play.refuses(user, new ClosingCommand.Close(), Reason.WRONG_STAGE);
            }
            var withdrawn = never(tasked);
            over(withdrawn.does("police", new Withdraw(Sealed.fresh("r"))), Stage.WITHDRAWN);
            var revoked = never(tasked);
            over(revoked.does("nco-director", revoke()), Stage.REVOKED);
            var sat = never(tasked);
            over(sat.sits(Matter.REVOCATION, Resolution.REVOKE), Stage.REVOKED);
            var expired = never(tasked);
            expired.refuses("hub", new ClosingCommand.Expire(), Reason.NOT_DUE);
            expired.now = expired.operation().proposal().window().to();
            over(expired.does("hub", new ClosingCommand.Expire()), Stage.EXPIRED);
        }
    }

    private static Play never(boolean tasked) {
        var play = Play.authorised(Draft.home());
        return tasked ? play.tasked() : play;
    }

    @Test
    void a_case_that_began_owes_its_report_however_it_ends() {
        Play.executing(Draft.home()).does("nco-director", revoke()).is(Stage.ENDED);
        Play.executing(Draft.home()).sits(Matter.REVOCATION, Resolution.REVOKE).is(Stage.ENDED);
        var expired = Play.executing(Draft.home());
        expired.now = expired.operation().proposal().window().to();
        expired.does("hub", new ClosingCommand.Expire()).is(Stage.ENDED);
        expired.refuses("nco-director", revoke(), Reason.WRONG_STAGE);
    }

    @Test
    void a_refused_case_and_a_closed_one_are_over() {
        over(Play.coordinated(Draft.home()).sits(Matter.APPROVAL, Resolution.REFUSE), Stage.REFUSED);
        var closed = Play.reported(Draft.home())
                .sits(Matter.CONFIRMATION, Resolution.CONFIRM)
                .does("coordinator", new ClosingCommand.Close());
        over(closed, Stage.CLOSED);
    }
}
