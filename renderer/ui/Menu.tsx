import { type ReactNode, type RefObject, useRef } from 'react';
import {
  Menu as AriaMenu,
  Button,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { shortcutText } from './Kbd.tsx';
import styles from './Menu.module.css';
import { Tooltip } from './Tooltip.tsx';

export type MenuAction = {
  id: string;
  label: string;
  icon?: IconName;
  /** A shortcut of the command table. */
  shortcut?: string | null;
  onAction: () => void;
};

/** One of several: the present one has a check. */
export type MenuChoice = {
  id: string;
  /** The choice's name. */
  label: string;
  selected: string;
  options: readonly { id: string; label: string }[];
  onChoose: (id: string) => void;
};

/** Items in order; a line parts groups. What destroys comes last, after a line. */
export type MenuEntry = MenuAction | MenuChoice | { id: string; line: true };

type MenuButtonProps = {
  /** The menu's name, and the button's when its content is no text. */
  label: string;
  /** What the button shows. */
  children: ReactNode;
  entries: readonly MenuEntry[];
  className?: string | undefined;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  tabStop?: boolean;
  /** The button shows no words: its name is in a tooltip. */
  iconOnly?: boolean;
};

/** A button that opens a menu. */
export function MenuButton(props: MenuButtonProps) {
  const button = (
    <Button
      className={cx(styles.button, props.className)}
      aria-label={props.label}
      excludeFromTabOrder={props.tabStop === false}
    >
      {props.children}
    </Button>
  );
  return (
    <MenuTrigger>
      {props.iconOnly ? <Tooltip text={props.label}>{button}</Tooltip> : button}
      <Popover className={styles.popover} placement={props.placement ?? 'bottom end'} offset={4}>
        <Entries label={props.label} entries={props.entries} />
      </Popover>
    </MenuTrigger>
  );
}

type ContextMenuProps = {
  label: string;
  /** Where in the window, px; null while closed. */
  at: { x: number; y: number } | null;
  entries: readonly MenuEntry[];
  onClose: () => void;
};

/** A menu at a point of the window: the right button, or the menu key on a row. */
export function ContextMenu({ label, at, entries, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        className={styles.anchor}
        style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
      />
      <ContextPopover label={label} at={at} anchor={anchor} onClose={onClose}>
        <Entries label={label} entries={entries} onClose={onClose} />
      </ContextPopover>
    </>
  );
}

type ContextPopoverProps = {
  label: string;
  at: ContextMenuProps['at'];
  anchor: RefObject<HTMLSpanElement | null>;
  onClose: () => void;
  children: ReactNode;
};

function ContextPopover({ label, at, anchor, onClose, children }: ContextPopoverProps) {
  return (
    <Popover
      // A second right click elsewhere is a new place.
      key={at === null ? 'closed' : `${at.x},${at.y}`}
      className={styles.popover}
      aria-label={label}
      triggerRef={anchor}
      placement="bottom start"
      offset={0}
      isOpen={at !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {children}
    </Popover>
  );
}

type EntriesProps = { label: string; entries: readonly MenuEntry[]; onClose?: () => void };

function Entries({ label, entries, onClose }: EntriesProps) {
  return (
    <AriaMenu className={styles.menu} aria-label={label} autoFocus="first" {...(onClose ? { onClose } : {})}>
      {entries.map((entry) => {
        if ('line' in entry) return <Separator key={entry.id} className={styles.line} />;
        return 'options' in entry ? (
          <Choice key={entry.id} {...entry} />
        ) : (
          <Action key={entry.id} {...entry} />
        );
      })}
    </AriaMenu>
  );
}

function Action({ id, label, icon, shortcut, onAction }: MenuAction) {
  return (
    <MenuItem id={id} textValue={label} className={styles.item} onAction={onAction}>
      {icon ? <Icon name={icon} className={styles.icon} /> : null}
      <Text slot="label">{label}</Text>
      {shortcut ? <kbd className={styles.keys}>{shortcutText(shortcut)}</kbd> : null}
    </MenuItem>
  );
}

function Choice({ label, selected, options, onChoose }: MenuChoice) {
  return (
    <MenuSection
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const option = options.find(({ id }) => keys === 'all' || keys.has(id));
        if (option) onChoose(option.id);
      }}
    >
      {options.map((option) => (
        <MenuItem key={option.id} id={option.id} textValue={option.label} className={styles.item}>
          <span className={styles.check}>{option.id === selected ? <Icon name="check" /> : null}</span>
          <Text slot="label">{option.label}</Text>
        </MenuItem>
      ))}
    </MenuSection>
  );
}
