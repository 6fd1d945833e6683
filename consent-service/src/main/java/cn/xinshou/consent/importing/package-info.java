/**
 * A policy that exists as plain text, cut into chapters and clauses, so that an editor need not type it again. What it finds it says by
 * line; what it does not find it does not invent. Purposes, recipients and the other language are the editor's work, and publishing is
 * not done here.
 */
@NullMarked
package cn.xinshou.consent.importing;

import org.jspecify.annotations.NullMarked;
