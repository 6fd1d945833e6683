/**
 * The end of everything held about a person (删除, PIPL 47; promises P4.4, P5.5): that it was ordered, on which ground, and how far it has
 * come. Carrying it out, hearing the others' word, showing it and certifying it are rooms of their own below, which this package does not
 * know. Single items that go are {@code retention}; whatever a law keeps is in {@code kept}.
 */
@NullMarked
package cn.xinshou.identity.erasure;

import org.jspecify.annotations.NullMarked;
