import type { Marked, Token, Tokens } from 'marked';
import { articleClass, idPrefix } from '../../../shared/sanitise/allow-list.ts';

/** A reference in the text: the `use`th to the footnote of that number. */
type Reference = { type: 'footnoteRef'; raw: string; number: number; use: number };
type Definition = { raw: string; tokens: Token[]; number: number; uses: number };
/** All definitions, at the end of the article, in the order in which the text refers to them. */
export type FootnotesToken = { type: 'footnotes'; raw: string; items: Definition[] };

const definitionStart = /^ {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*/;

/** Teaches `marked` GFM footnotes (`[^1]`, `[^1]: text`), which it does not know. The returned function takes the
 * definitions of the text that was lexed last: each that has a number, then those that nothing refers to. */
export function teachFootnotes(marked: Marked): () => FootnotesToken | null {
  const definitions = new Map<string, Definition>();
  let numbers = 0;

  marked.use({
    extensions: [
      {
        name: 'footnoteDef',
        level: 'block',
        tokenizer(source) {
          const label = definitionStart.exec(source)?.[1]?.toLowerCase();
          if (label === undefined) return undefined;
          const raw = definitionSource(source);
          const tokens = this.lexer.blockTokens(unindented(raw.replace(definitionStart, '')), []);
          // The first definition of a label counts; the text of a second one is kept all the same.
          const key = definitions.has(label) ? `${label} ${definitions.size}` : label;
          definitions.set(key, { raw, tokens, number: 0, uses: 0 });
          return { type: 'footnoteDef', raw };
        },
        renderer: () => '',
      },
      {
        name: 'footnoteRef',
        level: 'inline',
        start(source) {
          const at = source.indexOf('[^');
          return at < 0 ? undefined : at;
        },
        tokenizer(source) {
          const found = /^\[\^([^\]\s]{1,200})\]/.exec(source);
          const definition = definitions.get(found?.[1]?.toLowerCase() ?? '');
          if (found === null || definition === undefined) return undefined;
          if (definition.number === 0) definition.number = ++numbers;
          definition.uses++;
          return { type: 'footnoteRef', raw: found[0], number: definition.number, use: definition.uses };
        },
        renderer: (token) => (isReference(token) ? referenceHtml(token) : ''),
      },
      {
        name: 'footnotes',
        level: 'block',
        renderer(token) {
          if (!isFootnotes(token)) return '';
          const items = token.items.map((item) => itemHtml(item, this.parser.parse(item.tokens)));
          return `<section class="${articleClass.footnotes}"><ol>${items.join('')}</ol></section>\n`;
        },
      },
    ],
  });

  return () => {
    const all = [...definitions.values()];
    if (all.length === 0) return null;
    for (const definition of all) if (definition.number === 0) definition.number = ++numbers;
    return { type: 'footnotes', raw: '', items: all.sort((a, b) => a.number - b.number) };
  };
}

/** The lines of a definition: the first, lines of the same paragraph, and whatever is indented below. */
function definitionSource(source: string): string {
  const lines = source.split('\n');
  let taken = 1;
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const indented = /^(?: {2}|\t)/.test(line);
    const lazy =
      taken === at && line.trim() !== '' && !/^ {0,3}(?:\[\^|#|>|```|~~~|[-*+] |\d+[.)] |<)/.test(line);
    if (line.trim() === '') continue;
    if (!indented && !lazy) break;
    taken = at + 1;
  }
  return lines.slice(0, taken).join('\n') + (taken < lines.length ? '\n' : '');
}

function unindented(text: string): string {
  return text.replace(/^(?: {1,4}|\t)/gm, '');
}

function referenceId(number: number, use: number): string {
  return `${idPrefix}fnref-${number}${use > 1 ? `-${use}` : ''}`;
}

function referenceHtml({ number, use }: Reference): string {
  return (
    `<sup class="${articleClass.footnoteReference}">` +
    `<a id="${referenceId(number, use)}" href="#${idPrefix}fn-${number}">${number}</a></sup>`
  );
}

function itemHtml({ number, uses }: Definition, content: string): string {
  let back = '';
  for (let use = 1; use <= uses; use++) {
    back += ` <a class="${articleClass.footnoteBack}" href="#${referenceId(number, use)}">↩</a>`;
  }
  const trimmed = content.trimEnd();
  const body = trimmed.endsWith('</p>') ? `${trimmed.slice(0, -4)}${back}</p>` : trimmed + back;
  return `<li id="${idPrefix}fn-${number}">${body}</li>`;
}

function isReference(token: Tokens.Generic | Reference): token is Reference {
  return token.type === 'footnoteRef' && typeof token.number === 'number' && typeof token.use === 'number';
}

function isFootnotes(token: Tokens.Generic | FootnotesToken): token is FootnotesToken {
  return token.type === 'footnotes' && Array.isArray(token.items);
}
