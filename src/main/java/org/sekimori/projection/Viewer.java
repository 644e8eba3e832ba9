package org.sekimori.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;

/**
 * Who may read a case, as one SQL condition over {@code operation_view}, so that nothing is ever counted or paged before
 * it was cut. It says the same as the policy for reading a case; a test compares the two.
 */
record Viewer(Actor actor) {
    /** Uses {@code $1} for the person's key and {@code $2} for the agency, which may be null. */
    private String caseCondition() {
        var seat = actor.seat().wire();
        var gate = " OR (submitted AND '" + seat + "' = ANY(gate_seats))";
        return "($1::uuid IS NOT NULL AND ($2::text IS NULL OR $2 <> '') AND (" + reach(gate) + "))";
    }

    private String reach(String gate) {
        return switch (actor.seat()) {
            case NCO_COORDINATOR, NCO_DIRECTOR, NCO_LEGAL, NCO_DECONFLICTION, AUDITOR -> "true";
            case POLICE_DIRECTOR, SDF_DIRECTOR -> "$2 = ANY(agencies)" + gate;
            case POLICE_OFFICER, SDF_OFFICER -> "applicant = $1 OR $1 = ANY(officers)";
            case NSS_DESK, MOFA_DESK, NPSC_DESK -> "false" + gate;
            case COMMITTEE_CHAIR, COMMITTEE_MEMBER, COMMITTEE_SECRETARIAT, COMMITTEE_EXPERT -> "submitted";
            case TAKEDOWN_DESK, LIAISON_DESK, ADMINISTRATOR, HUB -> "false";
        };
    }

    /** Every case and every activity. */
    boolean readsEverything() {
        return reach("").equals("true") && oversees(actor.seat());
    }

    /** The statement with {@link #caseCondition} wherever it says {@code :readable}. */
    String in(String sql) {
        return sql.replace(":readable", caseCondition());
    }

    /** The two parameters of {@link #caseCondition}, then the query's own from {@code $3}; those may be null. */
    List<Object> with(Object... own) {
        var agency = actor.seat().agency().or(actor.organisation()::agency);
        var parameters = new ArrayList<>();
        parameters.add(actor.id().value());
        parameters.add(agency.map(Agency::wire).orElse(null));
        parameters.addAll(Arrays.asList(own));
        return parameters;
    }

    /** Kinds of activity in which the seat has a part. */
    static String[] kinds(Seat seat, Rules rules) {
        return kinds(rules, instrument -> instrument.concerns(seat));
    }

    /** Kinds of activity that the seat leads. */
    static String[] led(Seat seat, Rules rules) {
        return kinds(rules, instrument -> instrument.desk() == seat);
    }

    private static String[] kinds(Rules rules, Predicate<Instrument> which) {
        return rules.instruments().entrySet().stream()
                .filter(kind -> which.test(kind.getValue()))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** Who steers or oversees all instruments: NCO, the committee, the auditor. */
    static boolean oversees(Seat seat) {
        return switch (seat) {
            case NCO_COORDINATOR,
                    NCO_DIRECTOR,
                    NCO_LEGAL,
                    NCO_DECONFLICTION,
                    COMMITTEE_CHAIR,
                    COMMITTEE_MEMBER,
                    COMMITTEE_SECRETARIAT,
                    COMMITTEE_EXPERT,
                    AUDITOR -> true;
            case NSS_DESK,
                    MOFA_DESK,
                    NPSC_DESK,
                    POLICE_OFFICER,
                    POLICE_DIRECTOR,
                    SDF_OFFICER,
                    SDF_DIRECTOR,
                    TAKEDOWN_DESK,
                    LIAISON_DESK,
                    ADMINISTRATOR,
                    HUB -> false;
        };
    }
}
