/** Rows that do not parse are as broken as a page of the file. */
export function isOfDatabase(error: unknown): boolean {
  return (
    error instanceof Error && ['SQLite3Error', 'RuntimeError', 'ZodError', 'SyntaxError'].includes(error.name)
  );
}

/** What this port of SQLite says when the disk is full. */
export function cannotWrite(error: unknown): boolean {
  return error instanceof Error && /disk is full|disk I\/O error|readonly database/.test(error.message);
}
