type Source = { title: string; byline: string | null; site: string | null; url: string | null };

/** A passage to be pasted elsewhere: quoted, with what the person wrote on it and where it is from. Without a quote it is
 * the note alone. */
export function quotation(quote: string | null, comment: string | null, source: Source): string {
  const from = [source.title, source.byline, source.site].filter((part) => part !== null && part !== '');
  return [
    ...(quote === null
      ? []
      : [
          quote
            .split('\n')
            .map((line) => `> ${line}`)
            .join('\n'),
        ]),
    ...(comment === null || comment === '' ? [] : [comment]),
    [from.join(', '), ...(source.url === null ? [] : [source.url])].join('\n'),
  ].join('\n\n');
}
