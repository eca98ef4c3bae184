/** A link to an image of the article: in Markdown's `](images/x)` and `]: images/x`, and in HTML's attributes. */
const link = /(\]\(<?|\]:[ \t]*<?|\s(?:src|href|poster)=["']?)images\/([^\s)>"'<]+)/g;
/** The whole of a Markdown image. Brackets inside are escaped. */
const image = /!\[((?:\\.|[^\][\\])*)\]\(<?images\/[^\s)>]+>?(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?\)/g;

/** A fence may stand in a quote or a list; one of backticks has none behind it, or it is code inside a line. */
const opener = /^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(`{3,}(?!.*`)|~{3,})/;
const closer = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/** The names of the article's own images that a text links to, each once. */
export function linkedImages(markdown: string): string[] {
  const names = new Set<string>();
  outsideFences(markdown, (text) => {
    for (const [, , name] of text.matchAll(link)) if (name !== undefined) names.add(name);
    return text;
  });
  return [...names];
}

/** Lets each link to an image of the article lead into `folder` instead of `images`. */
export function moveImages(markdown: string, folder: string): string {
  return outsideFences(markdown, (text) => text.replace(link, `$1${folder}/$2`));
}

/** Puts each image's description in its place. */
export function dropImages(markdown: string): string {
  return outsideFences(markdown, (text) => text.replace(image, '$1'));
}

/** Takes images out without a trace: the plain text stays what it was. */
export function withoutImages(markdown: string): string {
  return outsideFences(markdown, (text) => text.replace(image, ''));
}

/** Applies `change` to what is not inside a fenced code block: there a link is text. A fence that nothing closes is none:
 * a picture too many that is led right does less harm than one that is lost. */
function outsideFences(markdown: string, change: (text: string) => string): string {
  const parts: string[] = [];
  let pending: string[] = [];
  let fence: string | null = null;
  const flush = (code: boolean) => {
    if (pending.length === 0) return;
    const text = pending.join('\n');
    parts.push(code ? text : change(text));
    pending = [];
  };
  for (const line of markdown.split('\n')) {
    const opening: string | undefined = fence === null ? opener.exec(line)?.[1] : undefined;
    if (opening !== undefined) {
      flush(false);
      fence = opening;
    }
    pending.push(line);
    if (opening === undefined && fence !== null && closer.exec(line)?.[1]?.startsWith(fence)) {
      flush(true);
      fence = null;
    }
  }
  flush(false);
  return parts.join('\n');
}
