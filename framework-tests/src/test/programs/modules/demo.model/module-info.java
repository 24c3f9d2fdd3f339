module demo.model {
  requires static dev.l9.trace;

  exports demo.model;
}
