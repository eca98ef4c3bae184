import { contextBridge, ipcRenderer } from 'electron';
import { appChannels, eventNames, libraryChannels } from '../../shared/ipc/channels.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';

const channels: ReadonlySet<string> = new Set([...libraryChannels, ...appChannels]);
const events: ReadonlySet<string> = new Set(eventNames);

/** Forwards what the contract names, and nothing else. Events are handed on without Electron's event object. */
const bridge: Bridge = {
  call(channel, input) {
    if (channels.has(channel)) return ipcRenderer.invoke(channel, input);
    const error = { code: 'bad-request', details: { issue: 'channel' } };
    return Promise.resolve(JSON.stringify({ ok: false, error }));
  },
  on(event, listener) {
    if (!events.has(event)) return () => {};
    const forward = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.off(event, forward);
    };
  },
};

contextBridge.exposeInMainWorld('offprint', bridge);
