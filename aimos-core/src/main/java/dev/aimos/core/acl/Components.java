package dev.aimos.core.acl;

import java.util.Arrays;

/**
 * The strongly connected components of a graph (Tarjan, 1972), without recursion: the nodes that can reach each other. Only nodes
 * from a first one on count, and edges from a node to itself do not.
 */
final class Components {
    private final Edges edges;
    private final int first;
    private final int[] component;
    private final int[] size;
    private final int[] found;
    private final int[] low;
    private final int[] next;
    private final int[] open;
    private final int[] path;
    private int opened;
    private int count;
    private int components;

    Components(Edges edges, int first) {
        int nodes = edges.nodes();
        this.edges = edges;
        this.first = first;
        component = new int[nodes];
        Arrays.fill(component, -1);
        size = new int[nodes];
        found = new int[nodes];
        low = new int[nodes];
        next = new int[nodes];
        open = new int[nodes];
        path = new int[nodes];
        for (int node = first; node < nodes; node++) {
            if (found[node] == 0) {
                visit(node);
            }
        }
    }

    private void visit(int root) {
        int length = 0;
        enter(root);
        path[length] = root;
        length++;
        while (length > 0) {
            int node = path[length - 1];
            if (next[node] < edges.count(node)) {
                int to = edges.to(node, next[node]);
                next[node]++;
                if (to < first) {
                    continue;
                }
                if (found[to] == 0) {
                    enter(to);
                    path[length] = to;
                    length++;
                } else if (component[to] < 0) {
                    low[node] = Math.min(low[node], found[to]);
                }
            } else {
                length--;
                if (low[node] == found[node]) {
                    close(node);
                }
                if (length > 0) {
                    int before = path[length - 1];
                    low[before] = Math.min(low[before], low[node]);
                }
            }
        }
    }

    private void enter(int node) {
        count++;
        found[node] = count;
        low[node] = count;
        open[opened] = node;
        opened++;
    }

    private void close(int root) {
        int node;
        do {
            opened--;
            node = open[opened];
            component[node] = components;
            size[components]++;
        } while (node != root);
        components++;
    }

    /** Whether two nodes can reach each other. */
    boolean together(int a, int b) {
        return component[a] >= 0 && component[a] == component[b];
    }

    /** Whether a node can reach another that can reach it. */
    boolean inCircle(int node) {
        return component[node] >= 0 && size[component[node]] > 1;
    }
}
