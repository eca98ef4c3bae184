import { useLayoutEffect, useRef } from 'react';
import { changesLibrary } from '../../shared/changing-commands.ts';
import { type CommandId, commandById, keysOf } from '../../shared/commands.ts';
import { commandsOfKey, type KeyPress } from '../../shared/keys.ts';
import { platform } from '../ui/platform.ts';
import { useLibrary } from './library.ts';
import { useSettings } from './settings.ts';
import { useSettingsView } from './settings-view.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** What a command does at the moment. `false`: it does not apply now, so its key goes on to whoever wants it. With `when` it
 * can be asked before: the palette hides what does not apply. */
export type CommandHandler = (() => unknown) | { when: () => boolean; run: () => unknown };
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
  useLayoutEffect(() => {
    entry.current.handlers = handlers;
  });
  useLayoutEffect(() => register(entry.current), []);
}

/** Carries a command out. False when nobody answers it now. In a library that can only be read, one that would change it says
 * why it does not. */
export function runCommand(id: CommandId): boolean {
  if (!inReach(id)) return false;
  for (const { handlers } of answering.toReversed()) {
    const handler = handlers[id];
    if (handler === undefined || !applies(handler)) continue;
    if (!mayRun(id)) return tellRefusal();
    if ((typeof handler === 'function' ? handler : handler.run)() !== false) return true;
  }
  return false;
}

/** Whether somebody would answer a command now, as far as that can be told without carrying it out. */
export function isAnswered(id: CommandId): boolean {
  return (
    inReach(id) &&
    mayRun(id) &&
    answering.some(({ handlers }) => handlers[id] !== undefined && applies(handlers[id]))
  );
}

/** Whether a command may be offered: none that would change a library that can only be read. */
export function mayRun(id: CommandId): boolean {
  return !useLibrary.getState().readOnly || !changesLibrary(id);
}

function tellRefusal(): true {
  const { refusal } = useLibrary.getState();
  showToast([`${t.library.readOnly}.`, ...(refusal === null ? [] : [t.library.refusal(refusal)])].join(' '));
  return true;
}

function applies(handler: CommandHandler): boolean {
  return typeof handler === 'function' || handler.when();
}

/** While the settings fill the window, the panes behind them are out of reach. */
function inReach(id: CommandId): boolean {
  return !useSettingsView.getState().open || commandById(id)?.anywhere === true;
}

/** Carries out the command of an id that came from outside: the menu bar. */
export function runCommandNamed(id: string): boolean {
  const command = commandById(id);
  return command !== null && runCommand(command.id);
}

/** Carries out the command of a key press, and takes the key then. The reader sends keys typed in its frame here. */
export function runKey(event: KeyPress & { preventDefault(): void }, inText: boolean): boolean {
  const commands = commandsOfKey(event, { platform, inText, choices: useSettings.getState() });
  if (!commands.some(({ id }) => runCommand(id))) return false;
  event.preventDefault();
  return true;
}

/** The shortcut of a command that is shown, null when it has none. The whole window is drawn anew when keys change (`App`),
 * so that this may be asked while drawing. */
export function shortcutOf(id: CommandId): string | null {
  const command = commandById(id);
  return command === null ? null : (keysOf(command, platform, useSettings.getState())[0] ?? null);
}
