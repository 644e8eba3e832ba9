package org.sekimori.figures;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Agency;
import org.sekimori.operation.AmendmentEvent;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Wire;

/** What one entry adds to the figures, and what of it later entries of its case need. */
public final class Counting {
    /** The one log that is counted; exercises have a log of their own, which never is. */
    public static final String LOG = "operations";

    private static final String KIND = "operation";
    private static final String PREFIX = "org.sekimori.operation.";

    /** The last parts of the types that matter here. */
    public static final Set<String> TYPES = Set.of(
            "Drafted",
            "Revised",
            "Submitted",
            "Granted",
            "OralRecorded",
            "Refused",
            "Returned",
            "ExceptionInvoked",
            "CommitteeNotified",
            "Confirmed",
            "Recommended",
            "RecommendationAnswered",
            "Amended",
            "Widened",
            "AmendmentEnded",
            "ObligationOpened",
            "ObligationFulfilled",
            "Started",
            "Halted",
            "Logged",
            "Corrected",
            "Revoked",
            "Expired",
            "Withdrawn",
            "Closed");

    private final CaseFacts before;
    private final ClearEntry entry;
    private final List<Counted> counted = new ArrayList<>();

    private Counting(CaseFacts before, ClearEntry entry) {
        this.before = before;
        this.entry = entry;
    }

    /** What an entry leaves behind. */
    public record Step(CaseFacts after, List<Counted> counted) {
        public Step {
            counted = List.copyOf(counted);
        }
    }

    /** Whether the entry can count or change how later ones do. */
    public static boolean concerns(String log, String subjectKind, String type) {
        return log.equals(LOG)
                && subjectKind.equals(KIND)
                && type.startsWith(PREFIX)
                && TYPES.contains(type.substring(PREFIX.length()));
    }

    static boolean concerns(ClearEntry entry) {
        return concerns(entry.log(), entry.subjectKind(), entry.type());
    }

    /**
     * Of an entry that {@link #concerns}.
     *
     * @param before what the entries of the case before this one left; empty for its first
     */
    public static Step step(Optional<CaseFacts> before, ClearEntry entry) {
        if (name(entry).equals("Drafted")) {
            return new Step(CaseFacts.drafted(text(entry, "legalBasis"), executors(entry)), List.of());
        }
        var known = before.orElseThrow(() ->
                new IllegalArgumentException("Expected the draft of a case before entry " + entry.index() + " of it"));
        var counting = new Counting(known, entry);
        return new Step(counting.after(), counting.counted);
    }

    private CaseFacts after() {
        return switch (name(entry)) {
            case "Revised" -> revised();
            case "Submitted" -> {
                count(before.submitted() ? Item.REQUESTS_AGAIN : Item.REQUESTS);
                yield before.submitted(entry.recorded());
            }
            case "Granted" -> granted();
            case "Refused" -> decided(Item.GATE_REFUSED, Item.REFUSALS, Item.OTHER_REFUSALS);
            case "Returned" -> decided(Item.GATE_RETURNED, Item.RETURNS, Item.OTHER_RETURNS);
            case "OralRecorded" -> count(Item.ORAL_DECISIONS);
            case "ExceptionInvoked" -> count(Item.EXCEPTIONS);
            case "CommitteeNotified" -> count(Item.EX_POST_NOTICES).told();
            case "Confirmed" -> count(Item.CONFIRMATIONS);
            case "Recommended" -> {
                countIf(before.notified(), Item.RECOMMENDATIONS_AFTER_NOTICE);
                yield count(Item.RECOMMENDATIONS);
            }
            case "RecommendationAnswered" -> count(Item.RECOMMENDATIONS_ANSWERED);
            case "Amended" -> count(Item.AMENDMENTS).amending(text(entry, "scopeHash"), entry.recorded());
            case "Widened" -> count(Item.AMENDMENTS_APPROVED).amended();
            case "AmendmentEnded" -> amendmentEnded();
            case "ObligationOpened" ->
                text(entry, "kind").equals(Obligation.SUPPLEMENT)
                        ? before.supplements(supplements().opened(text(entry, "obligation"), entry.recorded()))
                        : before;
            case "ObligationFulfilled" ->
                before.supplements()
                        .map(asked -> before.supplements(asked.fulfilled(text(entry, "obligation"), entry.recorded())))
                        .orElse(before);
            default -> carriedOut();
        };
    }

    private CaseFacts carriedOut() {
        return switch (name(entry)) {
            case "Started" -> count(Item.STARTED);
            case "Halted" -> {
                countIf(text(entry, "authority").equals(Halt.Authority.COMMITTEE.wire()), Item.HALTS_BY_COMMITTEE);
                yield count(Item.HALTS);
            }
            case "Logged", "Corrected" -> {
                countIf(!truth("inScope") && (!truth("safeStop") || flagged()), Item.OUT_OF_SCOPE);
                yield before.withLog();
            }
            case "Revoked" -> {
                countIf(bySitting(), Item.REVOCATIONS_BY_COMMITTEE);
                yield count(Item.REVOCATIONS);
            }
            case "Expired" -> count(Item.EXPIRED);
            case "Withdrawn" -> countIf(before.submitted(), Item.WITHDRAWN);
            case "Closed" -> count(before.logged() ? Item.CLOSED_WITH_EXECUTION : Item.CLOSED_WITHOUT_EXECUTION);
            default -> before;
        };
    }

    private CaseFacts revised() {
        countIf(before.submitted() && truth("narrowing"), Item.NARROWED);
        return before.revised(text(entry, "legalBasis"), executors(entry));
    }

    /** A grant of an amendment is no approval of the case: what comes of it is told when it is widened. */
    private CaseFacts granted() {
        var ofAmendment = before.pending().equals(Optional.of(text(entry, "scopeHash")));
        countIf(bySitting() && !ofAmendment, Item.APPROVALS);
        countIf(
                optional("channel")
                        .map(channel ->
                                Wire.of(Attestation.Channel.class, channel).isOral())
                        .orElse(false),
                Item.ORAL_DECISIONS);
        return atGate(Item.GATE_GRANTED);
    }

    private CaseFacts decided(Item atGate, Item byCommittee, Item byOthers) {
        count(bySitting() ? byCommittee : byOthers);
        return atGate(atGate);
    }

    private CaseFacts amendmentEnded() {
        switch (Wire.of(AmendmentEvent.Outcome.class, text(entry, "outcome"))) {
            case REFUSED -> {
                count(Item.AMENDMENTS_REFUSED);
                atGate(Item.GATE_REFUSED);
            }
            case RETURNED -> {
                count(Item.AMENDMENTS_RETURNED);
                atGate(Item.GATE_RETURNED);
            }
            case WITHDRAWN -> count(Item.AMENDMENTS_WITHDRAWN);
        }
        return before.amended();
    }

    private boolean bySitting() {
        return optional("sitting").isPresent();
    }

    private CaseFacts.Supplements supplements() {
        return before.supplements().orElse(CaseFacts.Supplements.NONE);
    }

    private CaseFacts countIf(boolean holds, Item item) {
        return holds ? count(item) : before;
    }

    private CaseFacts count(Item item) {
        return add(item, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private CaseFacts atGate(Item item) {
        return add(
                item,
                optional("gate"),
                before.asked()
                        .map(asked -> Duration.between(asked, entry.recorded()).toSeconds()),
                Optional.of(supplements().secondsUntil(entry.recorded()))
                        .filter(seconds -> bySitting() && seconds > 0));
    }

    private CaseFacts add(
            Item item, Optional<String> gate, Optional<Long> waitedSeconds, Optional<Long> supplementSeconds) {
        counted.add(new Counted(
                entry.index(),
                item,
                entry.subject(),
                before.executors(),
                before.legalBasis(),
                entry.recorded(),
                gate,
                waitedSeconds,
                supplementSeconds));
        return before;
    }

    private static String name(ClearEntry entry) {
        return entry.type().substring(PREFIX.length());
    }

    private static Set<Agency> executors(ClearEntry entry) {
        if (entry.clear().get("executors") instanceof List<?> list) {
            return list.stream()
                    .map(one -> Wire.of(Agency.class, String.valueOf(one)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Agency.class)));
        }
        throw new IllegalArgumentException("Expected executors in entry " + entry.index());
    }

    private static String text(ClearEntry entry, String field) {
        return optional(entry.clear(), field)
                .orElseThrow(() -> new IllegalArgumentException("Expected " + field + " in entry " + entry.index()));
    }

    private Optional<String> optional(String field) {
        return optional(entry.clear(), field);
    }

    private static Optional<String> optional(Map<String, Object> clear, String field) {
        return clear.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A safe stop is in order as such, and may be out of scope for another reason. */
    private boolean flagged() {
        return entry.clear().get("flags") instanceof List<?> flags && !flags.isEmpty();
    }

    private boolean truth(String field) {
        return Boolean.TRUE.equals(entry.clear().get(field));
    }
}
