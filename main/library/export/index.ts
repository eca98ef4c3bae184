export { wholePage } from './article-files.ts';
export { exportArticles } from './export.ts';
export { withoutNotes } from './formats.ts';
export { pastedMarkdown } from './pasted.ts';
export { sheetOf, sheetPieces } from './sheet.ts';
