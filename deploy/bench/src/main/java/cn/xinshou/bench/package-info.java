/**
 * Benchmarks: every figure beside a limit or a peer that was measured in the same run, on packaged programs and real parts. Nothing
 * here is a test: a missed limit is printed as missed. What is timed inside the service's own classes lies in the package of those
 * classes, so that nothing has to be opened up for it.
 */
@NullMarked
package cn.xinshou.bench;

import org.jspecify.annotations.NullMarked;
