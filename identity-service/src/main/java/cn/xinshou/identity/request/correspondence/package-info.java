/**
 * What is said about a request after it came in: notes, sealed, and mails that say there is something to read. No mail carries what it is
 * about; sending it is {@code message}.
 */
@NullMarked
package cn.xinshou.identity.request.correspondence;

import org.jspecify.annotations.NullMarked;
