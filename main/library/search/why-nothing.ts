import type { WhyNothing } from '../../../shared/model/view.ts';
import { type AndNode, parseQuery, type QueryNode, withoutRange } from '../../../shared/query/index.ts';
import { compileQuery } from './compile.ts';
import { matchTotal } from './ranking.ts';
import type { SearchIndex } from './search-index.ts';

/** Terms that are looked at, and parts that are left out: each costs a count. */
const MOST = 8;
/** Two of more terms than these are not left out at once. */
const MOST_IN_PAIRS = 6;
const MOST_OFFERS = 5;

/** Why a query finds nothing: what each of its terms finds by itself, and which queries with less in them find something.
 * Every count is a read of its own: others are answered between them.
 * @param now the present moment, ms */
export async function whyNothing(
  index: SearchIndex,
  { query, typing }: { query: string; typing: boolean },
  now: number,
): Promise<WhyNothing> {
  const { tree } = parseQuery(query, typing);
  const typed = ({ range }: QueryNode) => query.slice(range.start, range.end);
  const total = async (nodes: QueryNode[]): Promise<number> => {
    const compiled = compileQuery({ ...tree, nodes }, now);
    return compiled === null ? 0 : index.read((database) => matchTotal(database, compiled));
  };
  const offerWithout = async (left: QueryNode[]) => ({
    without: left.map(typed),
    query: left.toSorted((a, b) => b.range.start - a.range.start).reduce(leaveOut, query),
    total: await total(treeWithout(tree, new Set(left)).nodes),
  });

  const nodes = tree.nodes.slice(0, MOST);
  const terms: WhyNothing['terms'] = [];
  for (const node of nodes) {
    terms.push({ typed: typed(node), kind: kindOf(node), alone: await total([node]) });
  }
  const missing = nodes.filter((_, at) => terms[at]?.alone === 0);
  const offers: WhyNothing['offers'] = [];
  for (const wanted of attempts(tree, nodes, missing)) {
    for (const left of wanted) {
      const offer = await offerWithout(left);
      if (offer.total > 0 && offers.every((other) => other.query !== offer.query)) offers.push(offer);
    }
    if (offers.length > 0) break;
  }
  const first = missing.map(typed);
  const blamed = ({ without }: { without: string[] }) => Number(without.some((part) => first.includes(part)));
  offers.sort((a, b) => blamed(b) - blamed(a) || b.total - a.total);
  return { terms, offers: offers.slice(0, MOST_OFFERS), trash: await inTrash(query, tree, total) };
}

/** What is left out to find something, in the order of how much that is; later ones count only when earlier ones do not
 * help. */
function* attempts(tree: AndNode, nodes: QueryNode[], missing: QueryNode[]): Generator<QueryNode[][]> {
  yield partsOf(tree)
    .slice(0, MOST)
    .map((part) => [part]);
  if (missing.length > 1) yield [missing];
  const others = nodes.filter((node) => !missing.includes(node));
  if (others.length > MOST_IN_PAIRS) return;
  yield missing.length > 0
    ? others.map((node) => [...missing, node])
    : others.flatMap((one, at) => others.slice(at + 1).map((other) => [one, other]));
}

/** What may be left out of a node so that it finds more: its terms, and those of its alternatives. */
function partsOf(node: QueryNode): QueryNode[] {
  if (node.kind === 'and') return node.nodes.flatMap((child) => [child, ...partsOf(child)]);
  return node.kind === 'or' ? node.nodes.flatMap(partsOf) : [];
}

function treeWithout(tree: AndNode, left: ReadonlySet<QueryNode>): AndNode {
  return { ...tree, nodes: tree.nodes.flatMap((node) => (left.has(node) ? [] : [nodeWithout(node, left)])) };
}

function nodeWithout(node: QueryNode, left: ReadonlySet<QueryNode>): QueryNode {
  if (node.kind === 'and') return treeWithout({ ...node, kind: 'and' }, left);
  if (node.kind === 'or') return { ...node, nodes: node.nodes.map((child) => nodeWithout(child, left)) };
  return node;
}

function leaveOut(query: string, { range }: QueryNode): string {
  return withoutRange(query, range);
}

function kindOf(node: QueryNode): WhyNothing['terms'][number]['kind'] {
  if (node.kind === 'not') return 'excluded';
  return node.kind === 'text' && node.field === null ? 'word' : 'condition';
}

/** The trash is searched only by those who say so: what lies there is told. */
async function inTrash(
  query: string,
  tree: AndNode,
  total: (nodes: QueryNode[]) => Promise<number>,
): Promise<WhyNothing['trash']> {
  if (tree.nodes.length === 0) return null;
  const range = { start: query.length, end: query.length };
  const found = await total([...tree.nodes, { kind: 'is', flag: 'trashed', range }]);
  if (found === 0) return null;
  const whole = tree.nodes.some(({ kind }) => kind === 'or') ? `(${query})` : query;
  return { query: `${whole} is:trashed`, total: found };
}
