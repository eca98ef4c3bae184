import type { Channel, EventName } from '../../shared/ipc/channels.ts';
import type { EventPayload, Input } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    /** What the preload exposes (`Bridge` of the contract), with the types of each channel: main checks every input and
     * makes every output by the same contract, so that the window can take them at their word. A call answers with a `Result` as
     * JSON. */
    readonly offprint: {
      call<C extends Channel>(channel: C, input: Input<C>): Promise<string>;
      on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
    };
  }
}
