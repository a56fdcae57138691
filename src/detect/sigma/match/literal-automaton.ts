/**
 * Finds which of many literals occur in a text, in one pass over it (Aho and Corasick 1975). Each literal carries
 * a number; the same number may be given several times.
 */
export class LiteralAutomaton {
  /** Class of each UTF-16 unit; 0 for all that no literal holds. */
  readonly #classes = new Uint16Array(65_536);
  readonly #width: number;
  /** Next state by state and class. */
  readonly #next: Int32Array;
  /** Numbers that end in a state: from `ends[state]` to `ends[state + 1]` of `numbers`. */
  readonly #ends: Int32Array;
  readonly #numbers: Int32Array;
  /** The nearest shorter state that is an end too; 0 for none. */
  readonly #shorter: Int32Array;

  constructor(literals: readonly { readonly text: string; readonly number: number }[]) {
    this.#width = this.#classify(literals.map(({ text }) => text));
    const trie = this.#plant(literals);
    this.#next = trie.next;
    this.#ends = new Int32Array(trie.found.length + 1);
    trie.found.forEach((numbers, state) => {
      this.#ends[state + 1] = this.#ends[state]! + numbers.length;
    });
    this.#numbers = Int32Array.from(trie.found.flat());
    this.#shorter = this.#link(trie.found.length);
  }

  /** Calls back with the numbers of the literals in a text; a literal that occurs twice may be told twice. */
  scan(text: string, found: (number: number) => void): void {
    const classes = this.#classes;
    const next = this.#next;
    const width = this.#width;
    const ends = this.#ends;
    const shorter = this.#shorter;
    const numbers = this.#numbers;
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      state = next[state * width + classes[text.charCodeAt(at)]!]!;
      for (let end = state; end !== 0; end = shorter[end]!) {
        for (let index = ends[end]!; index < ends[end + 1]!; index++) found(numbers[index]!);
      }
    }
  }

  #classify(texts: readonly string[]): number {
    let count = 1;
    for (const text of texts) {
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (this.#classes[unit] === 0) this.#classes[unit] = count++;
      }
    }
    return count;
  }

  #plant(literals: readonly { readonly text: string; readonly number: number }[]) {
    const most = literals.reduce((sum, { text }) => sum + text.length, 1);
    const next = new Int32Array(most * this.#width);
    const found: number[][] = [[]];
    for (const { text, number } of literals) {
      let state = 0;
      for (let at = 0; at < text.length; at++) {
        const edge = state * this.#width + this.#classes[text.charCodeAt(at)]!;
        if (next[edge] === 0) next[edge] = found.push([]) - 1;
        state = next[edge]!;
      }
      found[state]!.push(number);
    }
    return { next: next.slice(0, found.length * this.#width), found };
  }

  /** Fills in where to go when a literal breaks off, breadth first, and links ends that lie inside of others. */
  #link(states: number): Int32Array {
    const next = this.#next;
    const width = this.#width;
    const ends = this.#ends;
    const fallback = new Int32Array(states);
    const shorter = new Int32Array(states);
    const queue: number[] = [];
    for (let cls = 0; cls < width; cls++) if (next[cls] !== 0) queue.push(next[cls]!);
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head]!;
      const back = fallback[state]!;
      shorter[state] = ends[back + 1]! > ends[back]! ? back : shorter[back]!;
      for (let cls = 0; cls < width; cls++) {
        const edge = state * width + cls;
        const instead = next[back * width + cls]!;
        if (next[edge] === 0) next[edge] = instead;
        else {
          fallback[next[edge]!] = instead;
          queue.push(next[edge]!);
        }
      }
    }
    return shorter;
  }
}
