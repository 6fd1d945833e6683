/**
 * People found by one exact value, so many times an hour, each time a line in the list of whoever was found. No other way leads from
 * a value to a person.
 */
@NullMarked
package cn.xinshou.identity.access.search;

import org.jspecify.annotations.NullMarked;
