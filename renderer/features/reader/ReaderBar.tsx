import { type RefObject, useRef, useState } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import type { ArticleRecord } from '../../../shared/model/record.ts';
import { mayRun, runCommand, shortcutOf } from '../../state/commands.ts';
import { showListPane, useLayout, useListShut } from '../../state/layout.ts';
import { offered } from '../../state/offered.ts';
import { toggleFocusMode, useReading } from '../../state/reading.ts';
import { t } from '../../state/t.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { IconName } from '../../ui/icons.ts';
import { MenuButton, type MenuEntry } from '../../ui/Menu.tsx';
import { Toolbar } from '../../ui/Toolbar.tsx';
import type { Place } from './place.ts';
import styles from './ReaderBar.module.css';
import { TextPopover } from './TextPopover.tsx';
import { timeLeft } from './time-left.ts';

type Props = {
  record: ArticleRecord;
  place: Place;
  /** The contents: null when the article has none. */
  outline: { shown: boolean; button: RefObject<HTMLButtonElement | null> } | null;
  onTags: () => void;
  tagsButton: RefObject<HTMLButtonElement | null>;
  onBack: () => void;
  /** Focus mode, and nobody has moved for a while: the bar is not seen. */
  idle: boolean;
  barRef: RefObject<HTMLDivElement | null>;
};

/** The bar over an article: where one is in it, and what can be done with it. One tab stop, arrows inside. */
export function ReaderBar({ record, place, outline, onTags, tagsButton, onBack, idle, barRef }: Props) {
  const onePane = useLayout() === 'one';
  const focus = useReading(({ focusMode }) => focusMode);
  const [textOpen, setTextOpen] = useState(false);
  const textButton = useRef<HTMLButtonElement>(null);
  const listShut = useListShut();
  const archived = record.state === 'archived';
  return (
    <Toolbar
      ref={barRef}
      className={cx(styles.bar, focus && styles.alone, idle && styles.idle)}
      label={t.reader.toolbar}
    >
      {onePane && !focus ? (
        <IconButton icon="arrow-left" label={t.app.back} onPress={onBack} shortcut="Escape" />
      ) : null}
      {listShut && !focus ? (
        <IconButton
          icon="chevron-right"
          label={t.listShut.show}
          shortcut={shortcutOf('toggle-list')}
          onPress={showListPane}
        />
      ) : null}
      {outline === null || focus ? null : (
        <IconButton
          icon="table-of-contents"
          label={t.commands.outline}
          shortcut={shortcutOf('outline')}
          pressed={outline.shown}
          onPress={() => runCommand('outline')}
          ref={outline.button}
        />
      )}
      <span className={cx(!focus && styles.wide)}>
        <IconButton
          icon={focus ? 'minimize-2' : 'maximize-2'}
          label={focus ? t.reader.leaveFocus : t.commands['focus-mode']}
          shortcut={focus ? 'Escape' : shortcutOf('focus-mode')}
          onPress={toggleFocusMode}
        />
      </span>
      <span className={styles.where}>{focus ? null : timeLeft(record, place)}</span>
      <Command
        id="archive"
        icon="archive"
        label={archived ? t.reader.unarchive : t.commands.archive}
        on={archived}
      />
      <Command id="favourite" icon="star" label={t.commands.favourite} on={record.favourite} />
      {focus ? null : (
        <>
          {mayRun('tags') ? (
            <IconButton
              icon="tag"
              label={t.reader.tags}
              shortcut={shortcutOf('tags')}
              onPress={onTags}
              ref={tagsButton}
            />
          ) : null}
          <span className={styles.gap} />
          <Command id="highlight" icon="highlighter" label={t.marks.highlight} />
          <span className={styles.wide}>
            <Command id="note" icon="message-square-plus" label={t.marks.note} />
          </span>
          <span className={styles.gap} />
        </>
      )}
      <IconButton
        icon="a-large-small"
        label={t.reader.text}
        expanded={textOpen}
        onPress={() => setTextOpen(true)}
        ref={textButton}
      />
      <TextPopover isOpen={textOpen} onClose={() => setTextOpen(false)} triggerRef={textButton} />
      {focus ? null : <Command id="export" icon="share" label={t.reader.export} />}
      <MenuButton label={t.app.more} className={styles.more} entries={moreEntries(record, onePane)}>
        <Icon name="ellipsis" size={18} />
      </MenuButton>
      {focus ? null : <ProgressLine at={place.at} />}
    </Toolbar>
  );
}

type CommandProps = {
  id: CommandId;
  icon: 'archive' | 'star' | 'share' | 'highlighter' | 'message-square-plus';
  label: string;
  on?: boolean;
};

function Command({ id, icon, label, on }: CommandProps) {
  if (!mayRun(id)) return null;
  return (
    <IconButton
      icon={icon}
      label={label}
      shortcut={shortcutOf(id)}
      onPress={() => runCommand(id)}
      {...(on === undefined ? {} : { pressed: on })}
    />
  );
}

/** @param narrow the bar has no room for all: what it leaves out is here */
function moreEntries(record: ArticleRecord, narrow: boolean): MenuEntry[] {
  const entry = (id: CommandId, icon: IconName): MenuEntry => ({
    id,
    icon,
    label: t.commands[id],
    shortcut: shortcutOf(id),
    onAction: () => runCommand(id),
  });
  return offered<MenuEntry>([
    ...(narrow ? [entry('focus-mode', 'maximize-2')] : []),
    entry('find', 'search'),
    entry('article-note', 'message-square'),
    entry('edit', 'pencil'),
    entry('print', 'printer'),
    ...(record.state === 'unread' ? [] : [entry('mark-unread', 'rotate-cw')]),
    { id: 'copying', line: true },
    ...(record.url === null ? [] : [entry('open-original', 'external-link'), entry('copy-link', 'copy')]),
    entry('copy-titled-link', 'link'),
    entry('copy-markdown', 'file-text'),
    { id: 'line', line: true },
    record.trashed ? entry('restore', 'inbox') : entry('trash', 'trash-2'),
  ]);
}

function ProgressLine({ at }: { at: number }) {
  const percent = Math.round(at * 100);
  return (
    <span
      className={styles.progress}
      role="progressbar"
      aria-label={t.reader.read}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <span style={{ inlineSize: `${percent}%` }} />
    </span>
  );
}
