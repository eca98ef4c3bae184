import type { Platform } from '../../shared/commands.ts';

/** The system the window runs on, as the browser tells it: for key caps and shortcuts. */
export const platform: Platform = navigator.platform.startsWith('Mac')
  ? 'darwin'
  : navigator.platform.startsWith('Win')
    ? 'win32'
    : 'linux';
