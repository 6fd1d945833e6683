/**
 * Pictures from people: reads JPEG and PNG as the bytes they are, leaves out everything that is not the picture, and decodes what is left. What a
 * photo of a person must be like beyond that is not judged here.
 */
@NullMarked
package cn.xinshou.identity.picture;

import org.jspecify.annotations.NullMarked;
