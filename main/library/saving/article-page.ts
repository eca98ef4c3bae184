const sentence = 'The river rose by two metres over night, and the bridge was closed to all but the mayor. ';

/** A page that any extractor takes for an article. */
export function articlePage(title: string, more: { head?: string; body?: string } = {}): string {
  const paragraphs = Array.from(
    { length: 6 },
    (_, index) => `<p>${index + 1}. ${sentence.repeat(4)}</p>`,
  ).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${more.head ?? ''}</head>
    <body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${paragraphs}${more.body ?? ''}</article></body></html>`;
}
