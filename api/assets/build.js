/** Writes `dist/`, which the server gives out at `/assets/`. Run by `npm run build`. */

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const source = (name) => join(here, "src", name);
const dist = (name) => join(here, "dist", name);
const modules = join(here, "node_modules");

// The oldest browsers that GOV.UK Frontend's scripts run in; older ones get the page without script.
const OLDEST_BROWSERS = ["chrome61", "edge79", "firefox60", "safari11"];
const SWAGGER_FILES = [
  "swagger-ui.css",
  "swagger-ui-bundle.js",
  "swagger-ui-bundle.js.LICENSE.txt",
  "LICENSE",
  "NOTICE",
];

function buildStyles() {
  for (const name of ["alongside", "card"]) {
    const { css } = sass.compile(source(`${name}.scss`), {
      loadPaths: [modules],
      quietDeps: true,
      style: "compressed",
    });
    writeFileSync(dist(`${name}.css`), css);
  }
}

async function buildScripts() {
  await esbuild.build({
    entryPoints: { chat: source("chat.js"), "docs/docs-start": source("docs-start.js") },
    outdir: dist(""),
    bundle: true,
    minify: true,
    format: "esm",
    target: OLDEST_BROWSERS,
    // They all have it; esbuild says no because of faults in corners that we do not use.
    supported: { destructuring: true },
    legalComments: "none",
    logLevel: "warning",
  });
}

function copyFiles() {
  cpSync(source("icon.svg"), dist("icon.svg"));
  for (const name of SWAGGER_FILES) {
    cpSync(join(modules, "swagger-ui-dist", name), dist(join("docs", name)));
  }
}

function reportSizes() {
  for (const entry of readdirSync(dist(""), { recursive: true })) {
    if (!/\.(css|js|svg)$/.test(entry)) continue;
    const gzipped = gzipSync(readFileSync(dist(entry))).length;
    console.log(`${entry}: ${statSync(dist(entry)).size} bytes, ${gzipped} gzip`);
  }
}

rmSync(dist(""), { recursive: true, force: true });
mkdirSync(dist("docs"), { recursive: true });
buildStyles();
await buildScripts();
copyFiles();
reportSizes();
