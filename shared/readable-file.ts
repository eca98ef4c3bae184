/** What files can be added, by the ends of their names: web pages, Markdown and plain text. */
export const readableExtensions = ['html', 'htm', 'xhtml', 'md', 'markdown', 'txt'] as const;

const readable = new RegExp(`\\.(?:${readableExtensions.join('|')})$`, 'i');

/** Whether a file of this name can be added. What is in it is looked at when it is saved. */
export function isReadableFile(name: string): boolean {
  return readable.test(name);
}
