/**
 * Xinshou on one machine, without containers: each real part (PostgreSQL, Kafka, Keycloak, mail, a service) as an object that starts
 * and stops, and what tests lean on. The whole suite is put together in {@link cn.xinshou.local.suite}. Nothing here knows a service's
 * code: services are found as packaged jars, contracts as files.
 */
@NullMarked
package cn.xinshou.local;

import org.jspecify.annotations.NullMarked;
