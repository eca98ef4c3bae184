import { english } from '../../shared/locales/en.ts';
import { formatFor } from '../../shared/locales/format.ts';

/** The system's locale, which main puts into the address. Chromium's own is one of those that its interface is packed in. */
const locale = new URLSearchParams(location.search).get('locale') ?? navigator.language;

/** Every word of the window, with numbers and dates as the system writes them. */
export const t = english(formatFor(locale));
