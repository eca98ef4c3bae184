import * as z from 'zod';
import { LibraryError } from '../../shared/errors.ts';
import type { Channel } from '../../shared/ipc/channels.ts';
import { contract, type Parsed } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { failureOf, type Log } from '../worker/failure.ts';
import { isOwnSender, type SenderFrame } from './sender.ts';

/** The contract as the compiler can follow it from a channel to its input. */
const schemas: { [C in Channel]: { input: { safeParse(input: unknown): SafeParsed<Parsed<C>> } } } = contract;
type SafeParsed<T> = { success: true; data: T } | { success: false; error: z.ZodError };

/** Carries out calls of these channels: main's own handlers, or the worker. Both are typed by the contract; here an answer
 * only passes through. */
export type Carry<C extends Channel> = <D extends C>(channel: D, input: Parsed<D>) => Promise<unknown>;

/** `ipcMain.handle`, as far as it is needed. */
export type Handle = (
  channel: string,
  listener: (event: { senderFrame: SenderFrame }, input: unknown) => Promise<Result<unknown>>,
) => void;

/** The one way from a window into main. Who asks is checked before anything else, then the payload is parsed, and what
 * goes wrong comes back as a failure, never as a thrown error. */
export function register<C extends Channel>(
  channels: readonly C[],
  carry: Carry<C>,
  { handle, log }: { handle: Handle; log: Log },
): void {
  for (const channel of channels) {
    handle(channel, (event, input) => {
      // Read at once: after an await the frame may be another one, or gone.
      if (!isOwnSender(event.senderFrame)) {
        log('warn', `${channel} was refused: the sender is not the app's own page`);
        return Promise.resolve({ ok: false, error: { code: 'bad-request', details: { issue: 'sender' } } });
      }
      return answer(channel, input, carry, log);
    });
  }
}

async function answer<C extends Channel>(
  channel: C,
  input: unknown,
  carry: Carry<C>,
  log: Log,
): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await carry(channel, parse(channel, input)) };
  } catch (error) {
    return { ok: false, error: failureOf(error, channel, log) };
  }
}

/** Throws `bad-request`. */
function parse<C extends Channel>(channel: C, input: unknown): Parsed<C> {
  const parsed = schemas[channel].input.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new LibraryError({ code: 'bad-request', details: { issue: z.prettifyError(parsed.error) } });
}
