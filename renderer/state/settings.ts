import { create } from 'zustand';
import {
  type Settings,
  type SettingsChange,
  settings as settingsSchema,
} from '../../shared/model/settings.ts';
import { call, failureOf, on } from '../api/api.ts';
import { t } from './t.ts';
import { showToast } from './toasts.ts';

/** The person's settings. They are there before the first component is drawn (`followSettings`). */
export const useSettings = create<Settings>(() => settingsSchema.parse({}));

/** Changes on their way to the disk, in order: what is told meanwhile does not know them yet. */
const underway = new Set<SettingsChange>();

function told(settings: Settings): void {
  useSettings.setState(Object.assign({}, settings, ...underway));
}

/** Takes what the settings are, and follows their changes. */
export function followSettings(settings: Settings): void {
  on('settings.changed', told);
  told(settings);
}

/** Changes settings: in the window at once, and on the disk. When they cannot be written, that is said; they hold until the
 * app ends. */
export async function changeSettings(change: SettingsChange): Promise<void> {
  useSettings.setState(change);
  underway.add(change);
  const answer = call('settings.change', change).finally(() => underway.delete(change));
  try {
    told(await answer);
  } catch (error) {
    showToast(`${t.settings.notWritten} ${t.failure(failureOf(error))}`);
  }
}
