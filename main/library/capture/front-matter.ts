import { parse } from 'yaml';
import * as z from 'zod';
import { type PersonalFields, personalFields } from '../../../shared/model/record.ts';
import { readFrontMatter as readOwn, splitFrontMatter } from '../store/front-matter.ts';
import { readDate } from './dates.ts';
import { absolute, type Metadata, noMetadata } from './metadata.ts';

const texts = z
  .union([
    z.string(),
    z.number().transform(String),
    z.array(z.union([z.string(), z.number().transform(String)])),
  ])
  .transform((value) =>
    (Array.isArray(value) ? value : [value]).map((text) => text.trim()).filter((text) => text !== ''),
  )
  .catch([]);
const text = texts.transform((list) => list[0] ?? null);
const date = z
  .union([z.string(), z.date().transform((value) => value.toISOString())])
  .transform(readDate)
  .nullable()
  .catch(null);

/** The front matter of Obsidian Web Clipper, and our own on top of it. A field that is missing or odd is null. */
const frontMatter = z.object({
  title: text.default(null),
  source: text.default(null),
  url: text.default(null),
  author: texts.default([]),
  published: date.default(null),
  modified: date.default(null),
  description: text.default(null),
  site: text.default(null),
  lang: text.default(null),
});

/** Parts Markdown into what its front matter says and its text. What cannot be read as front matter stays in the text.
 * `own`: of a file that Offprint wrote, what a person made of the article. */
export function readFrontMatter(markdown: string): {
  metadata: Metadata;
  body: string;
  own: PersonalFields | null;
} {
  const { yaml, body } = splitFrontMatter(markdown);
  const fields = frontMatter.safeParse(yaml === null ? null : yamlValue(yaml));
  if (!fields.success) return { metadata: noMetadata, body: markdown, own: null };
  const { title, source, url, author, published, modified, description, site, lang } = fields.data;
  return {
    metadata: {
      title,
      byline: author.map(unlinked).join(', ') || null,
      site,
      published,
      modified,
      lang,
      excerpt: description,
      canonicalUrl: absolute(source ?? url ?? '', null),
      image: null,
      isVideo: false,
    },
    body,
    own: yaml === null ? null : ownFields(yaml),
  };
}

function ownFields(yaml: string): PersonalFields | null {
  const { record } = readOwn(yaml);
  return record === null ? null : personalFields.parse(record);
}

/** Clipper writes authors as links of Obsidian: `[[Ada Example]]`. */
function unlinked(name: string): string {
  return name.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1');
}

function yamlValue(source: string): unknown {
  try {
    return parse(source, { maxAliasCount: 20, schema: 'core' });
  } catch {
    return null;
  }
}
