package dev.l9.trace.reader.tree;

import dev.l9.trace.tree.TreeNode;

/** A line of a tree: an event, or how many events were left out. */
public sealed interface TreeLine extends TreeNode permits TreeEvent, LeftOut {}
