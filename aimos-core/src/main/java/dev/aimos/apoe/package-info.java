/** Plans as text: ACL, its YAML form, checks, layout and pictures. The language is described in {@code docs/acl.md}. */
@NullMarked
package dev.aimos.apoe;

import org.jspecify.annotations.NullMarked;
