/**
 * The pages for the people who handle an incident. Shows and submits; every rule lives behind the use cases that the API calls too.
 */
@NullMarked
package cn.xinshou.breach.console;

import org.jspecify.annotations.NullMarked;
