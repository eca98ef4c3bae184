import type * as mdast from 'mdast';

const tags = { strong: 'strong', emphasis: 'em', delete: 'del' } as const;

/** Writes emphasis as HTML where asterisks would not be read back as such: beside letters when it begins or ends with
 * punctuation (`他说**“好。”**然后`), which Chinese and Japanese do all the time. */
export function emphasisThatReads(parent: mdast.Parents): void {
  const { children } = parent;
  for (let at = 0; at < children.length; at++) {
    const node = children[at];
    if (node === undefined || !('children' in node)) continue;
    emphasisThatReads(node);
    if (node.type !== 'strong' && node.type !== 'emphasis' && node.type !== 'delete') continue;
    const text = textOf(node);
    const opens = reads(lastCharacter(textOf(children[at - 1])), firstCharacter(text));
    const closes = reads(firstCharacter(textOf(children[at + 1])), lastCharacter(text));
    // Emphasis side by side, or in emphasis with more beside it, is where parsers differ.
    const crowded = isMark(children[at - 1]) || isMark(children[at + 1]);
    const mixed = node.children.length > 1 && node.children.some(holdsEmphasis);
    if (opens && closes && !crowded && !mixed) continue;
    const tag = tags[node.type];
    const html: mdast.Nodes[] = [
      { type: 'html', value: `<${tag}>` },
      ...node.children,
      { type: 'html', value: `</${tag}>` },
    ];
    splice(parent, at, html);
    at += html.length - 1;
  }
}

function isMark(node: mdast.Nodes | undefined): boolean {
  return node?.type === 'strong' || node?.type === 'emphasis' || node?.type === 'delete';
}

function holdsEmphasis(node: mdast.Nodes): boolean {
  return isMark(node) || ('children' in node && node.children.some(holdsEmphasis));
}

/** The rule of CommonMark for one side of a run of asterisks. */
function reads(outside: string, inside: string): boolean {
  if (inside === '' || /\s/u.test(inside)) return false;
  return !/[\p{P}\p{S}]/u.test(inside) || outside === '' || /[\s\p{P}\p{S}]/u.test(outside);
}

function splice(parent: mdast.Parents, at: number, nodes: mdast.Nodes[]): void {
  const children: mdast.Nodes[] = parent.children;
  children.splice(at, 1, ...nodes);
}

function textOf(node: mdast.Nodes | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return '!';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function firstCharacter(text: string): string {
  return [...text.slice(0, 2)][0] ?? '';
}

function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? '';
}
