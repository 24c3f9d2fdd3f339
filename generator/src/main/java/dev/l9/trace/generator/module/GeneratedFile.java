package dev.l9.trace.generator.module;

/**
 * A file that was generated, without the blocks of the contract.
 *
 * @param path relative to the module's folder, with {@code /} between folders
 * @param text with {@code \n} at the end of each line
 */
public record GeneratedFile(String path, FileRole role, String text) {}
