import type { DateMeaning, LengthMeaning, QueryDay, QueryNode, TextMeaning } from './ast.ts';
import { dayBefore } from './days.ts';

/** A query that parses to the same tree, in one way of many to type it. */
export function printQuery(node: QueryNode): string {
  return printed(node, 'root');
}

/** What a node stands in decides whether it needs brackets. */
type Place = 'root' | 'and' | 'or' | 'not';

function printed(node: QueryNode, place: Place): string {
  switch (node.kind) {
    case 'and': {
      const text = node.nodes.map((child) => printed(child, 'and')).join(' ');
      return place === 'and' || place === 'not' ? `(${text})` : text;
    }
    case 'or': {
      const text = node.nodes.map((child) => printed(child, 'or')).join(' OR ');
      return place === 'root' ? text : `(${text})`;
    }
    case 'not': {
      const text = printed(node.node, 'not');
      return node.node.kind === 'not' ? `-(${text})` : `-${text}`;
    }
    case 'text':
      return printedText(node);
    case 'is':
      return `is:${node.flag}`;
    case 'has':
      return `has:${node.what}`;
    case 'lang':
      return `lang:${node.lang}${node.prefix ? '*' : ''}`;
    case 'date':
      return printedDates(node);
    case 'words':
      return printedLength(node);
  }
}

/** Words that mean themselves without quotes. */
const plain = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’._-]*$/u;
const endsInHangul = /\p{Script=Hangul}$/u;

function printedText({ field, text, prefix }: TextMeaning): string {
  const name = field === null ? '' : `${field}:`;
  const star = prefix ? '*' : '';
  if (plain.test(text) && text !== 'OR' && (prefix || !endsInHangul.test(text)))
    return `${name}${text}${star}`;
  if (!text.includes('"')) return `${name}"${text}"${star}`;
  if (!/[“”]/.test(text)) return `${name}“${text}”${star}`;
  // With quotes of both kinds it can only have been typed without any.
  return `${name}${text}${star}`;
}

function printedDates({ of, from, until }: DateMeaning): string {
  if (typeof from === 'string' && typeof until === 'string') return `${of}:${from}..${dayBefore(until)}`;
  if (from !== null) {
    if (of === 'published') return `after:${printedDay(from)}`;
    return typeof from === 'string' ? `saved:>=${from}` : `saved:${printedDay(from)}`;
  }
  if (until === null) return '';
  return of === 'published' ? `before:${printedDay(until)}` : `saved:<${printedDay(until)}`;
}

function printedDay(day: QueryDay): string {
  return typeof day === 'string' ? day : `${day.count}${day.unit}`;
}

function printedLength({ least, most }: LengthMeaning): string {
  if (least !== null && least === most) return `words:${least}`;
  return `words:${least ?? ''}..${most ?? ''}`;
}
