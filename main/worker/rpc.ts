import type { MessagePort, Worker } from 'node:worker_threads';
import { type Failure, LibraryError } from '../../shared/errors.ts';
import type { Result } from '../../shared/ipc/result.ts';

/** What one side answers: name to input and output, both plain data that can be cloned. */
export type Calls = Record<string, { input: unknown; output: unknown }>;
/** What one side tells the other without being asked. */
export type Events = Record<string, unknown>;
export type Side = { calls: Calls; events: Events };

export type AnswerContext = {
  /** Fires when the caller no longer wants the answer. */
  signal: AbortSignal;
  /** Moves these bytes with the answer in place of copying them: they are gone from this thread afterwards. */
  handOver(bytes: Uint8Array): void;
};
export type Answers<C extends Calls> = {
  [N in keyof C]: (input: C[N]['input'], context: AnswerContext) => Promise<C[N]['output']>;
};
export type Listeners<E extends Events> = { [N in keyof E]: (payload: E[N]) => void };

/** A port of `node:worker_threads`: a `Worker`, its `parentPort`, or an end of a `MessageChannel`. Both ends of it are
 * this program, so messages are typed and not parsed. */
export type Endpoint = Worker | MessagePort;

type CallOf<C extends Calls, N extends keyof C> = { kind: 'call'; id: number; name: N; input: C[N]['input'] };
type EventOf<E extends Events, N extends keyof E> = { kind: 'event'; name: N; payload: E[N] };
type Heard<Own extends Side, Other extends Side> =
  | { [N in keyof Own['calls']]: CallOf<Own['calls'], N> }[keyof Own['calls']]
  | { [N in keyof Other['events']]: EventOf<Other['events'], N> }[keyof Other['events']]
  | { kind: 'cancel'; id: number }
  /** `never`: only the call that waits for it knows what it is. */
  | { kind: 'reply'; id: number; result: Result<never> };

export type Peer<Own extends Side, Other extends Side> = {
  /** Asks the other side. Throws the `LibraryError` that it answered, or `cancelled` as soon as `signal` fires. */
  call<N extends keyof Other['calls']>(
    name: N,
    input: Other['calls'][N]['input'],
    options?: { signal?: AbortSignal; transfer?: readonly Uint8Array[] },
  ): Promise<Other['calls'][N]['output']>;
  tell<N extends keyof Own['events']>(name: N, payload: Own['events'][N]): void;
  /** The other side is gone: every call that waits, and every later one, fails with this. */
  end(failure: Failure): void;
};

/** Calls in both directions over one port. `failureOf` turns what an answer threw into what may cross. */
export function connect<Own extends Side, Other extends Side>(
  endpoint: Endpoint,
  options: {
    answers: Answers<Own['calls']>;
    listeners: Listeners<Other['events']>;
    failureOf: (error: unknown, doing: string) => Failure;
  },
): Peer<Own, Other> {
  const waiting = new Map<number, (result: Result<never>) => void>();
  const answering = new Map<number, AbortController>();
  let lastId = 0;
  let ended: Failure | null = null;

  async function answer<N extends keyof Own['calls']>(call: CallOf<Own['calls'], N>): Promise<void> {
    const controller = new AbortController();
    const moved: Uint8Array[] = [];
    answering.set(call.id, controller);
    try {
      const value = await options.answers[call.name](call.input, {
        signal: controller.signal,
        handOver: (bytes) => moved.push(bytes),
      });
      reply(call.id, { ok: true, value }, moved);
    } catch (error) {
      reply(call.id, { ok: false, error: options.failureOf(error, String(call.name)) });
    } finally {
      answering.delete(call.id);
    }
  }

  function reply(id: number, result: Result<unknown>, moved: readonly Uint8Array[] = []): void {
    endpoint.postMessage({ kind: 'reply', id, result }, movable(moved));
  }

  function hear<N extends keyof Other['events']>(event: EventOf<Other['events'], N>): void {
    options.listeners[event.name](event.payload);
  }

  endpoint.on('message', (message: Heard<Own, Other>) => {
    switch (message.kind) {
      case 'call':
        void answer(message);
        break;
      case 'event':
        hear(message);
        break;
      case 'cancel':
        answering.get(message.id)?.abort();
        break;
      case 'reply':
        waiting.get(message.id)?.(message.result);
        break;
    }
  });

  return {
    call(name, input, { signal, transfer = [] } = {}) {
      if (signal?.aborted) return Promise.reject(new LibraryError({ code: 'cancelled', details: {} }));
      if (ended !== null) return Promise.reject(new LibraryError(ended));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        const settle = (result: Result<never>) => {
          waiting.delete(id);
          signal?.removeEventListener('abort', cancel);
          if (result.ok) resolve(result.value);
          else reject(new LibraryError(result.error));
        };
        const cancel = () => {
          endpoint.postMessage({ kind: 'cancel', id });
          settle({ ok: false, error: { code: 'cancelled', details: {} } });
        };
        endpoint.postMessage({ kind: 'call', id, name, input }, movable(transfer));
        waiting.set(id, settle);
        signal?.addEventListener('abort', cancel);
      });
    },
    tell(name, payload) {
      endpoint.postMessage({ kind: 'event', name, payload });
    },
    end(failure) {
      ended = failure;
      for (const settle of [...waiting.values()]) settle({ ok: false, error: failure });
    },
  };
}

/** The buffers that hold these bytes and nothing else. A view of a part of a buffer (Node's pool) is copied instead. */
function movable(bytes: readonly Uint8Array[]): ArrayBuffer[] {
  return bytes.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength > 0 ? [buffer] : [],
  );
}
