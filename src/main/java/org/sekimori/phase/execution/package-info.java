/**
 * Executing: officers act elsewhere and tell here what they did (実施記録); whoever may halts (緊急停止); the measure is resumed or
 * ended. Nothing here touches a target.
 *
 * <p>Source: none in law; the hub's own order, by which the committee's halt is lifted by the committee alone.
 *
 * <p>May import {@code operation} only. Its one surprise: a fact is never refused. An entry is held against what was authorised
 * at the instant when the act occurred; what is wrong with it stands in its flags, it does not count as in scope, and it
 * halts the operation. An entry told late, of an act within a run, is in order.
 */
package org.sekimori.phase.execution;
