export { decodeText } from './capture/charset.ts';
export { type ExtractedPage, extractPage } from './export/extract-page.ts';
export { articleJson, articleMarkdown } from './export/formats.ts';
export { articleHtml } from './export/html-page.ts';
export { readLines } from './import/lines.ts';
export { LONGEST_LINE } from './import/ndjson.ts';
export type { OpenOptions } from './library.ts';
export { openLibrary } from './library.ts';
export type {
  ExportRequest,
  Finding,
  ImportedArticle,
  ImportSummary,
  Library,
  LibraryChange,
  RejectReason,
  Saved,
  SaveOptions,
  SearchAnswer,
  SearchRequest,
} from './library.types.ts';
export type {
  Extracted,
  Fetched,
  FetchPort,
  FetchRequest,
  HostileJob,
  HostileJobs,
  HostilePort,
  Log,
  NewArticle,
  Ports,
} from './ports.ts';
export { createSaveQueue, type SaveQueue } from './saving/index.ts';
export { lockHolderOf } from './store/lock.ts';
