import { highlightColour } from '../../../shared/model/record.ts';
import { refOf, useNotes } from '../../state/notes.ts';
import { useNotesSelection } from '../../state/notes-selection.ts';
import { offered } from '../../state/offered.ts';
import { indexOf, itemAt } from '../../state/pages.ts';
import { t } from '../../state/t.ts';
import { ContextMenu, type MenuEntry } from '../../ui/Menu.tsx';
import { copyNotes, exportNotes, recolourNotes, removeNotes } from './actions.ts';
import { editNote } from './editing.ts';
import { openNote } from './note-input.ts';

type Props = {
  /** Where in the window, px; null while closed. */
  at: { x: number; y: number } | null;
  onClose: () => void;
};

/** What can be done with the selected notes. What changes them has the id of the command that it is like. */
export function NoteMenu({ at, onClose }: Props) {
  const keys = useNotesSelection((selection) => selection.keys);
  const cache = useNotes((notes) => notes.cache);
  const [key] = keys;
  const index = keys.size === 1 && key !== undefined ? indexOf(cache, key) : null;
  const only = index === null ? null : (itemAt(cache, index)?.row ?? null);
  const refs = [...keys].map(refOf);
  const one: MenuEntry[] =
    only === null
      ? []
      : [
          {
            id: 'open',
            icon: 'book-open',
            label: t.noteList.open,
            shortcut: 'Enter',
            onAction: () => openNote({ focus: true }),
          },
          {
            id: 'edit',
            icon: 'message-square',
            label: editLabel(only),
            shortcut: 'n',
            onAction: () => editNote(only.id),
          },
          { id: 'line-1', line: true },
        ];
  const colours: MenuEntry[] =
    only !== null && only.highlight === null
      ? []
      : [
          {
            id: 'highlight',
            label: t.noteList.colour,
            selected: only?.colour ?? '',
            options: highlightColour.options.map((id) => ({ id, label: t.marks.colours[id] })),
            onChoose: (id) => {
              const colour = highlightColour.options.find((candidate) => candidate === id);
              if (colour !== undefined) void recolourNotes(refs, colour);
            },
          },
          { id: 'line-2', line: true },
        ];
  return (
    <ContextMenu
      label={t.noteList.menu}
      at={at}
      onClose={onClose}
      entries={offered<MenuEntry>([
        ...one,
        ...colours,
        {
          id: 'copy',
          icon: 'copy',
          label: t.noteList.copy(keys.size),
          shortcut: 'Mod+C',
          onAction: () => void copyNotes(refs),
        },
        {
          id: 'export',
          icon: 'share',
          label: t.noteList.export(keys.size),
          onAction: () => exportNotes(refs),
        },
        { id: 'line-3', line: true },
        {
          id: 'remove-highlight',
          icon: 'trash-2',
          label: t.noteList.remove(keys.size),
          shortcut: 'Delete',
          onAction: () => void removeNotes(refs),
        },
      ])}
    />
  );
}

/** What writing on a note is called. */
export function editLabel({
  highlight,
  comment,
}: {
  highlight: string | null;
  comment: string | null;
}): string {
  if (highlight === null) return t.noteList.editNote;
  return comment === null || comment === '' ? t.noteList.addComment : t.noteList.editComment;
}
