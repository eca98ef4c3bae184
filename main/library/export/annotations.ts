import type { Highlight, StoredRecord } from '../../../shared/model/record.ts';

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** What an annotation is about: the page's address, or the article itself when it has none. */
function sourceOf(record: StoredRecord): string {
  return record.url ?? `urn:offprint:article:${record.id}`;
}

/** Everything a person wrote about an article, as W3C Web Annotations. Positions count in UTF-16 units over the article's
 * plain text; a passage that is no longer there has its quote alone. */
export function annotationsOf(record: StoredRecord): object[] {
  const note = record.note === null || record.note === '' ? [] : [noteAnnotation(record, record.note)];
  return [...note, ...record.highlights.map((highlight) => highlightAnnotation(record, highlight))];
}

function noteAnnotation(record: StoredRecord, note: string): object {
  return {
    '@context': CONTEXT,
    id: `urn:offprint:note:${record.id}`,
    type: 'Annotation',
    motivation: 'describing',
    body: [{ type: 'TextualBody', value: note, format: 'text/markdown', purpose: 'describing' }],
    target: { ...about(record), source: sourceOf(record) },
  };
}

function highlightAnnotation(record: StoredRecord, highlight: Highlight): object {
  const { quote, prefix, suffix, start, end, comment } = highlight;
  return {
    '@context': CONTEXT,
    id: `urn:offprint:highlight:${highlight.id}`,
    type: 'Annotation',
    motivation: comment === null ? 'highlighting' : 'commenting',
    created: highlight.created,
    modified: highlight.updated,
    body:
      comment === null
        ? []
        : [{ type: 'TextualBody', value: comment, format: 'text/plain', purpose: 'commenting' }],
    target: {
      ...about(record),
      source: sourceOf(record),
      styleClass: highlight.colour,
      selector: [
        { type: 'TextQuoteSelector', exact: quote, prefix, suffix },
        ...(start === null || end === null ? [] : [{ type: 'TextPositionSelector', start, end }]),
      ],
    },
  };
}

/** So that a list of annotations can be read without the articles. */
function about(record: StoredRecord): object {
  return { type: 'SpecificResource', 'dc:title': record.title, 'offprint:article': record.id };
}

/** How a collection begins and ends, and what stands between its annotations. */
export const annotationList = {
  start: `${JSON.stringify({
    '@context': [CONTEXT, { dc: 'http://purl.org/dc/elements/1.1/', offprint: 'urn:offprint:' }],
    type: 'AnnotationCollection',
    label: 'Offprint',
  }).slice(0, -1)},"first":{"type":"AnnotationPage","items":[\n`,
  between: ',\n',
  end: '\n]}}\n',
};
