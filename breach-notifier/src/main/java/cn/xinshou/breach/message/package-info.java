/**
 * Single messages that other services of the house have for one person: codes, answers, reminders. Each is of a known kind with a text of
 * its own here; the caller fills in values and never an address. Belongs here: what may be said, how often, and until when. Does not:
 * notices of an incident with their exact accounts ({@code delivery}), and protocols ({@code channel}).
 */
@NullMarked
package cn.xinshou.breach.message;

import org.jspecify.annotations.NullMarked;
