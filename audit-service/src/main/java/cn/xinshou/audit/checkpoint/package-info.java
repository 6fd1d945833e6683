/**
 * Who vouches for the tree: checkpoints, the key that signs them, and what is proved against them. Nothing is proved about entries
 * that no checkpoint covers yet.
 */
@NullMarked
package cn.xinshou.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
