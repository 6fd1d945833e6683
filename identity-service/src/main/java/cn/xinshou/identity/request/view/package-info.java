/**
 * How a request is shown: to the person, the platform and the desk, each what they may see, and to the person in their copy. Changes
 * nothing but the list of who read what.
 */
@NullMarked
package cn.xinshou.identity.request.view;

import org.jspecify.annotations.NullMarked;
