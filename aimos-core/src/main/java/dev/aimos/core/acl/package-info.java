/** ACL: reading and printing plans, checking them, and what their steps need of each other. */
@NullMarked
package dev.aimos.core.acl;

import org.jspecify.annotations.NullMarked;
