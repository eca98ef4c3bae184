import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { announce } from '../../state/announcements.ts';
import { t } from '../../state/t.ts';
import { optionId } from '../../ui/option-id.ts';
import type { Suggestion } from './suggest.ts';
import { withTerm } from './token-at.ts';
import { useSuggestions } from './useSuggestions.ts';

/** After typing stops, ms. */
const pause = 500;

type Options = {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  onType: (text: string) => void;
  /** A whole search of before was chosen. */
  onRecent: (query: string) => void;
};

/** Completion of what is typed in the search field, by keyboard and pointer. Typing goes on when it is ignored. */
export function useCompletion({ field, text, onType, onRecent }: Options) {
  const id = useId();
  /** Where the caret stands. */
  const [caret, setCaret] = useState(0);
  const [focused, setFocused] = useState(false);
  /** The text for which it was put away. */
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  /** Where the caret goes once the field has its new text. */
  const place = useRef<number | null>(null);
  const { token, groups } = useSuggestions(text, caret, focused && dismissed !== text);
  const rows = groups.flatMap((group) => group.rows);
  const open = rows.length > 0;
  const terms = rows.map(({ term }) => term).join('\n');

  // Other suggestions begin with none chosen.
  const [offered, setOffered] = useState(terms);
  if (offered !== terms) {
    setOffered(terms);
    setActive(-1);
  }
  useEffect(() => {
    if (!open) return;
    const timer = setTimeout(() => announce(t.completion.available(rows.length)), pause);
    return () => clearTimeout(timer);
  }, [open, rows.length]);
  useLayoutEffect(() => {
    if (place.current === null) return;
    field.current?.setSelectionRange(place.current, place.current);
    setCaret(place.current);
    place.current = null;
  });

  const readCaret = (): void => setCaret(field.current?.selectionStart ?? 0);

  const accept = ({ kind, term }: Suggestion): void => {
    field.current?.focus();
    setActive(-1);
    if (kind === 'recent') {
      setDismissed(term);
      onRecent(term);
      return;
    }
    const range = token ?? { start: 0, end: text.length };
    const put = withTerm(text, range, term, kind === 'value');
    place.current = put.caret;
    onType(put.query);
  };

  /** True when the key was for the suggestions. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open) return false;
    const chosen = rows[active];
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        // Past the last one none is chosen, and then the first again.
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setActive((now) => ((now + 1 + step + rows.length + 1) % (rows.length + 1)) - 1);
        return true;
      }
      case 'Enter':
        if (chosen !== undefined) accept(chosen);
        else setDismissed(text);
        return chosen !== undefined;
      case 'Tab': {
        // In a term with a colon the first is meant; elsewhere Tab goes on unless one is chosen.
        const meant = chosen ?? (token?.name === null || token === null ? undefined : rows[0]);
        if (meant === undefined || event.shiftKey) return false;
        accept(meant);
        return true;
      }
      case 'Escape':
        setDismissed(text);
        return true;
      default:
        return false;
    }
  };

  return {
    id,
    groups,
    open,
    active,
    readCaret,
    point: setActive,
    accept,
    onKey,
    /** What the field tells of itself. */
    input: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': open,
      'aria-controls': open ? id : undefined,
      'aria-activedescendant': open && active >= 0 ? optionId(id, active) : undefined,
      onSelect: readCaret,
      onFocus: () => {
        setFocused(true);
        setDismissed(null);
        readCaret();
      },
      onBlur: () => setFocused(false),
      onClick: () => setDismissed(null),
    } as const,
    /** The text was emptied by hand: nothing is offered until it is asked for. */
    dismiss: setDismissed,
  };
}
