/**
 * What a form has to know to ask for items: names, rules and code tables, in Chinese and English. Nothing about any person belongs here.
 */
@NullMarked
package cn.xinshou.identity.form;

import org.jspecify.annotations.NullMarked;
