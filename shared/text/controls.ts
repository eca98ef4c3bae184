/** A text without the control characters that nobody sees (U+0000 ends a text in some programs). White space stays. */
export function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\v\f\r]/gu, '');
}
