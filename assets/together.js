// Puts a module together again that travelled taken apart, as `xtask/bindgen/src/apart.rs` has it. The page does so at
// the first visit; later the worker, which has this script in it, gives it whole modules.
{
  const MAGIC = "apart";
  // The runs of bytes that a module is taken apart into, in the order they come in.
  const [OPCODES, LOCALS, NUMBERS, CALLS, REST, OFFSETS, OTHER, BLOCKS, LONG, LABELS, DECLARED, END] = Array(12).keys();

  // The run with the operand of each opcode that has one number; nought for others, which are dealt with one by one.
  const runs = new Uint8Array(256);
  runs.fill(BLOCKS, 0x02, 0x05);
  runs.fill(LABELS, 0x0c, 0x0e);
  runs[0x10] = CALLS;
  runs.fill(LOCALS, 0x20, 0x23);
  runs.fill(OTHER, 0x23, 0x27);
  runs.fill(OFFSETS, 0x28, 0x3f);
  runs.fill(OTHER, 0x3f, 0x41);
  runs[0x41] = NUMBERS;
  runs[0x42] = LONG;
  runs[0xd0] = runs[0xd2] = OTHER;
  // How loads and stores, which are 0x28 and on, are aligned, as a power of two, unless another opcode says otherwise.
  const aligned = Uint8Array.from("23230011001122232301012");

  // Flat, and without objects: it runs once, before the browser knows what is worth compiling. Damaged bytes come to an end,
  // too, as a module that the browser refuses.
  const together = (bytes) => {
    let at = MAGIC.length;
    const number = () => {
      let value = 0;
      for (let shift = 0, more = true; more; shift += 7) {
        more = bytes[at] > 127;
        value |= (bytes[at++] & 127) << shift;
      }
      return value;
    };
    const out = new Uint8Array(number());
    let to = number();
    const pairs = number();
    // What opcodes that WebAssembly does not have stand for, from 0xfa down: an opcode, and its alignment.
    const uncommon = bytes.subarray(at, (at += 2 * pairs));
    const lengths = Array.from({ length: END }, number);
    // Where each run goes on.
    const next = new Uint32Array(END + 1);
    for (let run = 0; run <= END; at += lengths[run++]) next[run] = at;
    const end = next[OPCODES + 1];
    const rest = bytes.subarray(next[REST], next[REST + 1]);
    out.set(rest.subarray(0, to));
    out.set(rest.subarray(to), out.length - rest.length + to);

    for (let code = next[OPCODES]; code < end; ) {
      // The length of a function comes first, and is known last.
      const start = to++;
      // How many kinds of locals, and for each how many and which.
      let from = next[DECLARED];
      for (let left = 1 + 2 * bytes[from]; left; ) if (!((out[to++] = bytes[from++]) > 127)) left--;
      next[DECLARED] = from;
      for (let depth = 1; depth && code < end; ) {
        let opcode = bytes[code++];
        let alignment = aligned[opcode - 0x28];
        if (opcode > 0xd2 && opcode < 0xfb) {
          alignment = uncommon[2 * (0xfa - opcode) + 1];
          opcode = uncommon[2 * (0xfa - opcode)];
        }
        out[to++] = opcode;
        if (alignment !== undefined) out[to++] = alignment;
        let run = runs[opcode];
        let left = 1;
        if (run === BLOCKS) depth++;
        else if (!run) {
          run = OTHER;
          let first = bytes[next[OTHER]];
          if (first > 127) first += (bytes[next[OTHER] + 1] - 1) << 7;
          switch (opcode) {
            case 0x0b: // end
              depth--;
              continue;
            case 0x0e: // br_table: so many labels, and one more
              left += first + 1;
              break;
            case 0x11: // call_indirect
              left = 2;
              break;
            case 0x1c: // select: so many types
              left += first;
              break;
            case 0x43: // f32.const, f64.const: bytes
            case 0x44:
              from = next[OTHER];
              next[OTHER] += opcode === 0x43 ? 4 : 8;
              while (from < next[OTHER]) out[to++] = bytes[from++];
              continue;
            case 0xfc: // what is told apart by a number: saturating, or about memory and tables
              left += first < 8 ? 0 : first > 14 || first % 2 ? 1 : 2;
              break;
            default:
              continue;
          }
        }
        // Numbers as WebAssembly writes them: all but the last byte of each are above 127, and nothing is behind the end.
        for (from = next[run]; left; ) if (!((out[to++] = bytes[from++]) > 127)) left--;
        next[run] = from;
      }
      const length = to - start - 1;
      const more = length < 128 ? 0 : length < 16384 ? 1 : 2;
      out.copyWithin(start + 1 + more, start + 1, to);
      to += more;
      for (let i = 0; i <= more; i++) out[start + i] = ((length >> (7 * i)) & 127) | (i < more ? 128 : 0);
    }
    return out;
  };

  // The response with the module, ready to be compiled.
  globalThis.wholeModule = async (answer) => {
    const response = await answer;
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    if (response.headers.has("whole")) return response;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isApart = String.fromCharCode(...bytes.subarray(0, MAGIC.length)) === MAGIC;
    const headers = { "content-type": "application/wasm", whole: "" };
    return new Response(isApart ? together(bytes) : bytes, { headers });
  };
}
