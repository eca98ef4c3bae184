import type * as mdast from 'mdast';

const tags = { strong: 'strong', emphasis: 'em', delete: 'del' } as const;

type Place = { inCell: boolean; inLink: boolean };

/** Writes as HTML what would not be read back as Markdown: emphasis beside letters that begins or ends with punctuation
 * (`他说**“好。”**然后`, which Chinese and Japanese do all the time), line breaks in cells, brackets in code in links. */
export function fallBackToHtml(parent: mdast.Parents, place: Place = { inCell: false, inLink: false }): void {
  const inside = {
    inCell: place.inCell || parent.type === 'tableCell',
    inLink: place.inLink || parent.type === 'link',
  };
  const before: readonly mdast.Nodes[] = [...parent.children];
  const after: mdast.Nodes[] = before.flatMap((node, at) => {
    if ('children' in node) fallBackToHtml(node, inside);
    if (isMark(node) && !isReadBack(node, before[at - 1], before[at + 1]))
      return inTags(tags[node.type], node.children);
    if (node.type === 'break' && inside.inCell) return [html('<br>')];
    if (node.type === 'inlineCode' && inside.inLink && /[`[\]]/.test(node.value)) {
      return inTags('code', [{ type: 'text', value: node.value }]);
    }
    return [node];
  });
  const children: mdast.Nodes[] = parent.children;
  children.splice(0, children.length, ...after);
}

function inTags(tag: string, content: readonly mdast.Nodes[]): mdast.Nodes[] {
  return [html(`<${tag}>`), ...content, html(`</${tag}>`)];
}

function html(value: string): mdast.Html {
  return { type: 'html', value };
}

type Mark = mdast.Strong | mdast.Emphasis | mdast.Delete;

function isMark(node: mdast.Nodes | undefined): node is Mark {
  return node?.type === 'strong' || node?.type === 'emphasis' || node?.type === 'delete';
}

function isReadBack(mark: Mark, before: mdast.Nodes | undefined, after: mdast.Nodes | undefined): boolean {
  // Emphasis side by side, or in emphasis with more beside it, is where parsers differ.
  if (isMark(before) || isMark(after)) return false;
  if (mark.children.length > 1 && mark.children.some(holdsMark)) return false;
  const text = textOf(mark);
  return (
    reads(lastCharacter(textOf(before)), firstCharacter(text)) &&
    reads(firstCharacter(textOf(after)), lastCharacter(text))
  );
}

function holdsMark(node: mdast.Nodes): boolean {
  return isMark(node) || ('children' in node && node.children.some(holdsMark));
}

/** The rule of CommonMark for one side of a run of asterisks. */
function reads(outside: string, inside: string): boolean {
  if (inside === '' || /\s/u.test(inside)) return false;
  return !/[\p{P}\p{S}]/u.test(inside) || outside === '' || /[\s\p{P}\p{S}]/u.test(outside);
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
