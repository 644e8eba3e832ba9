package org.sekimori.phase.proposal;

import org.sekimori.operation.Command;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Sealed;

/** What may be ordered of a proposal. */
public sealed interface ProposalCommand extends Command {
    /** A new case; the body is the proposal itself. */
    record Create(Proposal proposal) implements ProposalCommand {}

    /** The whole proposal anew; the body is the proposal itself. */
    record Revise(Proposal proposal) implements ProposalCommand {}

    /** The request for more (追加の承認の求め); the body is the whole proposal as it is to become. */
    record Amend(Proposal proposal) implements ProposalCommand {}

    /** The applicant takes the request for more back; the case goes on as it was. */
    record WithdrawAmendment(Sealed<String> reasons) implements ProposalCommand {}

    /** The request for approval (承認の求め). */
    record Submit() implements ProposalCommand {}

    /** The applicant takes the request back. */
    record Withdraw(Sealed<String> reason) implements ProposalCommand {}
}
