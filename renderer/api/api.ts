import type { Failure } from '../../shared/errors.ts';
import type { Channel, EventName } from '../../shared/ipc/channels.ts';
import type { EventPayload, Input, Output } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';

/** A failure that came back from the library or the shell. `t.failures` turns it into a sentence. */
class AppError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.name = 'AppError';
    this.failure = failure;
  }
}

/** Asks the other side of the bridge. Throws `AppError` with what went wrong there. */
export async function call<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>> {
  const result: Result<Output<C>> = JSON.parse(await window.offprint.call(channel, input));
  if (!result.ok) throw new AppError(result.error);
  return result.value;
}

/** Listens to an event until the returned function is called. */
export function on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.offprint.on(event, listener);
}

/** The failure in whatever was thrown: what is not ours is an internal one. */
export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return error.failure;
  return { code: 'internal', details: { id: error instanceof Error ? error.message : String(error) } };
}
