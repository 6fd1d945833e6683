/**
 * Who read what of a person, when and why (promise P5.1). Every read of personal data, whoever makes it and on whatever path, is noted here
 * in the transaction that reads. What may be read is decided before, elsewhere.
 */
@NullMarked
package cn.xinshou.identity.reading;

import org.jspecify.annotations.NullMarked;
