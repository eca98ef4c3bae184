import { useEffect, useRef } from 'react';
import { type CommandId, commandById, keysOf } from '../../shared/commands.ts';
import { commandOfKey, type KeyPress } from '../../shared/keys.ts';
import { platform } from '../ui/platform.ts';

/** What a command does at the moment. `false`: it does not apply now, so its key goes on to whoever wants it. */
export type CommandHandler = () => unknown;
export type CommandHandlers = { readonly [id in CommandId]?: CommandHandler };

/** Those who answer commands; the last to come is asked first. */
const answering: { handlers: CommandHandlers }[] = [];

function register(entry: { handlers: CommandHandlers }): () => void {
  answering.push(entry);
  return () => {
    answering.splice(answering.indexOf(entry), 1);
  };
}

/** Answers commands while the component is there. A command that a later component answers too is asked there first. */
export function useCommands(handlers: CommandHandlers): void {
  const entry = useRef({ handlers });
  useEffect(() => {
    entry.current.handlers = handlers;
  });
  useEffect(() => register(entry.current), []);
}

/** Carries a command out. False when nobody answers it now. */
export function runCommand(id: CommandId): boolean {
  for (const { handlers } of answering.toReversed()) {
    const handler = handlers[id];
    if (handler && handler() !== false) return true;
  }
  return false;
}

/** Carries out the command of an id that came from outside: the menu bar. */
export function runCommandNamed(id: string): boolean {
  const command = commandById(id);
  return command !== null && runCommand(command.id);
}

/** Carries out the command of a key press, and takes the key then. The reader sends keys typed in its frame here. */
export function runKey(event: KeyPress & { preventDefault(): void }, inText: boolean): boolean {
  const command = commandOfKey(event, { platform, inText });
  if (command === null || !runCommand(command.id)) return false;
  event.preventDefault();
  return true;
}

/** The shortcut of a command that is shown, null when it has none. */
export function shortcutOf(id: CommandId): string | null {
  const command = commandById(id);
  return command === null ? null : (keysOf(command, platform)[0] ?? null);
}
