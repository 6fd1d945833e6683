/**
 * The transactional outbox and its way back: what is appended in a transaction is published if, and only if, that transaction
 * commits, and what arrives takes effect once. Facts travel as CloudEvents 1.0 in binary mode over Kafka.
 *
 * <p>Knows nothing of any service: no word of consent, profile, ledger or incident belongs here, and neither does HTTP.
 */
@NullMarked
package cn.xinshou.journal;

import org.jspecify.annotations.NullMarked;
