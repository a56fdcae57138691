import type { AlignType, BlockContent, DefinitionContent, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Language } from '../../../model/language.ts';
import type { Block, Run } from '../../../model/notice/notice-document.ts';
import type { BoundTokens } from './bound-tokens.ts';

/** What stood in a template's Markdown and can stand in no notice, with the line of the rendered text. */
export interface MarkdownTrouble {
  readonly what: string;
  readonly line: number;
  readonly kind: 'unsupported' | 'literal-mark';
}

/** The blocks of a text, and what could not be one. */
export interface MarkdownReading {
  readonly blocks: readonly Block[];
  readonly troubles: readonly MarkdownTrouble[];
}

/** `{: .end}` or `{: .center}` before a paragraph. */
const ALIGNED = /^\{:\s*\.(start|center|end)\}\s*/;

/** Reads Markdown with tokens in it into the blocks of a notice. */
export function markdownBlocks(markdown: string, tokens: BoundTokens, language: Language): MarkdownReading {
  const root = fromMarkdown(markdown, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const reader = new BlockReader(tokens, language);
  return { blocks: reader.blocks(root.children), troubles: reader.troubles };
}

class BlockReader {
  readonly troubles: MarkdownTrouble[] = [];
  readonly #tokens: BoundTokens;
  readonly #language: Language;

  constructor(tokens: BoundTokens, language: Language) {
    this.#tokens = tokens;
    this.#language = language;
  }

  blocks(nodes: readonly (RootContent | BlockContent | DefinitionContent)[]): Block[] {
    return nodes.flatMap((node) => this.#block(node));
  }

  #block(node: RootContent | BlockContent | DefinitionContent): Block[] {
    switch (node.type) {
      case 'paragraph':
        return [this.#paragraph(this.#runs(node.children))];
      case 'heading': {
        const level = Math.min(Math.max(node.depth, 2), 4) as 2 | 3 | 4;
        return [{ type: 'heading', level, runs: this.#runs(node.children) }];
      }
      case 'list': {
        const items = node.children.map(({ children }) => this.blocks(children));
        return [{ type: 'list', isOrdered: node.ordered === true, items }];
      }
      case 'blockquote':
        return [{ type: 'quote', blocks: this.blocks(node.children) }];
      case 'thematicBreak':
        return [{ type: 'rule' }];
      case 'table':
        return [this.#table(node)];
      default:
        this.#trouble('unsupported', node.type, node.position?.start.line);
        return [];
    }
  }

  #paragraph(runs: Run[]): Block {
    const [first, ...rest] = runs;
    const mark = first?.type === 'text' ? ALIGNED.exec(first.text) : null;
    if (mark === null || first?.type !== 'text') return { type: 'paragraph', align: 'start', runs };
    const text = first.text.slice(mark[0].length);
    const align = mark[1] as 'start' | 'center' | 'end';
    const after = rest[0]?.type === 'break' && text === '' ? rest.slice(1) : rest;
    return { type: 'paragraph', align, runs: text === '' ? after : [{ type: 'text', text }, ...after] };
  }

  #table({ align, children }: Table): Block {
    const [head, ...rows] = children.map((row) => row.children.map((cell) => this.#runs(cell.children)));
    const sides = (align ?? []).map((side) => SIDES[side ?? 'left']);
    return {
      type: 'table',
      head: head ?? [],
      rows,
      align: (head ?? []).map((_, at) => sides[at] ?? 'start'),
    };
  }

  #runs(nodes: readonly PhrasingContent[]): Run[] {
    return nodes.flatMap((node): Run[] => {
      switch (node.type) {
        case 'text':
          return this.#text(node.value, node.position?.start.line);
        case 'strong':
        case 'emphasis':
          return [{ type: 'strong', runs: this.#runs(node.children) }];
        case 'break':
          return [{ type: 'break' }];
        case 'link':
          return [{ type: 'link', url: this.#tokens.filled(node.url), runs: this.#runs(node.children) }];
        default:
          this.#trouble('unsupported', node.type, node.position?.start.line);
          return [];
      }
    });
  }

  /** Text with its tokens taken out; a line that goes on is joined as its language does. */
  #text(value: string, line: number | undefined): Run[] {
    const mark = /\*\*|__/.exec(value);
    if (mark !== null) this.#trouble('literal-mark', mark[0], line);
    const runs: Run[] = [];
    let text = '';
    const flush = () => {
      if (text !== '') runs.push({ type: 'text', text });
      text = '';
    };
    for (const character of value.replace(/\s*\n\s*/g, this.#language === 'ja' ? '' : ' ')) {
      const bound = this.#tokens.valueOf(character);
      if (bound === undefined) text += character;
      else {
        flush();
        if (bound.text !== '') runs.push({ type: 'bound', text: bound.text, from: bound.from });
      }
    }
    flush();
    return runs;
  }

  #trouble(kind: MarkdownTrouble['kind'], what: string, line: number | undefined): void {
    this.troubles.push({ kind, what, line: line ?? 1 });
  }
}

const SIDES: Readonly<Record<NonNullable<AlignType>, 'start' | 'center' | 'end'>> = {
  left: 'start',
  center: 'center',
  right: 'end',
};
