import { create } from 'zustand';

/** What is read out next, politely. The number makes the same words twice two messages. */
export const useAnnouncement = create<{ text: string; serial: number }>(() => ({ text: '', serial: 0 }));

/** Has a sentence read out by a screen reader, without moving the focus. */
export function announce(text: string): void {
  useAnnouncement.setState(({ serial }) => ({ text, serial: serial + 1 }));
}
