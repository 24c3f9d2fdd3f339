package dev.l9.trace.contract.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeFactsTest {

  @Test
  void python_hasTheModulesDocstring() {
    String text =
        """
        #!/usr/bin/env python3
        # -*- coding: utf-8 -*-
        # Copyright 2026 Somebody
        \"""Simplify expressions.

        More.
        \"""
        from __future__ import annotations
        import os, numpy as np, a.b.c as d
        from . import x
        from ..core.util import (
            y,
            z,
        )
        try: import ujson
        except ImportError: import json; import re
        def f():
            \"""import in_docstring\"""
            from lazy import thing
            raise X from e
        import sys
        s = '''
        import in_string
        '''
        t = [
        import_, # import in_comment
        ]
        class SymbolicComputation: pass
        """;

    assertEquals(
        new FileFacts(
            "SymbolicComputation",
            "Simplify expressions.",
            List.of(
                ".", "..core.util", "a.b.c", "json", "lazy", "numpy", "os", "re", "sys", "ujson")),
        Facts.of("l9/symbolic_computation.py", text));
  }

  @Test
  void python_purposeAndModuleLinesGoFirst() {
    String text =
        "'''\nModule: IR Engine\nPurpose: Compile {@code x} to `IR`\n  quickly. Really.\nOwner: x\n'''\n";

    assertEquals(
        new FileFacts("IR Engine", "Compile x to IR quickly.", List.of()), Facts.of("a.py", text));
  }

  @Test
  void python_templateIsNoPurpose() {
    assertEquals(
        new FileFacts("a", "", List.of()),
        Facts.of("a.py", "\"\"\"\nModule: {component_name}\nPurpose: {purpose}\n\"\"\"\n"));
  }

  @Test
  void python_onlyAFirstStringIsADocstring() {
    assertEquals("", Facts.purpose("a.py", "x = 1\n'''Not this.'''\n"));
    assertEquals("", Facts.purpose("a.py", "f'''Not {this}.'''\n"));
    assertEquals("Yes.", Facts.purpose("a.py", "\ufeffr\"\"\"\\\nYes.\"\"\"\r\nimport os\r\n"));
    assertEquals("", Facts.purpose("a.py", "'''Half written"));
  }

  @Test
  void python_packageIsNamedByItsFolder() {
    assertEquals("core", Facts.of("l9/core/__init__.py", "").name());
    assertEquals("__init__", Facts.of("__init__.py", "").name());
  }

  @Test
  void python_halfWrittenImportsAreLeftOut() {
    String text =
        "import a.\nfrom b import\nfrom c.\nimport\nfrom\nimport d\nyield from e\nimport f";

    assertEquals(List.of("b", "d", "f"), Facts.of("a.py", text).dependencies());
  }

  @Test
  void script_findsAllFormsOfImports() {
    String text =
        """
        import a from 'a';
        import b, { c as d, "x-y" as e } from "./b.js";
        import * as f from 'f'
        import 'side-effect';
        import type { T } from "types";
        export * from 'g'; export { h } from 'h'; export { i };
        const j = require('j'), k = require(name), l = x.require('no');
        const m = await import('m'); import.meta.url;
        import n = require("n");
        const o = `import x from 'no' ${require('p') + `${'no'}`} require('no')`;
        const r = /require('no')"/; // import q from 'no'
        const s = "import x from 'no'";
        import { from } from 'from-module';
        const half = require('no
        export default class Widget {}
        """;

    assertEquals(
        List.of(
            "./b.js",
            "a",
            "f",
            "from-module",
            "g",
            "h",
            "j",
            "m",
            "n",
            "p",
            "side-effect",
            "types"),
        Facts.of("x.ts", text).dependencies());
  }

  @Test
  void script_hasTheCommentOfTheFileOrOfItsType() {
    String licence = "/** Copyright 2026 X */\n/* eslint-disable */\n";
    String file = "/**\n * @fileoverview Draws things. Well.\n */\n";
    String type = "/** A [widget](http://x). */\nexport class Widget extends Base {}\n";

    assertEquals("Draws things.", Facts.purpose("w.js", licence + file + "'use strict';\n" + type));
    assertEquals("A widget.", Facts.purpose("w.js", licence + "import a from 'a';\n" + type));
    assertEquals("Says.", Facts.purpose("w.js", "/** Says. */\nimport a from 'a';\n" + type));
    assertEquals("", Facts.purpose("w.js", "/** Of f. */\nfunction f() {}\n"));
    assertEquals(
        "Is main.", Facts.purpose("w.js", "/** Is main. */\nexport default function f() {}"));
  }

  @Test
  void script_isNamedByItsTypeOrFolder() {
    assertEquals("UserService", Facts.of("user-service.ts", "export class UserService {}").name());
    assertEquals("user-service", Facts.of("user-service.ts", "export class Other {}").name());
    assertEquals("widgets", Facts.of("src/widgets/index.ts", "").name());
  }

  @Test
  void go_hasTheCommentAndImportsOfThePackage() {
    String text =
        """
        // Copyright 2026 The Authors. All rights reserved.

        //go:build linux

        // Package ring has rings. They are round.
        package ring

        /*
        #include <stdio.h>
        */
        import "C"
        import (
        \tf "fmt"
        \t. "math"
        \t_ "net/http/pprof" // "no"
        )

        var s = `import "no"`
        """;

    assertEquals(
        new FileFacts("ring", "Package ring has rings.", List.of("fmt", "math", "net/http/pprof")),
        Facts.of("ring.go", text));
  }

  @Test
  void rust_expandsUses() {
    String text =
        """
        //! Parses `IR`.
        //! More.
        use std::{fmt, io::{self, Read as R}};
        use crate::a::*;
        pub use ::b::C as D;
        extern crate serde as s;
        mod parser;
        mod tests { use super::*; }
        // use no::Comment;
        const S: &str = r#"use no::Raw;"#;
        fn f<'a>(x: &'a str) -> char { '"' }
        use e::F;
        use half::
        """;

    assertEquals(
        new FileFacts(
            "lib",
            "Parses IR.",
            List.of(
                "b::C",
                "crate::a",
                "e::F",
                "parser",
                "serde",
                "std::fmt",
                "std::io",
                "std::io::Read",
                "super")),
        Facts.of("src/lib.rs", text));
    assertEquals(
        new FileFacts("RingBuffer", "A ring.", List.of()),
        Facts.of(
            "ring_buffer.rs", "/// A ring.\n#[derive(Debug)]\npub struct RingBuffer { a: u8 }\n"));
    assertEquals("parser", Facts.of("src/parser/mod.rs", "").name());
  }

  @Test
  void c_includesHeaders() {
    String text =
        "#ifndef A_H\n#define A_H\n/*\n * a.h - does it.\n * Copyright (C) 2026 X\n */\n"
            + "#include <sys/types.h>\n# include \"b.h\"\n/* #include <no.h> */\n"
            + "const char *s = \"\\\n#include <no.h>\";\nauto r = R\"x(\n#include <no.h>\n)x\";\n"
            + "#include MACRO\n#include <half\n#endif\n";

    assertEquals(
        new FileFacts("a", "a.h - does it.", List.of("b.h", "sys/types.h")), Facts.of("a.h", text));
  }

  @Test
  void dartAndRuby_nameTheirLibraries() {
    String dart =
        "/// Shows it.\nlibrary a;\nimport 'dart:io' as io;\nexport \"b.dart\";\npart 'c.g.dart';\n"
            + "var s = '''\nimport 'no';\n''';\n";
    String ruby =
        "# frozen_string_literal: true\n\n# Stores it.\nrequire 'json'\nrequire_relative(\"a/b\")\n"
            + "x = <<~END_OF\n  require 'no'\nEND_OF\n=begin\nrequire 'no'\n=end\nrequire \"#{no}\"\n"
            + "__END__\nrequire 'no'\n";

    assertEquals(
        new FileFacts("a", "Shows it.", List.of("b.dart", "c.g.dart", "dart:io")),
        Facts.of("a.dart", dart));
    assertEquals(
        new FileFacts("store", "Stores it.", List.of("a/b", "json")), Facts.of("store.rb", ruby));
  }
}
