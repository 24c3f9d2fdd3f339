module demo.app {
  requires demo.model;
  requires dev.l9.trace;

  exports demo.app;
}
