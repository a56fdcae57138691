import { strFromU8, unzipSync } from 'fflate';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import PostalMime from 'postal-mime';
import sax from 'sax';
import { getDocumentProxy } from 'unpdf';
import type { NoticeFormat } from '../../../model/notice/notice-format.ts';

/** Below this height of a PDF's page stands its number, in points. */
const FOOT = 60;

type Written = string | Uint8Array;

/** What a reader of each format finds in a file, in the order in which it is read; read by other hands than ours. */
export const SAID_BY: Readonly<Record<NoticeFormat, (written: Written) => Promise<string>>> = {
  md: async (written) => {
    const tree = fromMarkdown(String(written), {
      extensions: [gfmTable()],
      mdastExtensions: [gfmTableFromMarkdown()],
    });
    return saidInMarkdown(tree);
  },
  txt: async (written) => String(written),
  html: async (written) => saidInHtml(parse(String(written))),
  pdf: async (written) => {
    const pdf = await getDocumentProxy(new Uint8Array(written as Uint8Array), { verbosity: 0 });
    const pages: string[] = [];
    for (let page = 1; page <= pdf.numPages; page++) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      pages.push(items.map((item) => ('str' in item && item.transform[5] > FOOT ? item.str : '')).join(''));
    }
    return pages.join('\n');
  },
  docx: async (written) => saidInWord(written as Uint8Array),
  eml: async (written) => {
    const mail = await PostalMime.parse(written as Uint8Array);
    return `${mail.subject}\n${mail.text}`;
  },
};

function saidInMarkdown(node: Nodes): string {
  if ('children' in node) return node.children.map(saidInMarkdown).join(node.type === 'root' ? '\n' : '');
  return 'value' in node ? node.value : node.type === 'break' ? '\n' : '';
}

function saidInHtml(node: DefaultTreeAdapterMap['node']): string {
  if (node.nodeName === 'head') return '';
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  return 'childNodes' in node ? node.childNodes.map(saidInHtml).join('') : '';
}

/** Every part must be well formed. */
function saidInWord(bytes: Uint8Array): string {
  const files = unzipSync(bytes);
  for (const [name, content] of Object.entries(files)) {
    if (/\.(?:xml|rels)$/.test(name)) saidInXml(strFromU8(content));
  }
  return saidInXml(strFromU8(files['word/document.xml']!));
}

function saidInXml(xml: string): string {
  const parser = sax.parser(true);
  const said: string[] = [];
  let isText = false;
  parser.onopentag = ({ name }) => {
    isText = name === 'w:t';
  };
  parser.onclosetag = () => {
    isText = false;
  };
  parser.ontext = (text) => {
    if (isText) said.push(text);
  };
  parser.write(xml).close();
  return said.join('');
}
