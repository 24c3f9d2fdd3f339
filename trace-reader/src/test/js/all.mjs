// One process for all tests, since a start of Node takes longer than they do.
import "./graph-test.mjs";
import "./route-test.mjs";
import "./search-test.mjs";
import "./store-test.mjs";
import "./text-test.mjs";
