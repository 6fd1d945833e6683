/**
 * Bad requests, made from what the contracts say is good: every field and parameter of every operation, spoilt in every way that callers
 * are known to spoil them. What must come of them is for the test to say.
 */
package cn.xinshou.e2e.fuzz;
