import { english } from '../../shared/locales/en.ts';
import { formatFor } from '../../shared/locales/format.ts';

/** Every word of the window, with numbers and dates as the system writes them. */
export const t = english(formatFor(navigator.language));
