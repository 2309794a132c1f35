// node notices.mjs METADATA.json PACKAGE…: the notices of every crate that is compiled into these packages.
//
// METADATA.json is what `cargo metadata` prints.
//
// A crate under a choice of licences is used under MIT where that is one of them. Equal texts are printed once.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const MIT = readFileSync("LICENSE-MIT", "utf8").split("\n").slice(4).join("\n").trim();

const { packages, resolve } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const packageOf = new Map(packages.map((each) => [each.id, each]));
const nodeOf = new Map(resolve.nodes.map((each) => [each.id, each]));
const isMacro = ({ targets }) => targets.some(({ kind }) => kind.includes("proc-macro"));

const roots = packages.filter(({ name }) => process.argv.slice(3).includes(name));
const used = new Set(roots.map(({ id }) => id));
for (const id of used) {
  for (const { pkg, dep_kinds } of nodeOf.get(id).deps) {
    const isNormal = dep_kinds.some(({ kind }) => kind === null);
    if (isNormal && !isMacro(packageOf.get(pkg))) used.add(pkg);
  }
}

const cratesOf = new Map();
for (const crate of [...used].map((id) => packageOf.get(id)).filter(({ source }) => source !== null)) {
  const text = notice(crate);
  cratesOf.set(text, [...(cratesOf.get(text) ?? []), `${crate.name} ${crate.version} (${crate.license})`]);
}
console.log("Reply Coach is built from these works, with thanks to the people who made them.");
for (const [text, crates] of [...cratesOf].sort(([, a], [, b]) => (a[0] < b[0] ? -1 : 1))) {
  console.log(`\n${"-".repeat(80)}\n${crates.sort().join("\n")}\n\n${text}`);
}

function notice({ manifest_path, authors, license }) {
  const folder = dirname(manifest_path);
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|unlicense)/i.test(name));
  const mit = files.filter((name) => /mit/i.test(name));
  const chosen = mit.length > 0 && /\bMIT\b/.test(license) ? mit : files;
  const texts = chosen.map((name) => readFileSync(join(folder, name), "utf8").trim());
  if (texts.length > 0) return texts.join("\n\n");
  // Some packages name the licence and leave out its text.
  const holders = authors.map((author) => author.replace(/ <.*>/, "")).join(", ") || "the authors";
  return /\bMIT\b/.test(license) ? `Copyright (c) ${holders}\n\n${MIT}` : `By ${holders}, under ${license}.`;
}
