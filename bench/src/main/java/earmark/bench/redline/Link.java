package earmark.bench.redline;

/** A block before and a block after that are the same one, by their places. */
record Link(int before, int after) {}
