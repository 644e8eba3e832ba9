/**
 * The one path of every change: {@link org.sekimori.pipeline.CommandPipeline} loads, asks policy, seals, lets a
 * {@link org.sekimori.pipeline.Room} decide, appends and answers. What follows from an entry (registration, screening,
 * adjourning) comes back here as a command of the hub's own. May import every room but the outer ones: console, exchange,
 * projection, report, exercise.
 *
 * <p>Its one surprise: it decides on states that may be old. The journal checks every version on append, and whatever was
 * refused on an old state is decided again on a current one.
 */
package org.sekimori.pipeline;
