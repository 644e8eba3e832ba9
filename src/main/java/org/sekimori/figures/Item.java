package org.sekimori.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.sekimori.operation.Wire;

/** What is counted. Each counts entries, so a case that is asked for twice counts twice. */
public enum Item implements Wire {
    /** Approval was asked for (承認の求め), the first time for this case. */
    REQUESTS,
    /** Asked for again, after a return. */
    REQUESTS_AGAIN,
    /** By a sitting of the committee, before the measure (承認). */
    APPROVALS,
    /** By a sitting of the committee (不承認). */
    REFUSALS,
    /** By a sitting of the committee (差戻し). */
    RETURNS,
    /** The exception lane was invoked (ただし書). */
    EXCEPTIONS,
    /** The committee was told of a measure without its approval (事後通知). */
    EX_POST_NOTICES,
    /** 確認. */
    CONFIRMATIONS,
    /** 勧告, whatever it follows. */
    RECOMMENDATIONS,
    /** Of these, those on a measure of which the committee was told afterwards. */
    RECOMMENDATIONS_AFTER_NOTICE,
    RECOMMENDATIONS_ANSWERED,
    /** Widening was asked for (追加の承認の求め). */
    AMENDMENTS,
    AMENDMENTS_APPROVED,
    AMENDMENTS_REFUSED,
    AMENDMENTS_RETURNED,
    AMENDMENTS_WITHDRAWN,
    /** By a seat or desk other than the committee. */
    OTHER_REFUSALS,
    /** By a seat or desk other than the committee, screening included. */
    OTHER_RETURNS,
    /** Less was asked for than before, after a request. */
    NARROWED,
    ORAL_DECISIONS,
    STARTED,
    HALTS,
    /** Of these, by the committee or its chair. */
    HALTS_BY_COMMITTEE,
    /** Log entries that do not count as in scope. */
    OUT_OF_SCOPE,
    REVOCATIONS,
    /** Of these, by a sitting of the committee. */
    REVOCATIONS_BY_COMMITTEE,
    EXPIRED,
    /** After a request. */
    WITHDRAWN,
    CLOSED_WITH_EXECUTION,
    /** Closed without a single log entry. */
    CLOSED_WITHOUT_EXECUTION,
    /** A gate's grant, for {@link GateFigures} only. */
    GATE_GRANTED,
    /** A gate's refusal, for {@link GateFigures} only. */
    GATE_REFUSED,
    /** A gate's return, for {@link GateFigures} only. */
    GATE_RETURNED;

    /** Those that stand in a table of figures, in its order. */
    public static final List<Item> FIGURES =
            Arrays.stream(values()).filter(item -> !item.ofGate()).toList();

    /** Acts of which the report gives an outline, one by one. Recommendations have theirs beside their answers. */
    static final Set<Item> OUTLINED = Set.of(REQUESTS, APPROVALS, EX_POST_NOTICES);

    boolean ofGate() {
        return this == GATE_GRANTED || this == GATE_REFUSED || this == GATE_RETURNED;
    }

    /** The name in JSON, in camel case. */
    public String field() {
        var words = wire().split("-", -1);
        var field = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            field.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
        }
        return field.toString();
    }
}
