export { decodeText } from './capture/charset.ts';
export { type ExtractedPage, extractPage } from './export/extract-page.ts';
export { articleJson, articleMarkdown } from './export/formats.ts';
export { readLines } from './import/lines.ts';
export { LONGEST_LINE } from './import/ndjson.ts';
export { openLibrary } from './library.ts';
export type {
  Deed,
  ExportResult,
  Finding,
  Library,
  LibraryChange,
  RejectReason,
  SearchAnswer,
} from './library.types.ts';
export type {
  Fetched,
  FetchPort,
  FetchRequest,
  HostileJobs,
  HostilePort,
  Log,
  NewArticle,
  PdfPort,
  Ports,
} from './ports.ts';
export { openSaveQueue, type SaveQueue, savedFrom } from './saving/index.ts';
export { fileError, writeDurably } from './store/files.ts';
export { lockHolderOf } from './store/lock.ts';
export type { LibrarySize } from './store/size.ts';
export { proofOf } from './store/texts.ts';
