import type { Failure } from '../errors.ts';

/** The envelope of every reply that crosses a process boundary. Errors thrown across contextBridge keep only their
 * message, so the envelope is opened on the other side, in the renderer. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };
