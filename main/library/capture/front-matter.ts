import { parse } from 'yaml';
import * as z from 'zod';
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
  tags: texts.default([]),
});

export type FrontMatter = { metadata: Metadata; tags: string[]; body: string };

/** Parts a Markdown file into its front matter and its text. What cannot be read as front matter stays in the text. */
export function splitFrontMatter(markdown: string): FrontMatter {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(markdown);
  const fields = frontMatter.safeParse(found === null ? null : yamlOf(found[1] ?? ''));
  if (found === null || !fields.success) return { metadata: noMetadata, tags: [], body: markdown };
  const { title, source, url, author, published, modified, description, site, lang, tags } = fields.data;
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
    },
    tags: tags.map((tag) => tag.replace(/^#/, '')),
    body: markdown.slice(found[0].length),
  };
}

/** Clipper writes authors as links of Obsidian: `[[Ada Example]]`. */
function unlinked(name: string): string {
  return name.replace(/^\[\[(?:[^\]|]*\|)?([^\]]*)\]\]$/, '$1');
}

function yamlOf(source: string): unknown {
  try {
    return parse(source, { maxAliasCount: 20, schema: 'core' });
  } catch {
    return null;
  }
}
