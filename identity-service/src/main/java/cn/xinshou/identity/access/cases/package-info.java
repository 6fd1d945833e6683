/**
 * What staff may be working on when they have to see somebody's data: the kinds of case, how far each reaches, and whoever keeps
 * cases and says so through {@code CaseBook}. Requests are kept by {@code request}, emergencies by {@code emergency}; incidents, of
 * which another service tells, and the desk's own book are kept here.
 */
@NullMarked
package cn.xinshou.identity.access.cases;

import org.jspecify.annotations.NullMarked;
