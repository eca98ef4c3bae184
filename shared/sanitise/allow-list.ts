/** The one table of what may stand in an article's HTML: an element that is not here is dropped (its text stays), an
 * attribute that is not here goes. `sanitize-html` in the library and DOMPurify in the window both work by it. */
const everywhere = ['id', 'dir', 'lang', 'title'];
const cell = ['colspan', 'rowspan', 'align', 'scope'];

const attributesByTag: ReadonlyMap<string, readonly string[]> = new Map([
  ...plain('p div section article h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption hr br wbr'),
  ...plain('ul dl dt dd details summary table caption colgroup col thead tbody tfoot tr'),
  ...plain(
    'b strong i em u s del ins mark small sub sup kbd samp var abbr cite dfn q bdi bdo ruby rb rt rp rtc',
  ),
  ['a', ['href', 'rel', 'class']],
  ['img', ['src', 'alt', 'width', 'height']],
  ['ol', ['start', 'reversed', 'type']],
  ['li', ['value']],
  ['th', cell],
  ['td', cell],
  ['code', ['class']],
  ['span', ['class']],
  ['sup', ['class']],
  ['section', ['class']],
  ['time', ['datetime']],
]);

function plain(tags: string): [string, readonly string[]][] {
  return tags.split(' ').map((tag) => [tag, []]);
}

export const allowedTags: readonly string[] = [...attributesByTag.keys()];
/** Every attribute that some element may have. */
export const allowedAttributes: readonly string[] = [
  ...new Set([...everywhere, ...[...attributesByTag.values()].flat()]),
];
/** Elements that go with all that is in them. */
export const droppedWithContent: readonly string[] =
  'script style template noscript textarea option select title head iframe object embed svg math noembed noframes xmp plaintext'.split(
    ' ',
  );

/** Classes that rendering itself writes. */
export const articleClass = {
  footnoteReference: 'footnote-ref',
  footnotes: 'footnotes',
  footnoteBack: 'footnote-back',
  missingImage: 'missing-image',
  task: 'task',
} as const;

const articleClasses: ReadonlySet<string> = new Set(Object.values(articleClass));

/** Elements of these classes are marks of the rendering: they are no part of the article's text. */
export const textlessClasses: ReadonlySet<string> = new Set([
  articleClass.footnoteReference,
  articleClass.footnoteBack,
  articleClass.missingImage,
  articleClass.task,
]);

/** Every id in an article begins so, and so does every link into it: a page cannot name what the window looks up. */
export const idPrefix = 'content-';
/** Where the app serves an article's images. */
export const articleImageBase = 'offprint-app://article/';
/** Longest `data:` image that is shown, in characters. */
const inlineImageLimit = 64 * 1024;

export type ImagePolicy =
  /** What may be shown: images of the article's own folder, small inline ones. */
  | 'local'
  /** What a page says, before its images are fetched: http(s) as well. */
  | 'remote';

/** What becomes of an attribute: its value, perhaps made safe, or null when it goes. `tag` and `name` in lower case. */
export function keptAttribute(tag: string, name: string, value: string, images: ImagePolicy): string | null {
  if (!everywhere.includes(name) && !(attributesByTag.get(tag)?.includes(name) ?? false)) return null;
  switch (name) {
    case 'href':
      return safeHref(value);
    case 'src':
      return safeImageSource(value, images);
    case 'id':
      return prefixed(value);
    case 'class':
      return safeClass(tag, value);
    case 'dir':
      return oneOf(value, ['ltr', 'rtl', 'auto']);
    case 'align':
      return oneOf(value, ['left', 'center', 'right']);
    case 'rel':
      return 'noopener noreferrer nofollow';
    case 'width':
    case 'height':
    case 'colspan':
    case 'rowspan':
    case 'start':
    case 'value':
      return /^-?\d{1,5}$/.test(value) ? value : null;
    case 'lang':
      return /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(value) ? value : null;
    default:
      return value;
  }
}

/** The address of a link when it is http, https, mailto or a place in the article; else null. */
export function safeHref(address: string): string | null {
  const trimmed = address.trim();
  if (trimmed.startsWith('#')) {
    const target = prefixed(trimmed.slice(1));
    return target === null ? null : `#${target}`;
  }
  if (!/^(?:https?:\/\/|mailto:)/i.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}

/** The address of an image when `images` lets it be loaded; else null. SVG never. */
export function safeImageSource(address: string, images: ImagePolicy): string | null {
  const path = address.startsWith(articleImageBase) ? address.slice(articleImageBase.length) : address;
  if (/^(?:[0-9a-f]{16}\/)?images\/[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u.test(path)) return address;
  if (/^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/]+=*$/i.test(address)) {
    return address.length <= inlineImageLimit ? address : null;
  }
  return images === 'remote' && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null;
}

function prefixed(id: string): string | null {
  if (!/^[\p{L}\p{N}._:-]{1,200}$/u.test(id)) return null;
  return id.startsWith(idPrefix) ? id : idPrefix + id;
}

function safeClass(tag: string, value: string): string | null {
  const kept = value
    .split(/\s+/)
    .filter((name) => (tag === 'code' ? /^language-[\w+#.-]{1,40}$/.test(name) : articleClasses.has(name)));
  return kept.length === 0 ? null : kept.join(' ');
}

function oneOf(value: string, values: readonly string[]): string | null {
  const lower = value.toLowerCase();
  return values.includes(lower) ? lower : null;
}
