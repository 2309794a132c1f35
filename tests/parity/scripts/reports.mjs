// node reports.mjs MODULE.wasm DRAFTS.jsonl: one report per line.
import { lines, load } from "./module.mjs";

const [module, drafts] = process.argv.slice(2);
const { answer } = await load(module);
for (const draft of lines(drafts)) {
  process.stdout.write(answer(draft).slice());
  process.stdout.write("\n");
}
