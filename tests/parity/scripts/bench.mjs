// node bench.mjs MODULE.wasm DRAFT.jsonl: how long the engine takes to start and to report, in milliseconds.
import { lines, load } from "./module.mjs";

const RUNS = 400;

const [module, drafts] = process.argv.slice(2);
const begun = performance.now();
const { start, analysis } = await load(module);
const loaded = performance.now();
start();
const started = performance.now();
console.log(`WebAssembly: compile ${(loaded - begun).toFixed(2)} ms, engine start ${(started - loaded).toFixed(2)} ms`);

for (const draft of lines(drafts)) {
  const words = JSON.parse(new TextDecoder().decode(draft)).text.split(/\s+/).length;
  const analyse = analysis(draft);
  const first = time(analyse);
  const times = Array.from({ length: RUNS }, () => time(analyse)).sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (RUNS - 1))].toFixed(3);
  console.log(`${words} words: first ${first.toFixed(2)} ms, then p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

function time(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}
