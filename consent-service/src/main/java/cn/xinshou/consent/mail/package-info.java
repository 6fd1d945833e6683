/**
 * Links in mails: unsubscribing with one click (RFC 8058), and opens and clicks, counted only while the person consents to that. Tells
 * nobody's name, keeps no record of persons, sends no mail itself.
 */
@NullMarked
package cn.xinshou.consent.mail;

import org.jspecify.annotations.NullMarked;
